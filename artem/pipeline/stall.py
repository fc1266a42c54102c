"""Noticing that a source is open and gives nothing. Plain arithmetic on the times it is given."""

from __future__ import annotations

STALL_SECONDS = 1.5
LONGEST_STALL_SECONDS = 4.0
LOOK_SECONDS = 0.25
"""How often to look."""

_LONGEST_LOOK = 4 * LOOK_SECONDS


class StallWatch:
    """Whether an open source gives no frame for STALL_SECONDS.

    One that is slow anyway is given twice the time its last frame took, LONGEST_STALL_SECONDS at
    most. Time in which nobody looked does not count: then this machine slept, not the source.
    """

    def __init__(self) -> None:
        self._open = False
        self._stalled = False
        self._silent = 0.0
        self._patience = STALL_SECONDS
        self._came = self._looked = 0.0

    def opened(self, now: float) -> None:
        """A source is open at `now`: from here on frames are expected."""
        self._open, self._stalled, self._silent = True, False, 0.0
        self._patience = STALL_SECONDS
        self._came = self._looked = now

    def closed(self) -> None:
        """No frames are expected any more."""
        self._open = False

    def came(self, now: float) -> bool:
        """A frame came at `now`; whether that ends a stall."""
        ends, self._stalled = self._stalled, False
        twice = 2 * (now - self._came)
        self._patience = min(max(STALL_SECONDS, twice), LONGEST_STALL_SECONDS)
        self._silent, self._came, self._looked = 0.0, now, now
        return ends

    def look(self, now: float) -> float | None:
        """The seconds without a frame where a stall begins at `now`; None where none does."""
        self._silent += min(now - self._looked, _LONGEST_LOOK)
        self._looked = now
        if not self._open or self._stalled or self._silent < self._patience:
            return None
        self._stalled = True
        return self._silent
