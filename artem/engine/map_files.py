"""Where maps are kept that are too large for memory: files without names."""

from __future__ import annotations

import tempfile
import weakref
from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor

from artem.nets.bands import Bands, Kept, Moments, Statistics


class MapFiles:
    """Keeps maps in files, which are gone when nobody needs the map, or with the program."""

    def __init__(
        self,
        folder: Path,
        kind: torch.dtype,
        band_values: int,
        on_values: Callable[[int], None],
    ) -> None:
        """folder: which has the files, though nobody sees them there. kind: of values in them.

        band_values: how many are computed at once, about. on_values: called with how many more
        are; what it raises ends the work.
        """
        self._folder = folder
        self._kind = kind
        self._band_values = band_values
        self._on_values = on_values

    def keep(self, bands: Bands) -> Kept:
        """Compute a map into a file. Raises OSError."""
        made = _MapFile(self, bands, self._folder, self._kind)
        for first, last in bands.split(self._band_values):
            band = bands.rows(first, last)
            made.write(first, band)
            self._on_values(band.numel())
        return made


class Plan:
    """Keeps nothing: it counts what a net's maps will take.

    values: how many are to be computed. room: bytes of files there will be at once, at most.
    """

    def __init__(self, kind: torch.dtype) -> None:
        """kind: of values in files."""
        self.values = 0
        self.room = 0
        self._value_bytes = kind.itemsize
        self._now = 0

    def keep(self, bands: Bands) -> Kept:
        """A map of that size, of which nothing can be asked."""
        made = _Planned(self, (bands.channels, bands.height, bands.width))
        values = bands.channels * bands.height * bands.width
        self.values += values
        room = self._value_bytes * values
        self._change(room)
        weakref.finalize(made, self._change, -room)
        return made

    def _change(self, room: int) -> None:
        self._now += room
        self.room = max(self.room, self._now)


class _Planned(Kept):
    @property
    def statistics(self) -> Statistics:
        return torch.zeros(self.channels), torch.ones(self.channels)

    def rows(self, first: int, last: int) -> Tensor:
        raise NotImplementedError


class _MapFile(Kept):
    """A map in a file, row by row. It gives what it was given, in type and device."""

    def __init__(self, depot: MapFiles, bands: Bands, folder: Path, kind: torch.dtype) -> None:
        super().__init__(depot, (bands.channels, bands.height, bands.width))
        self._kind = kind
        self._row_bytes = kind.itemsize * self.channels * self.width
        self._moments = Moments(self.channels)
        self._like = torch.empty(0)
        self._file = tempfile.TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115  (see below)
        weakref.finalize(self, self._file.close)

    @property
    def statistics(self) -> Statistics:
        mean, variance = self._moments.statistics
        return mean.to(self._like.device), variance.to(self._like.device)

    def write(self, first: int, band: Tensor) -> None:
        """Put a band in its place. Raises OSError."""
        self._like = band[:0]
        self._moments.add(band)
        most = torch.finfo(self._kind).max
        values = band[0].float().clamp(-most, most).permute(1, 0, 2).to("cpu", self._kind)
        rest = values.contiguous().numpy().data.cast("B")
        self._file.seek(first * self._row_bytes)
        while rest:
            rest = rest[self._file.write(rest) :]

    def rows(self, first: int, last: int) -> Tensor:
        values = torch.empty((last - first, self.channels, self.width), dtype=self._kind)
        self._file.seek(first * self._row_bytes)
        self._file.readinto(values.numpy().data)
        band = values.to(self._like.device).permute(1, 0, 2)[None]
        return band.to(self._like.dtype, memory_format=torch.contiguous_format)
