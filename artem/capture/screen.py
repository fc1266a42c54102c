"""The screen, one of several screens, or a region of them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import mss
import numpy as np

from artem.capture.base import Source, SourceInfo, not_open
from artem.capture.pacing import Ticks
from artem.errors import SourceError, SourceLost, UsageError
from artem.frame import Frame, Pixels
from artem.opencv import cv2
from artem.options import MIN_SIDE
from artem.words import tr

FPS = 60.0


@dataclass(frozen=True)
class Region:
    """A part of the desktop: its left upper corner and size, in the desktop's own units."""

    left: int
    top: int
    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.left},{self.top},{self.width}x{self.height}"

    def holds(self, other: Region) -> bool:
        """Whether all of `other` is inside."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.left + other.width <= self.left + self.width
            and other.top + other.height <= self.top + self.height
        )

    def overlap(self, other: Region) -> Region | None:
        """What both have in common, if anything."""
        left, top = max(self.left, other.left), max(self.top, other.top)
        right = min(self.left + self.width, other.left + other.width)
        bottom = min(self.top + self.height, other.top + other.height)
        return (
            Region(left, top, right - left, bottom - top) if right > left and bottom > top else None
        )


@dataclass(frozen=True)
class ScreenFound:
    """A screen and what to call it as a source ("screen:1")."""

    spec: str
    region: Region
    primary: bool


def list_screens() -> list[ScreenFound]:
    """The screens, in the system's order. Raises SourceError where there is no display."""
    with connect() as grabber:
        primary = grabber.primary_monitor
        return [
            ScreenFound(f"screen:{number}", region_of(monitor), monitor == primary)
            for number, monitor in enumerate(grabber.monitors[1:], start=1)
        ]


def picture_screens() -> list[tuple[ScreenFound, Pixels]]:
    """Each screen with a picture of it, (H, W, 3) uint8 RGB; on some, pixels are finer than units.

    Raises SourceError where screens cannot be captured.
    """
    screens = list_screens()
    with connect() as grabber:
        try:
            return [(screen, grab(grabber, screen.region)) for screen in screens]
        except mss.ScreenShotError as error:
            raise SourceError(
                tr("the screen cannot be captured; allow this program to record the screen")
            ) from error


def region_spec(x: int, y: int, width: int, height: int, screens: Sequence[ScreenFound]) -> str:
    """The source "screen:X,Y,WxH" of a rectangle drawn over the desktop, in its units.

    What is on no screen is cut off, and sides are made even, as video wants them. Raises
    UsageError where less than 16x16 is left.
    """
    drawn = Region(x, y, width, height)
    region = even(_around([part for screen in screens if (part := drawn.overlap(screen.region))]))
    if min(region.width, region.height) < MIN_SIDE:
        told = tr(
            "the region has only {width}x{height} pixels on the screen; draw at least "
            "{least}x{least}"
        )
        raise UsageError(told.format(width=region.width, height=region.height, least=MIN_SIDE))
    return f"screen:{region}"


def _around(parts: Sequence[Region]) -> Region:
    """The smallest region that holds all parts."""
    left = min((part.left for part in parts), default=0)
    top = min((part.top for part in parts), default=0)
    right = max((part.left + part.width for part in parts), default=0)
    bottom = max((part.top + part.height for part in parts), default=0)
    return Region(left, top, right - left, bottom - top)


def even(region: Region) -> Region:
    """The region without the last column and row where they would be odd ones."""
    return replace(region, width=region.width // 2 * 2, height=region.height // 2 * 2)


class ScreenSource(Source):
    """What the screen shows, up to 60 times a second.

    part: None for the primary screen, a screen's number from 1, or a region.
    """

    def __init__(self, part: int | Region | None = None) -> None:
        self._part = part
        self._grabber: mss.MSS | None = None
        self._region = Region(0, 0, 0, 0)
        self._ticks = Ticks(FPS)

    @property
    def name(self) -> str:
        """As it is asked for: "screen", "screen:2", "screen:100,50,1280x720"."""
        return "screen" if self._part is None else f"screen:{self._part}"

    def open(self) -> SourceInfo:
        """Find the screen and take a first picture of it: on some, pixels are finer than units."""
        self.close()
        grabber = connect()
        try:
            self._region = self._find(grabber)
            height, width = grab(grabber, self._region).shape[:2]
        except mss.ScreenShotError as error:
            grabber.close()
            told = tr("{name} cannot be captured; allow this program to record the screen")
            raise SourceError(told.format(name=self.name)) from error
        except SourceError:
            grabber.close()
            raise
        self._grabber, self._ticks = grabber, Ticks(FPS)
        return SourceInfo("screen", self.name, width, height, FPS, "BGRA")

    def read(self) -> Frame:
        """The screen at its next moment."""
        if self._grabber is None:
            raise not_open(self.name)
        index, wait = self._ticks.next(time.monotonic())
        time.sleep(wait)
        captured = time.monotonic()
        try:
            return Frame(grab(self._grabber, self._region), index, captured)
        except mss.ScreenShotError as error:
            raise SourceLost(
                tr("{name} went away; check that the screen is on").format(name=self.name)
            ) from error

    def close(self) -> None:
        """Let go of the display."""
        if self._grabber is not None:
            self._grabber.close()
            self._grabber = None

    def _find(self, grabber: mss.MSS) -> Region:
        desktop, *screens = map(region_of, grabber.monitors)
        if self._part is None:
            return region_of(grabber.primary_monitor)
        if isinstance(self._part, Region) and desktop.holds(self._part):
            return self._part
        if isinstance(self._part, int) and 1 <= self._part <= len(screens):
            return screens[self._part - 1]
        found = tr("screen:{number} at {place}")
        places = [found.format(number=n, place=place) for n, place in enumerate(screens, 1)]
        told = tr("{name} is not on any screen; there is {screens}")
        raise SourceError(told.format(name=self.name, screens="; ".join(places)))


def connect() -> mss.MSS:
    """A connection to the display. Raises SourceError where there is none."""
    try:
        return mss.MSS()
    except mss.ScreenShotError as error:
        raise SourceError(
            tr("there is no display to capture; set DISPLAY or use the source demo")
        ) from error


def region_of(monitor: dict[str, int]) -> Region:
    """A monitor as mss describes it; its first one is the whole desktop."""
    return Region(monitor["left"], monitor["top"], monitor["width"], monitor["height"])


def grab(grabber: mss.MSS, region: Region) -> Pixels:
    """What this region shows now. Raises mss.ScreenShotError where it cannot be captured."""
    box = (region.left, region.top, region.left + region.width, region.top + region.height)
    shot = grabber.grab(box)
    bgra = np.frombuffer(shot.raw, np.uint8).reshape(shot.height, shot.width, 4)
    rgb: Pixels = cv2.cvtColor(bgra, cv2.COLOR_BGRA2RGB)  # type: ignore[assignment]
    return rgb
