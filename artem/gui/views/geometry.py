"""Where the picture lies in the window, and where the original beside it. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

EDGE = 16.0
"""Pixels from the picture's side within which a dragged divider goes away."""
MARGIN = 12
"""Pixels between the picture's corner and what lies in it."""
GAP = 8.0
"""Pixels between two pictures side by side."""
_INSET = 0.28  # of the picture's width
_LEAST_WINDOW = 120  # pixels in width that a window of its own keeps


class Compare(Enum):
    """How the original is shown beside the stylized picture."""

    OFF = auto()
    SPLIT = auto()
    SIDE_BY_SIDE = auto()
    CORNER = auto()


class Corner(Enum):
    """Of the picture; the value is whether it is on the right, and whether it is below."""

    UPPER_LEFT = (False, False)
    UPPER_RIGHT = (True, False)
    LOWER_LEFT = (False, True)
    LOWER_RIGHT = (True, True)


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

    @property
    def bottom(self) -> float:
        """The first y beyond the box."""
        return self.y + self.height

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is in it."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def moved(self, right: float, down: float) -> Box:
        """The same box elsewhere."""
        return Box(self.x + right, self.y + down, self.width, self.height)


def letterbox(picture: tuple[int, int], area: tuple[int, int]) -> Box:
    """The largest box of the picture's shape that fits the area, centred."""
    scale = min(area[0] / picture[0], area[1] / picture[1])
    width, height = picture[0] * scale, picture[1] * scale
    return Box((area[0] - width) / 2, (area[1] - height) / 2, width, height)


def side_by_side(picture: tuple[int, int], area: tuple[int, int]) -> tuple[Box, Box]:
    """Two boxes of the picture's shape that meet in the area's middle, as large as fits."""
    scale = max(0.0, min((area[0] - GAP) / 2 / picture[0], area[1] / picture[1]))
    width, height = picture[0] * scale, picture[1] * scale
    left = Box((area[0] - GAP) / 2 - width, (area[1] - height) / 2, width, height)
    return left, left.moved(width + GAP, 0)


def inset(corner: Corner, picture: Box) -> Box:
    """Where a small copy of the picture lies in its corner."""
    on_right, below = corner.value
    width, height = _INSET * picture.width, _INSET * picture.height
    return Box(
        picture.right - MARGIN - width if on_right else picture.x + MARGIN,
        picture.bottom - MARGIN - height if below else picture.y + MARGIN,
        width,
        height,
    )


def nearest_corner(box: Box, picture: Box) -> Corner:
    """The corner of the picture that a box dropped in it goes to."""
    on_right = box.x + box.width / 2 > picture.x + picture.width / 2
    below = box.y + box.height / 2 > picture.y + picture.height / 2
    return Corner((on_right, below))


def stretched(
    corner: tuple[float, float], picture: tuple[int, int], most: tuple[int, int]
) -> tuple[int, int]:
    """The size of a window of the picture's shape whose lower right corner is dragged there.

    most: what it may fill.
    """
    shape = picture[0] / picture[1]
    widest = min(most[0], most[1] * shape)
    width = max(_LEAST_WINDOW, min(max(corner[0], corner[1] * shape), widest))
    return round(width), round(width / shape)


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
