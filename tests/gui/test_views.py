"""Other ways to look at the picture: comparing, the grid, and windows of the picture alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from threading import enumerate as threads

import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication

from artem.errors import NetFileError
from artem.gui.styles.offers import Offer
from artem.gui.views.geometry import Compare, Corner
from tests.conftest import two_monitors

LEFT = Qt.MouseButton.LeftButton
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
DARK, LIGHT = (60, 60, 60), (220, 220, 220)  # the halves of the original


@pytest.fixture
def showing(open_window, wait):
    def show(**options):
        rig = open_window(source="demo", **options)
        wait(lambda: rig.window.feed.frame is not None)
        return rig

    return show


def is_on(rig, action: str) -> bool:
    return rig.window.action_set[action].isChecked()


def compares(rig) -> list[bool]:
    return [is_on(rig, name) for name in ("compare", "side-by-side", "original-in-corner")]


def seen(widget, x: float, y: float) -> tuple[int, int, int]:
    """The colour painted at this place of the widget."""
    ratio = widget.devicePixelRatioF()
    colour = widget.grab().toImage().pixelColor(int(x * ratio), int(y * ratio))
    return colour.red(), colour.green(), colour.blue()


def is_red(colour: tuple[int, int, int]) -> bool:
    return colour[0] > 1.5 * colour[1]


def use(window, wait) -> None:
    """Keys go to the active window only."""
    window.activateWindow()
    wait(window.isActiveWindow)


def drag(widget, start: tuple[float, float], end: tuple[float, float]) -> None:
    steps = [
        QPoint(*(int(a + (b - a) * n / 10) for a, b in zip(start, end, strict=True)))
        for n in range(11)
    ]
    QTest.mousePress(widget, LEFT, pos=steps[0])
    for step in steps[1:]:
        QTest.mouseMove(widget, step)
    QTest.mouseRelease(widget, LEFT, pos=steps[-1])


# -- comparing ----------------------------------------------------------------------------------


def test_c_divides_the_picture_and_leaves_every_comparison(showing):
    rig = showing()
    feed = rig.window.feed
    QTest.keyClick(rig.window, Qt.Key.Key_C)
    assert feed.split == 0.5
    assert compares(rig) == [True, False, False]
    QTest.keyClick(rig.window, Qt.Key.Key_C)
    assert feed.compare is Compare.OFF
    QTest.keyClick(rig.window, Qt.Key.Key_C, SHIFT)
    assert feed.compare is Compare.SIDE_BY_SIDE
    assert compares(rig) == [True, True, False]
    QTest.keyClick(rig.window, Qt.Key.Key_C)
    assert compares(rig) == [False, False, False]


def test_one_comparison_replaces_another(showing):
    rig = showing()
    QTest.keyClick(rig.window, Qt.Key.Key_C, SHIFT)
    QTest.keyClick(rig.window, Qt.Key.Key_C, ALT)
    assert rig.window.feed.compare is Compare.CORNER
    assert compares(rig) == [True, False, True]
    QTest.keyClick(rig.window, Qt.Key.Key_C, ALT)
    assert rig.window.feed.compare is Compare.OFF
    assert compares(rig) == [False, False, False]


def test_side_by_side_both_are_whole(showing):
    feed = showing().window.feed
    feed.set_compare(Compare.SIDE_BY_SIDE)
    box, y = feed.box(), feed.height() / 2
    assert box.x > feed.width() / 2
    assert seen(feed, feed.width() - box.right + 0.25 * box.width, y) == DARK
    assert seen(feed, feed.width() - box.right + 0.75 * box.width, y) == LIGHT
    assert is_red(seen(feed, box.x + 0.25 * box.width, y))
    assert is_red(seen(feed, box.x + 0.75 * box.width, y))


def test_side_by_side_both_are_mirrored(showing, wait):
    rig = showing(mirror=True)
    feed = rig.window.feed
    wait(lambda: feed.mirrored)
    feed.set_compare(Compare.SIDE_BY_SIDE)
    box, y = feed.box(), feed.height() / 2
    assert seen(feed, feed.width() - box.right + 0.25 * box.width, y) == LIGHT


def test_side_by_side_nothing_is_dragged(showing):
    feed = showing().window.feed
    feed.set_compare(Compare.SIDE_BY_SIDE)
    drag(feed, (100, 100), (300, 100))
    assert feed.compare is Compare.SIDE_BY_SIDE


def test_the_original_is_small_in_a_corner(showing):
    feed = showing().window.feed
    feed.set_compare(Compare.CORNER)
    small, box = feed.inset_box(), feed.box()
    middle = small.y + small.height / 2
    assert seen(feed, small.x + 0.25 * small.width, middle) == DARK
    assert seen(feed, small.x + 0.75 * small.width, middle) == LIGHT
    assert is_red(seen(feed, box.x + box.width / 2, box.bottom - 20))


def test_the_small_original_is_dragged_to_another_corner(showing):
    feed = showing().window.feed
    feed.set_compare(Compare.CORNER)
    box, small = feed.box(), feed.inset_box()
    drag(feed, (small.x + 9, small.y + 9), (box.x + 20, box.bottom - 20 - small.height))
    assert feed._corner is Corner.LOWER_LEFT
    assert feed.compare is Compare.CORNER
    moved = feed.inset_box()
    assert moved.x < small.x
    assert moved.y > small.y


def test_a_drag_beside_the_small_original_moves_nothing(showing):
    feed = showing().window.feed
    feed.set_compare(Compare.CORNER)
    before, box = feed.inset_box(), feed.box()
    drag(feed, (box.x + 30, box.bottom - 30), (box.x + 200, box.y + 30))
    assert feed.inset_box() == before
    assert feed.compare is Compare.CORNER


def test_nothing_is_converted_for_a_comparison_that_is_off(showing, wait):
    rig = showing()
    wait(lambda: rig.window.feed._pair.__dict__.get("stylized_image") is not None)
    assert "original_image" not in rig.window.feed._pair.__dict__


# -- the grid -----------------------------------------------------------------------------------


def open_grid(rig, wait) -> list:
    QTest.keyClick(rig.window, Qt.Key.Key_G)
    grid = rig.window.grid
    assert grid.isVisible()
    wait(lambda: all(cell.painted or cell.failure for cell in grid.cells))
    return grid.cells


def test_g_shows_every_style_and_esc_leaves(showing, wait):
    rig = showing()
    cells = open_grid(rig, wait)
    assert [cell.entry.spec for cell in cells] == ["red", "green", "blue"]
    assert [cell.isChecked() for cell in cells] == [True, False, False]
    colours = [seen(cell, cell.width() / 4, cell.height() / 3) for cell in cells]
    assert [colour.index(max(colour)) for colour in colours] == [0, 1, 2]
    assert is_on(rig, "grid")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert rig.window.grid.isHidden()
    assert not is_on(rig, "grid")
    assert rig.session.stylizer.style == "red"


def test_esc_leaves_the_grid_before_the_full_screen(showing, wait):
    rig = showing()
    rig.window.toggle_fullscreen()
    wait(rig.window.isFullScreen)
    open_grid(rig, wait)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert rig.window.grid.isHidden()
    assert rig.window.isFullScreen()
    QTest.keyClick(rig.window, Qt.Key.Key_Escape)
    wait(lambda: not rig.window.isFullScreen())


def test_the_mouse_over_the_grid_brings_the_panel_back_in_full_screen(showing, wait):
    rig = showing()
    rig.window.toggle_fullscreen()
    wait(rig.window.panel.isHidden)
    cells = open_grid(rig, wait)
    QTest.mouseMove(cells[1], QPoint(30, 30))
    QTest.mouseMove(cells[1], QPoint(40, 40))
    wait(rig.window.panel.isVisible)


def test_a_click_in_the_grid_chooses_a_style(showing, wait):
    rig = showing()
    cells = open_grid(rig, wait)
    QTest.mouseClick(cells[1], LEFT)
    assert rig.window.grid.isHidden()
    wait(lambda: rig.session.stylizer.style == "green")
    assert rig.window.styles.worn == ["green"]


def test_arrow_keys_and_return_choose_a_style(showing, wait):
    rig = showing()
    cells = open_grid(rig, wait)
    assert cells[0].hasFocus()
    QTest.keyClick(cells[0], Qt.Key.Key_Right)
    assert cells[1].hasFocus()
    QTest.keyClick(cells[1], Qt.Key.Key_Right)
    QTest.keyClick(cells[2], Qt.Key.Key_Right)
    QTest.keyClick(cells[2], Qt.Key.Key_Left)
    QTest.keyClick(cells[1], Qt.Key.Key_Return)
    wait(lambda: rig.session.stylizer.style == "green")
    assert rig.window.feed.hasFocus()


def test_a_number_key_changes_what_the_grid_marks(showing, wait):
    rig = showing()
    cells = open_grid(rig, wait)
    QTest.keyClick(cells[0], Qt.Key.Key_3)
    wait(lambda: rig.session.stylizer.style == "blue")
    assert [cell.isChecked() for cell in cells] == [False, False, True]
    assert rig.window.grid.isVisible()


def test_a_style_that_cannot_be_painted_says_so_in_its_cell(showing, rig, wait):
    rig.broken = {"green": NetFileError("the net file is damaged; copy it again")}
    showing()
    cells = open_grid(rig, wait)
    assert [bool(cell.failure) for cell in cells] == [False, True, False]
    assert "damaged" in cells[1].toolTip()


def test_the_grid_paints_with_a_stylizer_of_its_own_and_the_strength_set(showing, rig, wait):
    rig.one_net = True
    showing()
    live = rig.session.stylizer
    rig.session._styles.set_values(strength=0.4)
    open_grid(rig, wait)
    assert rig.made == ["red", "red"]
    assert live.look.mix == (("red", 1.0),)
    assert next(iter(rig.session.views._painter._stylizers.values())).look.strength == 0.4


def test_the_grid_rests_when_it_is_left(showing, wait):
    rig = showing()
    open_grid(rig, wait)
    rig.session.views.leave_grid()
    wait(lambda: not rig.session.views._painter._stylizers)


def test_only_cells_in_sight_are_painted(showing, wait):
    rig = showing()
    told = []
    rig.window.grid.sight_changed.connect(told.append)
    rig.window.resize(520, 400)
    wait(lambda: rig.window.width() == 520)
    QTest.keyClick(rig.window, Qt.Key.Key_G)
    assert 1 <= len(told[-1]) <= 3
    rig.window.grid.close_grid()
    assert told[-1] == []


def test_an_added_style_leaves_the_grid(showing, wait):
    rig = showing()
    open_grid(rig, wait)
    rig.session.adopting.take([Offer("Beach", path=Path("beach.png"))])
    wait(lambda: rig.session.stylizer.style == "beach")
    assert rig.window.grid.isHidden()


def test_the_end_of_the_session_ends_the_grid(showing, wait):
    rig = showing()
    open_grid(rig, wait)
    rig.session.close()
    assert all(thread.name != "artem-grid" for thread in threads())


# -- the output window --------------------------------------------------------------------------


def test_o_opens_the_output_window_and_it_follows(showing, wait):
    rig = showing(mirror=True)
    rig.window.feed.set_compare(Compare.SIDE_BY_SIDE)
    wait(lambda: rig.window.feed.mirrored)
    output = rig.session.views.output
    QTest.keyClick(rig.window, Qt.Key.Key_O)
    assert output.isVisible()
    assert is_on(rig, "output-window")
    first = output.pair
    wait(lambda: output.pair.stylized.index > first.stylized.index)
    dark = seen(output, output.width() * 0.25, output.height() / 2)
    light = seen(output, output.width() * 0.75, output.height() / 2)
    assert sum(dark) < sum(light)  # not mirrored, and the stylized picture alone
    assert is_red(dark)


def test_the_surround_of_the_output_is_black(showing, wait):
    rig = showing()
    output = rig.session.views.output
    rig.session.views.set_output(True)
    output.resize(1000, 300)
    wait(lambda: output.width() == 1000)
    assert seen(output, 5, 150) == (0, 0, 0)
    assert is_red(seen(output, 500, 150))


def test_the_output_fills_its_screen_by_key_and_double_click(showing, wait):
    rig = showing()
    output = rig.session.views.output
    rig.session.views.set_output(True)
    use(output, wait)
    QTest.keyClick(output, Qt.Key.Key_F)
    wait(output.isFullScreen)  # the size is for a window manager to give
    QTest.mouseDClick(output, LEFT, pos=output.rect().center())
    wait(lambda: not output.isFullScreen())


def test_esc_closes_the_output_and_o_does(showing, wait):
    rig = showing()
    output = rig.session.views.output
    QTest.keyClick(rig.window, Qt.Key.Key_O)
    use(output, wait)
    QTest.keyClick(output, Qt.Key.Key_Escape)
    assert output.isHidden()
    assert not is_on(rig, "output-window")
    use(rig.window, wait)
    QTest.keyClick(rig.window, Qt.Key.Key_O)
    use(output, wait)
    QTest.keyClick(output, Qt.Key.Key_O)
    assert output.isHidden()
    assert rig.window.isVisible()


def test_a_drag_moves_the_output(showing, wait):
    rig = showing()
    output = rig.session.views.output
    rig.session.views.set_output(True)
    before = output.pos()
    drag(output, (100, 100), (160, 130))
    wait(lambda: output.pos() != before)


def test_the_pointer_hides_over_the_output(showing, wait):
    rig = showing()
    output = rig.session.views.output
    rig.session.views.set_output(True)
    wait(lambda: output.cursor().shape() == Qt.CursorShape.BlankCursor)
    QTest.mouseMove(output, QPoint(40, 40))
    QTest.mouseMove(output, QPoint(50, 50))
    wait(lambda: output.cursor().shape() == Qt.CursorShape.ArrowCursor)


def test_the_output_fills_the_other_screen(tmp_path: Path):
    """In a process of its own: Qt learns of its monitors once."""
    script = """
from PyQt6.QtCore import QTimer
from PyQt6.QtWidgets import QApplication
from artem.gui.views.outlet import OutputWindow
application = QApplication([])
output = OutputWindow()
output.open_beside(application.screens()[0])
QTimer.singleShot(300, application.quit)
application.exec()
print(output.screen().name(), output.frameGeometry().getRect(), output.isFullScreen())
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"QT_QPA_PLATFORM": two_monitors(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "headset (1280, 0, 2160, 1200) True"


# -- picture in picture -------------------------------------------------------------------------


def open_small(rig):
    QTest.keyClick(rig.window, Qt.Key.Key_P)
    small = rig.session.views.small
    assert small.isVisible()
    return small


def test_p_opens_a_small_picture_above_all_and_it_follows(showing, wait):
    rig = showing()
    small = open_small(rig)
    assert is_on(rig, "picture-in-picture")
    assert small.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert small.width() * 3 == small.height() * 4
    first = small.pair
    rig.window.showMinimized()
    wait(lambda: small.pair.stylized.index > first.stylized.index)
    assert is_red(seen(small, small.width() / 4, small.height() / 2))


def test_the_small_picture_keeps_its_place_and_shape(showing, wait):
    rig = showing()
    small = open_small(rig)
    drag(small, (50, 50), (20, 30))
    drag(small, (small.width() - 4, small.height() - 4), (420, 200))
    wait(lambda: small.width() == 420)
    assert small.height() == 315
    placed = small.geometry()
    use(small, wait)
    QTest.keyClick(small, Qt.Key.Key_P)
    assert small.isHidden()
    assert not is_on(rig, "picture-in-picture")
    use(rig.window, wait)
    open_small(rig)
    assert small.geometry() == placed


def test_windows_of_a_screen_that_is_gone_come_back_to_this_one(showing, wait):
    rig = showing()
    views, screen = rig.session.views, rig.window.screen().availableGeometry()
    small = open_small(rig)
    views.set_small(False)
    small.move(screen.right() + 500, 300)
    views.set_small(True)
    assert screen.contains(small.geometry())
    views.output.fill(rig.window.screen())
    views.set_output(False)
    views.output.move(screen.right() + 500, 300)
    views.set_output(True)
    assert not views.output.isFullScreen()
    assert screen.intersects(views.output.geometry())


def test_esc_closes_the_small_picture(showing, wait):
    rig = showing()
    small = open_small(rig)
    assert not small.isActiveWindow()
    use(small, wait)
    QTest.keyClick(small, Qt.Key.Key_Escape)
    assert small.isHidden()
    assert not is_on(rig, "picture-in-picture")


def test_a_double_click_in_the_small_picture_brings_the_main_window(showing, wait):
    rig = showing()
    small = open_small(rig)
    rig.window.showMinimized()
    QTest.mouseDClick(small, LEFT, pos=small.rect().center())
    wait(lambda: not rig.window.isMinimized())
    assert rig.window.isVisible()
    assert small.isVisible()


def test_the_small_picture_takes_the_shape_of_another_source(showing, rig, wait):
    showing()
    small = open_small(rig)
    width = small.width()
    rig.sources["demo"].size = (320, 180)
    wait(lambda: small.pair.size == (320, 180))
    wait(lambda: (small.width(), small.height()) == (width, width * 9 // 16))


def test_everything_closes_with_the_main_window(showing):
    rig = showing()
    open_small(rig)
    rig.session.views.set_output(True)
    rig.window.close()
    assert rig.session.views.small.isHidden()
    assert rig.session.views.output.isHidden()


def test_one_conversion_serves_all_windows(showing, wait):
    rig = showing()
    open_small(rig)
    rig.session.views.set_output(True)
    wait(lambda: rig.session.views.output.pair is rig.window.feed._pair)
    assert rig.session.views.small.pair is rig.window.feed._pair
