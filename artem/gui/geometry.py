"""Where the picture lies in the window, and where it is divided. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

EDGE = 16.0
"""Pixels from the picture's side within which a dragged divider goes away."""
MARGIN = 12
"""Pixels between the picture's corner and a card in it."""


@dataclass(frozen=True)
class Box:
    """A rectangle in window pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The first x beyond the box."""
        return self.x + self.width


def letterbox(picture: tuple[int, int], area: tuple[int, int]) -> Box:
    """The largest box of the picture's shape that fits the area, centred."""
    scale = min(area[0] / picture[0], area[1] / picture[1])
    width, height = picture[0] * scale, picture[1] * scale
    return Box((area[0] - width) / 2, (area[1] - height) / 2, width, height)


def split_at(x: float, box: Box) -> float | None:
    """The divider's place as a share of the picture's width; None at its sides: no divider."""
    edge = min(EDGE, box.width / 4)
    if not box.x + edge <= x <= box.right - edge:
        return None
    return (x - box.x) / box.width


def split_x(split: float, box: Box) -> float:
    """The divider's place in window pixels."""
    return box.x + split * box.width


def corner(size: tuple[int, int], picture: Box | None, area: tuple[int, int]) -> tuple[int, int]:
    """Where a card lies in the picture's upper left corner; never beyond the area if it fits."""
    x, y = (0.0, 0.0) if picture is None else (picture.x, picture.y)
    return (
        round(max(0.0, min(x + MARGIN, area[0] - size[0] - MARGIN))),
        round(max(0.0, min(y + MARGIN, area[1] - size[1] - MARGIN))),
    )
