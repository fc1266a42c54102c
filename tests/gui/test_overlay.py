"""The overlay that shows where the time of a frame goes."""

from __future__ import annotations

import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtGui import QColor
from PyQt6.QtTest import QTest

from artem.gui import theme
from artem.pipeline.stats import STAGES

LEFT = Qt.MouseButton.LeftButton
UNKNOWN = "\N{EN DASH}"


@pytest.fixture
def shown(open_window, wait):
    """A live window with the overlay on, as the key shows it."""
    rig = open_window(source="demo")
    wait(lambda: rig.window.feed.frame is not None)
    QTest.keyClick(rig.window, Qt.Key.Key_F12)
    return rig


def all_known(overlay) -> bool:
    rows = overlay.view.rows
    return all(row.value != UNKNOWN for row in rows) and bool(overlay.view.graph.runs)


def brightness(window) -> int:
    """Where the overlay lies, above its text."""
    seen = window.feed.grab(window.overlay.geometry()).toImage()
    return seen.pixelColor(seen.width() // 2, 4).lightness()


def test_f12_shows_and_hides_it(open_window, wait):
    rig = open_window(source="demo")
    wait(lambda: rig.window.feed.frame is not None)
    overlay = rig.window.overlay
    assert overlay.isHidden()
    assert not overlay.running
    QTest.keyClick(rig.window, Qt.Key.Key_F12)
    assert overlay.isVisible()
    assert overlay.running
    QTest.keyClick(rig.window, Qt.Key.Key_F12)
    assert overlay.isHidden()
    assert not overlay.running


def test_it_tells_of_the_run(shown, wait):
    overlay = shown.window.overlay
    wait(lambda: all_known(overlay))
    view = overlay.view
    assert [row.stage for row in view.rows] == list(STAGES)
    assert sum(row.share for row in view.rows) == pytest.approx(1)
    assert view.latency.endswith("ms")
    wait(lambda: overlay.view.graph.budget is not None)
    points = sum(len(run) for run in overlay.view.graph.runs)
    wait(lambda: sum(len(run) for run in overlay.view.graph.runs) > points)


def test_nothing_is_asked_while_it_is_hidden(shown, wait):
    overlay = shown.window.overlay
    wait(lambda: all_known(overlay))
    QTest.keyClick(shown.window, Qt.Key.Key_F12)
    view = overlay.view
    timing = shown.session.stats.timing
    asked = []
    overlay.watch(lambda now: asked.append(now) or timing(now))
    QTest.qWait(400)
    assert asked == []
    assert overlay.view is view
    QTest.keyClick(shown.window, Qt.Key.Key_F12)
    assert asked


def test_the_picture_can_be_seen_through_it(shown, wait):
    dark = brightness(shown.window)
    QTest.keyClick(shown.window, Qt.Key.Key_F12)
    light = brightness(shown.window)
    assert QColor(theme.GROUND).lightness() + 5 < dark < light - 20


def test_the_mouse_goes_through_it(shown, wait):
    window = shown.window
    window.overlay.refresh()
    inside = window.overlay.geometry().center()
    assert window.childAt(window.feed.mapTo(window, inside)) is window.feed
    handle = window.windowHandle()
    QTest.mousePress(handle, LEFT, pos=inside)
    for step in range(1, 6):
        QTest.mouseMove(handle, inside + QPoint(20 * step, 0))
    QTest.mouseRelease(handle, LEFT, pos=inside + QPoint(100, 0))
    wait(lambda: window.feed.split is not None)


def test_it_stays_in_the_corner_of_the_picture(shown, wait):
    window = shown.window
    for size in ((1250, 560), (620, 900)):
        window.resize(*size)
        wait(lambda size=size: window.width() == size[0])
        box = window.feed.box()
        assert window.overlay.x() == pytest.approx(box.x + 12, abs=1)
        assert window.overlay.y() == pytest.approx(box.y + 12, abs=1)


def test_a_small_window_shows_the_figures_only(shown, wait):
    tall = shown.window.overlay.height()
    shown.window.resize(520, 400)
    wait(lambda: shown.window.height() == 400)
    overlay = shown.window.overlay
    assert overlay.height() < tall
    assert shown.window.feed.rect().contains(overlay.geometry())


def test_it_is_drawn_in_the_pixels_of_the_screen(shown, monkeypatch):
    overlay = shown.window.overlay
    monkeypatch.setattr(overlay, "devicePixelRatioF", lambda: 2.0)
    overlay.refresh()
    assert overlay._drawn.devicePixelRatio() == 2
    assert overlay._drawn.size() == 2 * overlay.size()
