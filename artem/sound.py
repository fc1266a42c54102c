"""The sound: what sources give beside frames and sinks may take."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
"""(n, channels) float32, -1 to 1; one channel, or left and right."""


@dataclass(frozen=True, eq=False)
class Sound:
    """A stretch of sound with its place in time.

    samples: (n, 1) or (n, 2) float32; never changed after the sound is made.
    rate: samples a second.
    captured: `time.monotonic()` of the first sample, in seconds, on the clock of the frames: what
        is seen and heard together has the same time.
    """

    samples: Samples
    rate: int
    captured: float
