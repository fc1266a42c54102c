"""The slot between two threads: it holds the newest thing and nothing else."""

from __future__ import annotations

from threading import Condition
from typing import Generic, TypeVar

T = TypeVar("T")


class LatestSlot(Generic[T]):
    """One place; a new item replaces an item nobody has taken."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._item: T | None = None
        self._closed = False

    def put(self, item: T) -> bool:
        """Leave `item`; returns whether an untaken one was thrown away for it."""
        with self._changed:
            replaced = self._item is not None
            self._item = item
            self._changed.notify()
        return replaced

    def take(self, timeout: float) -> T | None:
        """The newest item, waiting up to `timeout` seconds; None if none came or it is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._item is not None or self._closed, timeout)
            item, self._item = self._item, None
        return item

    def close(self) -> None:
        """Wake whoever waits; an item already left can still be taken."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
