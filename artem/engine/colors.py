"""Keeping a picture's colours, on bytes."""

from __future__ import annotations

import numpy as np

from artem.frame import Pixels
from artem.opencv import cv2


def in_colors_of(pixels: Pixels, painted: Pixels) -> Pixels:
    """The painting's luminance in the chroma of the picture; as in PixelNet, but on bytes.

    A sixth of the time it takes in the graph, and none where it is not asked for.
    """
    light = cv2.cvtColor(painted, cv2.COLOR_RGB2YCrCb)
    colour = cv2.cvtColor(pixels, cv2.COLOR_RGB2YCrCb)
    cv2.mixChannels([light], [colour], [0, 0])
    return np.asarray(cv2.cvtColor(colour, cv2.COLOR_YCrCb2RGB), np.uint8)
