"""Stages that work at the same time."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from threading import Condition, Thread
from typing import Generic, Self, TypeVar

T = TypeVar("T")


class Ahead(Generic[T]):
    """Runs a generator on a thread of its own, up to `room` items ahead of whoever takes them.

    What the generator raises surfaces where they are taken. To be used in a `with`, whose end
    stops the thread, also amid the items, and joins it.
    """

    def __init__(self, items: Generator[T], name: str, room: int = 2) -> None:
        """name: of the thread."""
        self._generator = items
        self._room = room
        self._items: deque[T] = deque()
        self._changed = Condition()
        self._stopped = False
        self._done = False
        self._error: BaseException | None = None
        self._thread = Thread(target=self._run, name=name)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._changed:
            self._stopped = True
            self._changed.notify_all()
        self._thread.join()

    def __iter__(self) -> Iterator[T]:
        """All items in order."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._items or self._done)
                if not self._items:
                    break
                item = self._items.popleft()
                self._changed.notify_all()
            yield item
            del item  # it may be large, and the next may take long
        if self._error is not None:
            raise self._error

    def _run(self) -> None:
        try:
            for item in self._generator:
                if not self._put(item):
                    break
                del item
        except BaseException as error:
            self._error = error
        finally:
            self._generator.close()
            with self._changed:
                self._done = True
                self._changed.notify_all()

    def _put(self, item: T) -> bool:
        """Whether it is to go on."""
        with self._changed:
            self._changed.wait_for(lambda: len(self._items) < self._room or self._stopped)
            self._items.append(item)
            self._changed.notify_all()
            return not self._stopped


class Meter:
    """How long each stage was at work. Each stage has one thread."""

    def __init__(self) -> None:
        self.busy: Counter[str] = Counter()
        self._began = time.monotonic()

    @contextmanager
    def at_work(self, stage: str) -> Iterator[None]:
        """The time in here is the stage's."""
        began = time.perf_counter()
        try:
            yield
        finally:
            self.busy[stage] += time.perf_counter() - began  # type: ignore[assignment]

    def report(self) -> dict[str, float]:
        """Seconds in all, and the share of them that each stage was at work."""
        seconds = max(time.monotonic() - self._began, 1e-9)
        shares = {stage: round(busy / seconds, 3) for stage, busy in self.busy.items()}
        return {"seconds": round(seconds, 3), **shares}
