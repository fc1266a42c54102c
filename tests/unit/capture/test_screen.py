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

from artem.capture.screen import Region, ScreenSource, list_screens
from artem.errors import SourceError
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
@pytest.mark.parametrize("part", [9, Region(-1, 0, 10, 10), Region(0, 0, 99999, 10)])
def test_what_is_on_no_screen_is_refused_with_those_there_are(part: int | Region) -> None:
    with pytest.raises(SourceError, match="there is screen:1 at 0,0,"):
        ScreenSource(part).open()


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
