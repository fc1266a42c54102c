from __future__ import annotations

import os
import runpy
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from artem.capture.screen import (
    Region,
    ScreenFound,
    ScreenSource,
    list_screens,
    picture_screens,
    region_spec,
)
from artem.capture.spec import parse_source
from artem.errors import SourceError, UsageError
from artem.frame import Pixels

display_kept = runpy.run_path(str(Path(__file__).parents[2] / "servers" / "display.py"))[
    "display_kept"
]

needs_display = pytest.mark.skipif(
    not os.environ.get("DISPLAY"), reason="no DISPLAY; run under xvfb-run"
)

WINDOW = """
import sys
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QColor, QPainter
from PyQt6.QtWidgets import QApplication, QWidget

class Quarters(QWidget):
    def paintEvent(self, _event):
        painter = QPainter(self)
        for number, name in enumerate(("#ff0000", "#00ff00", "#0000ff", "#123456")):
            painter.fillRect(number * 50, 0, 50, 100, QColor(name))
        painter.end()

app = QApplication(sys.argv)
window = Quarters()
window.setWindowFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.BypassWindowManagerHint)
window.setGeometry(30, 40, 200, 100)
window.show()
app.exec()
"""
COLOURS = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (0x12, 0x34, 0x56)]


@pytest.fixture(scope="module", autouse=True)
def _display() -> Iterator[None]:
    with display_kept():
        yield


@contextmanager
def window() -> Iterator[None]:
    with subprocess.Popen([sys.executable, "-c", WINDOW]) as process:
        try:
            yield
        finally:
            process.kill()


def wanted() -> Pixels:
    return np.repeat(np.array([COLOURS], np.uint8), 50, axis=1).repeat(100, axis=0)


@needs_display
def test_a_region_is_captured_to_the_pixel() -> None:
    with window(), ScreenSource(Region(30, 40, 200, 100)) as source:
        give_up = time.monotonic() + 30
        while not np.array_equal(pixels := source.read().pixels, wanted()):
            assert time.monotonic() < give_up, pixels[50, ::50]


@needs_display
def test_the_primary_screen_is_one_of_the_list() -> None:
    screens = list_screens()
    info = ScreenSource().open()
    assert (info.width, info.height) in [(s.region.width, s.region.height) for s in screens]
    assert [screen.spec for screen in screens][:1] == ["screen:1"]
    assert sum(screen.primary for screen in screens) == 1


@needs_display
def test_each_screen_has_its_picture() -> None:
    with window():
        give_up = time.monotonic() + 30
        while True:
            pictures = picture_screens()
            pixels = next(pixels for screen, pixels in pictures if screen.primary)
            if np.array_equal(pixels[40:140, 30:230], wanted()):
                break
            assert time.monotonic() < give_up
    assert [screen for screen, _ in pictures] == list_screens()
    for screen, pixels in pictures:
        assert pixels.shape == (screen.region.height, screen.region.width, 3)


@needs_display
@pytest.mark.parametrize("part", [9, Region(-1, 0, 10, 10), Region(0, 0, 99999, 10)])
def test_what_is_on_no_screen_is_refused_with_those_there_are(part: int | Region) -> None:
    with pytest.raises(SourceError, match="there is screen:1 at 0,0,"):
        ScreenSource(part).open()


DESK = ScreenFound("screen:1", Region(0, 0, 1920, 1080), True)
LEFT_OF_IT = ScreenFound("screen:2", Region(-1280, 200, 1280, 720), False)


@pytest.mark.parametrize(
    ("drawn", "spec"),
    [
        ((100, 50, 640, 480), "screen:100,50,640x480"),
        ((100, 50, 641, 483), "screen:100,50,640x482"),
        ((1900, 1000, 400, 400), "screen:1900,1000,20x80"),
        ((-50, -50, 200, 100), "screen:0,0,150x50"),
        ((-200, 100, 400, 300), "screen:-200,100,400x300"),  # over both
        ((-200, 0, 199, 300), "screen:-200,200,198x100"),  # above the left one there is nothing
        ((-9000, -9000, 20000, 20000), "screen:-1280,0,3200x1080"),
        ((0, 0, 16, 16), "screen:0,0,16x16"),
    ],
)
def test_a_rectangle_drawn_is_cut_to_the_screens(
    drawn: tuple[int, int, int, int], spec: str
) -> None:
    assert region_spec(*drawn, [DESK, LEFT_OF_IT]) == spec
    assert parse_source(spec).name == spec


@pytest.mark.parametrize("drawn", [(0, 0, 15, 500), (1910, 0, 100, 100), (3000, 0, 500, 500)])
def test_a_rectangle_that_shows_too_little_is_refused(drawn: tuple[int, int, int, int]) -> None:
    with pytest.raises(UsageError, match="draw at least 16x16"):
        region_spec(*drawn, [DESK, LEFT_OF_IT])


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
@pytest.mark.parametrize("display", [None, ":4711"])
def test_without_a_display_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, display: str | None
) -> None:
    if display:
        monkeypatch.setenv("DISPLAY", display)
    else:
        monkeypatch.delenv("DISPLAY", raising=False)
    with pytest.raises(SourceError, match="set DISPLAY or use the source demo"):
        ScreenSource().open()
    with pytest.raises(SourceError, match="set DISPLAY"):
        list_screens()
