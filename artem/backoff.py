"""When to try again what was lost."""

from __future__ import annotations

import random
from collections.abc import Callable


class Backoff:
    """Doubling delays from `first` to `longest` seconds.

    spread: up to this share of a delay comes on top by chance, so that not all who lost the same
    server come back to it at once. chance: 0 to 1.
    """

    def __init__(
        self,
        first: float = 0.5,
        longest: float = 10.0,
        *,
        spread: float = 0.0,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._first = first
        self._longest = longest
        self._next = first
        self._spread = spread
        self._chance = chance

    def next_delay(self) -> float:
        """Seconds to wait before the next attempt."""
        delay = self._next
        self._next = min(2 * delay, self._longest)
        return delay * (1 + self._spread * self._chance())

    def reset(self) -> None:
        """It went well: start from the shortest delay again."""
        self._next = self._first
