"""One window, wherever it goes on the screen."""

from __future__ import annotations

import time
from collections.abc import Callable

import mss
import numpy as np

from artem.capture.base import Source, SourceInfo, not_open
from artem.capture.desktop import Desktop, connect_desktop, find_window
from artem.capture.pacing import Ticks
from artem.capture.screen import FPS, Region, connect, even, grab, region_of
from artem.errors import SourceError, SourceLost
from artem.frame import Frame, Pixels
from artem.opencv import cv2
from artem.options import MIN_SIDE
from artem.words import tr

SETTLE_SECONDS = 0.5
"""How long a window must keep a new size before its pictures take it."""


class SettledSize:
    """The size of the pictures of a window: its own, once it has kept that for a while.

    While a window is dragged larger every frame would have another size, and a net must be made
    ready for each.
    """

    def __init__(self, size: tuple[int, int]) -> None:
        self._size = self._newest = size
        self._since = 0.0

    def update(self, size: tuple[int, int], now: float) -> tuple[int, int]:
        """The size for the picture taken at `now`, in seconds, of a window of this size."""
        if size != self._newest:
            self._newest, self._since = size, now
        if now - self._since >= SETTLE_SECONDS:
            self._size = self._newest
        return self._size


class WindowSource(Source):
    """What is seen where a window is, up to 60 times a second: also what is in front of it.

    The pictures take another size half a second after the window did; until then they are
    stretched to the one before. A window that is closed, minimised or off the screen is lost.

    title: of the window, or a part of it; case is ignored.
    """

    def __init__(
        self, title: str, *, connect_desktop: Callable[[], Desktop] = connect_desktop
    ) -> None:
        self._title = title
        self._connect_desktop = connect_desktop
        self._desktop: Desktop | None = None
        self._grabber: mss.MSS | None = None
        self._window = 0
        self._size = SettledSize((0, 0))
        self._ticks = Ticks(FPS)

    @property
    def name(self) -> str:
        """As it is asked for: "window:TITLE"."""
        return f"window:{self._title}"

    def open(self) -> SourceInfo:
        """Find the window and take a first picture of it."""
        self.close()
        try:
            self._desktop = self._connect_desktop()
            self._grabber = connect()
            self._window = self._find(self._desktop)
            height, width = self._picture(self._desktop, self._grabber).shape[:2]
        except SourceLost as error:
            self.close()
            raise SourceError(str(error)) from error
        except SourceError:
            self.close()
            raise
        self._size, self._ticks = SettledSize((width, height)), Ticks(FPS)
        return SourceInfo("screen", self.name, width, height, FPS, "BGRA")

    def read(self) -> Frame:
        """The window at its next moment, wherever it is now."""
        if self._desktop is None or self._grabber is None:
            raise not_open(self.name)
        index, wait = self._ticks.next(time.monotonic())
        time.sleep(wait)
        captured = time.monotonic()
        pixels = self._picture(self._desktop, self._grabber)
        size = self._size.update((pixels.shape[1], pixels.shape[0]), captured)
        return Frame(_stretched(pixels, size), index, captured)

    def close(self) -> None:
        """Let go of the display."""
        if self._desktop is not None:
            self._desktop.close()
            self._desktop = None
        if self._grabber is not None:
            self._grabber.close()
            self._grabber = None

    def _find(self, desktop: Desktop) -> int:
        found = find_window(self._title, desktop.windows())
        if found is None:
            told = tr('there is no window "{title}" in sight; open it or choose another')
            raise SourceError(told.format(title=self._title))
        return found.id

    def _picture(self, desktop: Desktop, grabber: mss.MSS) -> Pixels:
        """(H, W, 3) uint8: that part of the window that is on the screen."""
        place = desktop.region(self._window)
        seen = place and region_of(grabber.monitors[0]).overlap(place)
        region = even(seen) if seen else Region(0, 0, 0, 0)
        if min(region.width, region.height) < MIN_SIDE:
            raise self._lost()
        try:
            return grab(grabber, region)
        except mss.ScreenShotError as error:
            raise self._lost() from error

    def _lost(self) -> SourceLost:
        told = tr('the window "{title}" is closed, minimised or off the screen; bring it back')
        return SourceLost(told.format(title=self._title))


def _stretched(pixels: Pixels, size: tuple[int, int]) -> Pixels:
    if (pixels.shape[1], pixels.shape[0]) == size:
        return pixels
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
