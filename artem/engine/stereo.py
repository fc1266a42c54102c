"""Two views of one scene, painted alike."""

from __future__ import annotations

import numpy as np

from artem.frame import Pixels
from artem.opencv import cv2

MARGIN = 32  # rows of reflection behind each view, in which the strokes of both may meet
_STEP = 8  # rows; a view begins at a multiple, where the canvas does so for all maps of a net


def stacked(pixels: Pixels) -> Pixels:
    """Views side by side, (H, W, 3), as one picture with a margin between, the left one on top.

    As one picture they share the statistics of every norm, and with them colours and strokes. Side
    by side as they come each would be painted into the other's edge.
    """
    height, half = pixels.shape[0], pixels.shape[1] // 2
    fill = _half_height(height) - MARGIN - height
    left, right = pixels[:, :half], pixels[:, half:]
    kind = cv2.BORDER_REFLECT_101
    above = cv2.copyMakeBorder(left, 0, fill + MARGIN, 0, 0, kind)
    below = cv2.copyMakeBorder(right, MARGIN, fill, 0, 0, kind)
    return np.asarray(cv2.vconcat([above, below]), np.uint8)


def stacked_size(width: int, height: int) -> tuple[int, int]:
    """(width, height) of what `stacked` makes of views side by side."""
    return width // 2, 2 * _half_height(height)


def side_by_side(painted: Pixels, height: int) -> Pixels:
    """What was painted of a stacked picture, as views of this height side by side."""
    second = _half_height(height) + MARGIN
    views = [painted[:height], painted[second : second + height]]
    return np.asarray(cv2.hconcat(views), np.uint8)


def _half_height(height: int) -> int:
    return -(-(height + MARGIN) // _STEP) * _STEP
