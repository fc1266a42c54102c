"""Frames brought to the one size that a file or a camera keeps."""

from __future__ import annotations

import numpy as np

from artem.frame import Pixels
from artem.opencv import cv2


def even(size: tuple[int, int]) -> tuple[int, int]:
    """(width, height) without the odd column and row, which halved colour has no place for."""
    return max(2, size[0] // 2 * 2), max(2, size[1] // 2 * 2)


def letterboxed(pixels: Pixels, size: tuple[int, int]) -> Pixels:
    """(H, W, 3) uint8 in the middle of black, as large as fits into (width, height).

    A column and a row too many are cut off; of the right size, it is given back as it is.
    """
    width, height = size
    if pixels.shape[0] - height in (0, 1) and pixels.shape[1] - width in (0, 1):
        return np.ascontiguousarray(pixels[:height, :width])
    scale = min(width / pixels.shape[1], height / pixels.shape[0])
    inner = (max(1, round(pixels.shape[1] * scale)), max(1, round(pixels.shape[0] * scale)))
    kind = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    left, top = (width - inner[0]) // 2, (height - inner[1]) // 2
    boxed = np.zeros((height, width, 3), np.uint8)
    boxed[top : top + inner[1], left : left + inner[0]] = cv2.resize(
        pixels, inner, interpolation=kind
    )
    return boxed
