"""A rectangle drawn on a screen: by dragging, or by arrow keys. No Qt.

Rectangles are Box in the units of the window system, from the screen's left upper corner.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from artem.gui.views.geometry import Box

if TYPE_CHECKING:
    from artem.capture.screen import Region, ScreenFound

STEP = 10.0
"""How far an arrow key goes."""

_LEAST = 16.0


def dragged(start: tuple[float, float], end: tuple[float, float], area: tuple[int, int]) -> Box:
    """The rectangle between two points (x, y), within a screen of `area` (width, height)."""
    (left, right), (top, bottom) = (
        sorted(min(max(place, 0.0), float(side)) for place in places)
        for places, side in zip(zip(start, end, strict=True), area, strict=True)
    )
    return Box(left, top, right - left, bottom - top)


def first(area: tuple[int, int]) -> Box:
    """What the keys begin with: the middle of the screen."""
    width, height = area
    return Box(width / 4, height / 4, width / 2, height / 2)


def moved(box: Box, dx: float, dy: float, area: tuple[int, int]) -> Box:
    """The rectangle moved, but not beyond the screen."""
    x = min(max(box.x + dx, 0.0), area[0] - box.width)
    y = min(max(box.y + dy, 0.0), area[1] - box.height)
    return Box(x, y, box.width, box.height)


def resized(box: Box, dx: float, dy: float, area: tuple[int, int]) -> Box:
    """The rectangle with its right lower corner moved, but not beyond the screen."""
    width = min(max(box.width + dx, _LEAST), area[0] - box.x)
    height = min(max(box.height + dy, _LEAST), area[1] - box.y)
    return Box(box.x, box.y, width, height)


def on_desktop(box: Box, area: tuple[int, int], screen: Region) -> Region:
    """The rectangle in the desktop's units, drawn on this screen.

    area: the screen's size as the window system counts: half that of `screen` at 200 %.
    """
    across, down = screen.width / area[0], screen.height / area[1]
    left, top = round(box.x * across), round(box.y * down)
    width = round((box.x + box.width) * across) - left
    height = round((box.y + box.height) * down) - top
    return replace(
        screen, left=screen.left + left, top=screen.top + top, width=width, height=height
    )


def screen_at(origin: tuple[int, int], screens: Sequence[ScreenFound]) -> int | None:
    """Which of the screens begins at this point, which is the same in both ways of counting."""
    if len(screens) == 1:
        return 0
    places = [(screen.region.left, screen.region.top) for screen in screens]
    return places.index(origin) if origin in places else None
