"""The last figures of a run, in memory that is taken at once and never grows."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Recent:
    """Moments in their order, each with a value; the last `kept`. Not safe from several threads."""

    def __init__(self, kept: int) -> None:
        # Written now: a page that is first written during the run would look like a leak.
        self._moments = np.full(kept, np.nan)
        self._values = np.full(kept, np.nan)
        self._added = 0

    def add(self, moment: float, value: float = 0.0) -> None:
        """One more, not before the last."""
        place = self._added % len(self._moments)
        self._moments[place], self._values[place] = moment, value
        self._added += 1

    def all(self) -> tuple[Floats, Floats]:
        """The moments and their values, (n,) each, the oldest first."""
        return self._ordered(self._moments), self._ordered(self._values)

    def since(self, moment: float) -> tuple[Floats, Floats]:
        """Those from this moment on."""
        moments, values = self.all()
        first = int(np.searchsorted(moments, moment))
        return moments[first:], values[first:]

    def _ordered(self, ring: Floats) -> Floats:
        """A copy: what is added later does not change it."""
        if self._added <= len(ring):
            return ring[: self._added].copy()
        place = self._added % len(ring)
        return np.concatenate([ring[place:], ring[:place]])
