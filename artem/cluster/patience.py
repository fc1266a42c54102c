"""How long it is waited for workers where none is ready. Policy: it takes timestamps."""

from __future__ import annotations

TOLD_SECONDS = 60.0
MOST_SECONDS = 600.0


class Patience:
    """Told whenever workers are looked for; knows since when there is none.

    Before the first one is ready it does not end: a cluster that others use has room for one when
    they are done. Later on it does, for then it is the machines that are no more.
    """

    def __init__(self, now: float) -> None:
        self._since = now
        self._is_told = False
        self._had_one = False

    def see(self, now: float, is_one_ready: bool) -> None:
        """Whether there is a worker now."""
        if is_one_ready:
            self._since, self._is_told, self._had_one = now, False, True

    def is_to_be_told(self, now: float) -> bool:
        """Whether that is to be told that it is waited for; once."""
        if self._is_told or now - self._since <= TOLD_SECONDS:
            return False
        self._is_told = True
        return True

    def is_over(self, now: float) -> bool:
        """Whether it is to be waited no more."""
        return self._had_one and now - self._since > MOST_SECONDS
