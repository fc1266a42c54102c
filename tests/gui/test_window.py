"""The window itself: size, full screen, divider."""

from __future__ import annotations

import time

from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QAbstractSlider, QLineEdit

from artem.gui.window import _PANEL_STAYS_MS

LEFT = Qt.MouseButton.LeftButton


def showing(open_window, wait, **options):
    rig = open_window(source="demo", **options)
    wait(lambda: rig.window.feed.frame is not None)
    return rig


def middle(widget) -> QPoint:
    return widget.rect().center()


def drag(feed, start: float, end: float) -> None:
    box = feed.box()
    y = int(box.y + box.height / 2)
    steps = [int(box.x + box.width * (start + (end - start) * n / 10)) for n in range(11)]
    QTest.mousePress(feed, LEFT, pos=QPoint(steps[0], y))
    for x in steps[1:]:
        QTest.mouseMove(feed, QPoint(x, y))
    QTest.mouseRelease(feed, LEFT, pos=QPoint(steps[-1], y))


def test_the_picture_keeps_its_shape_at_every_size(open_window, wait):
    rig = showing(open_window, wait)
    for size in ((1200, 500), (560, 700), (900, 640)):
        rig.window.resize(*size)
        wait(lambda size=size: rig.window.width() == size[0])
        box = rig.window.feed.box()
        assert abs(box.width / box.height - 4 / 3) < 0.01
        assert box.x >= 0
        assert box.y >= 0
        assert rig.window.panel.geometry().bottom() == rig.window.height() - 1


def test_f11_and_esc(open_window, wait):
    rig = showing(open_window, wait)
    QTest.keyClick(rig.window, Qt.Key.Key_F11)
    wait(rig.window.isFullScreen)
    wait(rig.window.panel.isHidden)
    assert rig.window.feed.size() == rig.window.size()
    QTest.keyClick(rig.window, Qt.Key.Key_Escape)
    wait(lambda: not rig.window.isFullScreen())
    assert rig.window.panel.isVisible()


def test_a_double_click_goes_full_screen_and_back(open_window, wait):
    rig = showing(open_window, wait)
    QTest.mouseDClick(rig.window.feed, LEFT, pos=middle(rig.window.feed))
    wait(rig.window.isFullScreen)
    QTest.mouseDClick(rig.window.feed, LEFT, pos=middle(rig.window.feed))
    wait(lambda: not rig.window.isFullScreen())
    assert rig.window.feed.split is None


def test_the_mouse_brings_the_panel_back_in_full_screen(open_window, wait):
    rig = showing(open_window, wait)
    rig.window.toggle_fullscreen()
    wait(rig.window.panel.isHidden)
    QTest.mouseMove(rig.window.feed, QPoint(30, 30))
    QTest.mouseMove(rig.window.feed, QPoint(60, 60))
    wait(rig.window.panel.isVisible)
    wait(rig.window.panel.isHidden)


def test_keys_keep_the_panel_in_full_screen(open_window, wait):
    rig = showing(open_window, wait)
    window = rig.window
    window.toggle_fullscreen()
    wait(window.panel.isHidden)
    window.reveal_panel()
    slider = window.panel.findChild(QAbstractSlider)
    slider.setFocus()
    until = time.monotonic() + 1.3 * _PANEL_STAYS_MS / 1000
    while time.monotonic() < until:
        QTest.keyClick(slider, Qt.Key.Key_Left)
        QTest.qWait(100)
    assert window.panel.isVisible()
    wait(window.panel.isHidden)


def test_the_mixer_stays_while_a_name_is_typed(open_window, wait):
    rig = showing(open_window, wait)
    window = rig.window
    window.toggle_fullscreen()
    wait(window.panel.isHidden)
    line = QLineEdit(window.mixer)
    line.show()
    window.set_mixer_open(True)
    window.reveal_panel()
    line.setFocus()
    QTest.qWait(int(1.3 * _PANEL_STAYS_MS))
    assert window.mixer.isVisible()
    window.feed.setFocus()
    wait(window.mixer.isHidden)


def test_a_drag_divides_the_picture(open_window, wait, colour_at):
    rig = showing(open_window, wait)
    drag(rig.window.feed, 0.2, 0.5)
    assert abs(rig.window.feed.split - 0.5) < 0.02
    assert rig.window.controls.buttons["compare"].isChecked()
    assert colour_at(rig.window, 0.25) == (60, 60, 60)
    red, green, _ = colour_at(rig.window, 0.75)
    assert red > 1.5 * green


def test_the_divider_leaves_at_the_edge(open_window, wait):
    rig = showing(open_window, wait)
    drag(rig.window.feed, 0.2, 0.5)
    drag(rig.window.feed, 0.5, 1.0)
    assert rig.window.feed.split is None
    assert not rig.window.controls.buttons["compare"].isChecked()


def test_the_divider_by_button(open_window, wait):
    rig = showing(open_window, wait)
    QTest.mouseClick(rig.window.controls.buttons["compare"], LEFT)
    assert rig.window.feed.split == 0.5
    QTest.mouseClick(rig.window.controls.buttons["compare"], LEFT)
    assert rig.window.feed.split is None


def test_a_click_divides_nothing(open_window, wait):
    rig = showing(open_window, wait)
    QTest.mouseClick(rig.window.feed, LEFT, pos=middle(rig.window.feed))
    assert rig.window.feed.split is None


def test_a_divided_mirrored_picture(open_window, wait, colour_at):
    rig = showing(open_window, wait, mirror=True)
    wait(rig.window.controls.buttons["mirror"].isChecked)
    rig.window.feed.set_split(0.5)
    assert colour_at(rig.window, 0.25) == (220, 220, 220)


def test_every_control_has_a_name_and_takes_the_keyboard(open_window, wait):
    rig = showing(open_window, wait)
    controls = rig.window.controls
    chosen = next(tile for tile in rig.window.styles.tiles if tile.isChecked())
    buttons = (
        controls.source,
        controls.buttons["mirror"],
        controls.buttons["compare"],
        controls.buttons["fullscreen"],
    )
    for widget in (*buttons, controls.strength.slider, chosen):
        assert widget.accessibleName() or widget.text()
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_arrow_keys_walk_along_the_styles(open_window, wait):
    rig = showing(open_window, wait)
    tiles = rig.window.styles.tiles
    tiles[0].setFocus()
    QTest.keyClick(tiles[0], Qt.Key.Key_Right)
    assert tiles[1].hasFocus()
    QTest.keyClick(tiles[1], Qt.Key.Key_Space)
    wait(lambda: rig.session.stylizer.style == "green")


def test_the_place_is_remembered(open_window, wait):
    rig = showing(open_window, wait)
    rig.window.resize(777, 555)
    wait(lambda: rig.window.width() == 777)
    saved = rig.session.remembered().geometry
    rig.window.resize(600, 500)
    rig.window.restore_saved(saved)
    wait(lambda: rig.window.width() == 777)
    rig.window.restore_saved("damaged")
