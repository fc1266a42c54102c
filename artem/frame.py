"""The frame: what sources give, the pipeline carries and sinks take."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
"""(H, W, 3) uint8, RGB, C-contiguous."""


@dataclass(frozen=True, eq=False)
class Frame:
    """One picture with its place in the stream.

    pixels: (H, W, 3) uint8 RGB; never changed after the frame is made.
    index: 0 for the source's first frame, rising; gaps are frames the source itself lost.
    captured: `time.monotonic()` when the picture was taken, in seconds. It stays with the frame
        to the end, so that latency is measured where it is seen.
    """

    pixels: Pixels
    index: int
    captured: float

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) in pixels."""
        return self.pixels.shape[1], self.pixels.shape[0]

    def with_pixels(self, pixels: Pixels) -> Frame:
        """The same moment shown by other pixels."""
        return replace(self, pixels=pixels)
