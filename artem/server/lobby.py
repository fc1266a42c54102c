"""Who is in, and who waits for a place."""

from __future__ import annotations

from typing import Generic, TypeVar

from artem.errors import ServerError
from artem.words import tr

Who = TypeVar("Who")


class Lobby(Generic[Who]):
    """Gives places in the order of coming. A plain class: no clock, no tasks."""

    def __init__(self, places: int, waiting: int) -> None:
        """places: of those that are in. waiting: how many may wait for one."""
        self._places = places
        self._waiting = waiting
        self._order: list[Who] = []  # those that are in, then those that wait

    @property
    def inside(self) -> int:
        """How many are in."""
        return min(len(self._order), self._places)

    @property
    def waiting(self) -> int:
        """How many wait."""
        return len(self._order) - self.inside

    def enter(self, who: Who) -> int:
        """Come in or wait; gives the place. Raises ServerError where too many wait already."""
        if len(self._order) >= self._places + self._waiting:
            raise ServerError(tr("too many are waiting here already; come back later"))
        self._order.append(who)
        return self.place(who)

    def leave(self, who: Who) -> dict[Who, int]:
        """Go, from wherever; gives the places of all whom it moved. Safe to call again."""
        if who not in self._order:
            return {}
        gone = self._order.index(who)
        del self._order[gone]
        moved = self._order[max(gone, self._places - 1) :]
        return {one: self.place(one) for one in moved}

    def place(self, who: Who) -> int:
        """0 is in, 1 is next."""
        return max(0, self._order.index(who) + 1 - self._places)
