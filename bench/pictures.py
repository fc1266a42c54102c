"""Pictures that the quality and stability benches are run on."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from artem.frame import Pixels
from artem.opencv import cv2
from artem.training.data import resize_short_side
from artem.training.pictures import decode_rgb, open_pictures


def read_photos(folder: Path, limit: int) -> list[Pixels]:
    """At most `limit` pictures of a folder or archive, (H, W, 3) uint8 RGB."""
    with open_pictures(folder) as pictures:
        found = [decode_rgb(pictures.read(name)) for name in pictures.names[:limit]]
    return [pixels for pixels in found if pixels is not None]


def filled(pixels: Pixels, width: int, height: int) -> Pixels:
    """The middle of a picture at exactly this size."""
    factor = max(width / pixels.shape[1], height / pixels.shape[0])
    kind = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    scaled = cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=kind)
    scaled = cv2.copyMakeBorder(scaled, 0, 1, 0, 1, cv2.BORDER_REPLICATE)  # against rounding down
    top, left = (scaled.shape[0] - height) // 2, (scaled.shape[1] - width) // 2
    return np.ascontiguousarray(scaled[top : top + height, left : left + width])


def at_size(pixels: Pixels, size: str) -> Pixels:
    """A picture at "256" (its short side) or "640x480" (filled)."""
    if "x" in size:
        width, height = (int(side) for side in size.split("x"))
        return filled(pixels, width, height)
    return resize_short_side(pixels, int(size))
