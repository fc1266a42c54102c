"""The pictures of the README, taken from the app itself: python tools/readme_pictures.py

Wants a display of 1280x900 or more: xvfb-run -s "-screen 0 1280x900x24" does.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, sin
from pathlib import Path

import numpy as np
from driver import drive
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtGui import QImage
from PyQt6.QtTest import QTest

from artem.gui.window import Window
from artem.opencv import cv2
from artem.options import SessionOptions

DOCS = Path(__file__).parents[1] / "docs"
SIZE = (1100, 760)
FPS = 10
SHRUNK = 0.6  # of the window, in the animation
QUALITY = 55  # of WebP
_JPEG = [cv2.IMWRITE_JPEG_QUALITY, 88]


class Camera:
    """Takes pictures of the window, and keeps those of the animation."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._frames: list[np.ndarray] = []

    def picture(self) -> np.ndarray:
        """The window as it is on the screen, (H, W, 3) uint8 BGR."""
        shot = self._window.screen().grabWindow(self._window.winId()).toImage()
        shot = shot.convertToFormat(QImage.Format.Format_BGR888)
        data = np.frombuffer(shot.constBits().asstring(shot.sizeInBytes()), np.uint8)
        rows = data.reshape(shot.height(), shot.bytesPerLine())[:, : 3 * shot.width()]
        return rows.reshape(shot.height(), shot.width(), 3)

    def film(self, seconds: float) -> Iterator[float]:
        """Take a picture every tenth of a second."""
        for _ in range(round(seconds * FPS)):
            small = cv2.resize(
                self.picture(), None, fx=SHRUNK, fy=SHRUNK, interpolation=cv2.INTER_AREA
            )
            self._frames.append(small)
            yield 1 / FPS

    def write(self, path: Path) -> None:
        """Write the animation."""
        animation = cv2.Animation()
        animation.frames = self._frames
        animation.durations = np.full(len(self._frames), 1000 // FPS, np.int32)
        settings = [cv2.IMWRITE_WEBP_QUALITY, QUALITY]
        cv2.imwriteanimation(str(path), animation, settings)


def script(window: Window) -> Iterator[float]:
    """Styles, the grid, the mixer, the comparison."""
    camera = Camera(window)
    act = window.action_set
    for style in ("style-1", "style-3", "style-4"):
        act[style].trigger()
        yield from camera.film(1.0)
    act["grid"].trigger()
    yield 4.0
    cv2.imwrite(str(DOCS / "grid.jpg"), camera.picture(), _JPEG)
    yield from camera.film(1.5)
    act["grid"].trigger()
    act["mixer"].trigger()
    yield 0.5
    yield from _stir(window, camera)
    cv2.imwrite(str(DOCS / "window.jpg"), camera.picture(), _JPEG)
    act["mixer"].trigger()
    act["side-by-side"].trigger()
    yield from camera.film(1.5)
    act["side-by-side"].trigger()
    camera.write(DOCS / "window.webp")


def _stir(window: Window, camera: Camera) -> Iterator[float]:
    """Drag the puck once around the pad."""
    pad = window.mixer.pad
    middle, reach = pad.rect().center(), 0.3 * min(pad.width(), pad.height())
    steps = 30
    for step in range(steps):
        turn = 6.28 * step / steps
        place = middle + QPoint(round(reach * cos(turn)), round(reach * sin(turn)))
        if step == 0:
            QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseMove(pad, place)
        yield from camera.film(1 / FPS)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=place)


if __name__ == "__main__":
    drive(SessionOptions(source="demo", style="great_wave"), script, SIZE)
