"""Contact sheets: many pictures on one, with captions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from artem.frame import Pixels
from artem.opencv import cv2

_GAP = 10
_CAPTION = 26
_PAPER = 250
_INK = (40, 40, 40)
_LETTERS = 0.5  # of OpenCV's font


@dataclass(frozen=True)
class Tile:
    """One picture of a sheet, (H, W, 3) uint8 RGB, and the words under it."""

    pixels: Pixels
    caption: str = ""


def sheet(rows: Sequence[Sequence[Tile]]) -> Pixels:
    """Rows of tiles on one sheet, (H, W, 3) uint8 RGB.

    Tiles are placed in cells as large as the largest of them.
    """
    height = max(tile.pixels.shape[0] for row in rows for tile in row) + _CAPTION + _GAP
    width = max(tile.pixels.shape[1] for row in rows for tile in row) + _GAP
    columns = max(len(row) for row in rows)
    shape = (_GAP + height * len(rows), _GAP + width * columns, 3)
    paper = np.full(shape, _PAPER, np.uint8)
    for down, row in enumerate(rows):
        for right, tile in enumerate(row):
            _place(paper, tile, _GAP + height * down, _GAP + width * right)
    return paper


def grid(tiles: Sequence[Tile], columns: int) -> Pixels:
    """Tiles in reading order."""
    return sheet([tiles[at : at + columns] for at in range(0, len(tiles), columns)])


def _place(paper: Pixels, tile: Tile, top: int, left: int) -> None:
    height, width = tile.pixels.shape[:2]
    paper[top : top + height, left : left + width] = tile.pixels
    foot = (left, top + height + _CAPTION - 8)
    cv2.putText(paper, tile.caption, foot, cv2.FONT_HERSHEY_SIMPLEX, _LETTERS, _INK, 1, cv2.LINE_AA)
