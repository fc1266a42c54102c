"""Where the cells of the grid of styles lie. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from artem.gui.views.geometry import Box

GAP = 10.0
"""Pixels between two cells, and around them."""
LEAST = 150.0
"""Pixels in width below which cells do not shrink: the grid scrolls."""


@dataclass(frozen=True)
class GridLayout:
    """Cells of one size in rows, in the middle of an area.

    count: how many cells. width, height: of a cell with its title. left, top: of the first cell.
    """

    count: int
    columns: int
    width: float
    height: float
    left: float
    top: float

    @property
    def rows(self) -> int:
        """How many there are."""
        return ceil(self.count / self.columns)

    @property
    def bottom(self) -> float:
        """The first y beyond the cells and the gap below them."""
        return self.top + self.rows * (self.height + GAP)

    def box(self, index: int) -> Box:
        """Where a cell lies."""
        row, column = divmod(index, self.columns)
        return Box(
            self.left + column * (self.width + GAP),
            self.top + row * (self.height + GAP),
            self.width,
            self.height,
        )

    def beside(self, index: int, right: int, down: int) -> int:
        """The cell so many steps away; the same at the grid's sides."""
        column = index % self.columns + right
        there = index + right + down * self.columns
        return there if 0 <= column < self.columns and 0 <= there < self.count else index


def grid_layout(
    count: int, picture: tuple[int, int], area: tuple[float, float], title: float
) -> GridLayout:
    """As large cells as the area has room for, and no smaller than can be looked at.

    count: 1 or more cells, each a picture of this shape with a title of this height below.
    """
    shape = picture[0] / picture[1]
    columns = max(range(1, count + 1), key=lambda wanted: _width(count, wanted, shape, area, title))
    width = _width(count, columns, shape, area, title)
    if width < LEAST:
        columns = min(count, max(1, int((area[0] - GAP) / (LEAST + GAP))))
        width = max(1.0, _share(area[0], columns))
    height = width / shape + title
    used = columns * (width + GAP) - GAP, ceil(count / columns) * (height + GAP) - GAP
    return GridLayout(
        count,
        columns,
        width,
        height,
        left=max(GAP, (area[0] - used[0]) / 2),
        top=max(GAP, (area[1] - used[1]) / 2),
    )


def _width(
    count: int, columns: int, shape: float, area: tuple[float, float], title: float
) -> float:
    """Of a cell where all of them are in sight."""
    rows = ceil(count / columns)
    return min(_share(area[0], columns), (_share(area[1], rows) - title) * shape)


def _share(side: float, cells: int) -> float:
    return (side - GAP) / cells - GAP
