"""How often somebody may do something."""

from __future__ import annotations


class Allowance:
    """So many a second, and a second's worth at once. Takes timestamps."""

    def __init__(self, a_second: float, now: float) -> None:
        self._a_second = a_second
        self._left = self._most = max(1.0, a_second)
        self._since = now

    def spend(self, now: float) -> bool:
        """Do it once more; whether that is allowed."""
        self._left = min(self._most, self._left + (now - self._since) * self._a_second)
        self._since = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
