"""When to try again what was lost. Plain arithmetic on the times it is given."""

from __future__ import annotations

import random
from collections.abc import Callable

HEALTHY_SECONDS = 60.0


class Backoff:
    """Doubling delays from `first` to `longest` seconds, until it was live for a healthy minute.

    So what comes and goes is not asked for again all the time, and what is lost after it went well
    is tried at once.

    spread: up to this share of a delay comes on top by chance, so that not all who lost the same
    server come back to it at once. chance: 0 to 1.
    """

    def __init__(
        self,
        first: float = 0.5,
        longest: float = 10.0,
        *,
        spread: float = 0.3,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._first = first
        self._longest = longest
        self._next = first
        self._spread = spread
        self._chance = chance
        self._live_since: float | None = None

    def live(self, now: float) -> None:
        """It is live from `now` on, after it was not."""
        self._live_since = now

    def stalled(self, now: float) -> None:
        """It is live no more at `now`."""
        if self._live_since is not None and now - self._live_since >= HEALTHY_SECONDS:
            self.reset()
        self._live_since = None

    def lost(self, now: float) -> float:
        """It is lost at `now`, or did not come back: seconds to wait before the next attempt."""
        self.stalled(now)
        delay = self._next
        self._next = min(2 * delay, self._longest)
        return delay * (1 + self._spread * self._chance())

    def reset(self) -> None:
        """It is another one now: start from the shortest delay again."""
        self._next = self._first
        self._live_since = None
