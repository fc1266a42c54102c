"""When to try a lost source again."""

from __future__ import annotations


class Backoff:
    """Doubling delays from `first` to `longest` seconds."""

    def __init__(self, first: float = 0.5, longest: float = 10.0) -> None:
        self._first = first
        self._longest = longest
        self._next = first

    def next_delay(self) -> float:
        """Seconds to wait before the next attempt."""
        delay = self._next
        self._next = min(2 * delay, self._longest)
        return delay

    def reset(self) -> None:
        """The source gave a frame: start from the shortest delay again."""
        self._next = self._first
