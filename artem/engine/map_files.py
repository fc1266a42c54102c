"""Maps in temporary files: what a net draws of a picture that is too large for memory."""

from __future__ import annotations

import tempfile
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from artem.nets.bands import Bands, Kept, Moments

_VALUE = 4  # bytes, float32


class MapFiles:
    """Keeps maps in files without names, which go with the maps, and at the latest with us."""

    def __init__(self, folder: Path, band_values: int, on_values: Callable[[int], None]) -> None:
        """folder: where the files are. band_values: how many are computed at once, about.

        on_values: called with how many more have been computed; what it raises ends the work.
        """
        self._folder = folder
        self._band_values = band_values
        self._on_values = on_values

    def keep(self, bands: Bands) -> Kept:
        """Compute a map and put it into a file. Raises OSError."""
        made = _MapFile(self, bands, self._folder)
        moments = Moments(bands.channels)
        for first, last in bands.split(self._band_values):
            band = bands.rows(first, last)
            moments.add(band)
            made.write(first, band)
            self._on_values(band.numel())
        made.device = band.device
        mean, variance = moments.statistics
        made.statistics = mean.to(band.device), variance.to(band.device)
        return made


class _MapFile(Kept):
    """A map in a file, row by row."""

    def __init__(self, depot: MapFiles, bands: Bands, folder: Path) -> None:
        super().__init__(depot, (bands.channels, bands.height, bands.width))
        self._file = tempfile.TemporaryFile(dir=folder, buffering=0)
        weakref.finalize(self, self._file.close)
        self.device = torch.device("cpu")

    def write(self, first: int, band: Tensor) -> None:
        values = band[0].permute(1, 0, 2).to(DTYPE).contiguous().cpu().numpy()
        self._file.seek(first * self._row_bytes)
        rest = memoryview(values).cast("B")
        while rest:
            rest = rest[self._file.write(rest) :]

    def rows(self, first: int, last: int) -> Tensor:
        values = np.empty((last - first, self.channels, self.width), NP)
        self._file.seek(first * self._row_bytes)
        self._file.readinto(memoryview(values).cast("B"))
        band = torch.from_numpy(values).to(self.device).permute(1, 0, 2)[None]
        return band.to(torch.float32, memory_format=torch.contiguous_format)

    @property
    def _row_bytes(self) -> int:
        return self.channels * self.width * VALUE
import os
DTYPE=torch.float16 if os.environ.get("HALF") else torch.float32
NP=np.float16 if os.environ.get("HALF") else np.float32
VALUE=2 if os.environ.get("HALF") else 4
