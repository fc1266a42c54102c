"""Which worker is given which task. Policy: it knows neither Ray nor the time."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

ROOM = 2  # tasks a worker has at once: one that it does, and the next
LIVES = 3  # workers that a task may end


@dataclass(eq=False)
class _Given(Generic[T]):
    """ended: how many workers it has ended."""

    task: T
    ended: int = 0


class Dispatch(Generic[T]):
    """Gives tasks to workers, who are numbers; each task is done once.

    Tasks are taken from where they come from only when a worker has room for one.
    """

    def __init__(self) -> None:
        self._tasks: Iterator[T] = iter(())
        self._again: deque[_Given[T]] = deque()
        self._at_work: dict[int, deque[_Given[T]]] = {}

    def feed(self, tasks: Iterable[T]) -> None:
        """Where tasks come from."""
        self._tasks = iter(tasks)

    def add(self, worker: int) -> None:
        """A worker is ready."""
        self._at_work[worker] = deque()

    def give(self) -> tuple[int, T] | None:
        """The next task, and the worker with the fewest, who is to do it; None for nothing now."""
        worker = min(self._at_work, key=lambda one: len(self._at_work[one]), default=None)
        if worker is None or len(self._at_work[worker]) >= ROOM:
            return None
        given = self._next()
        if given is None:
            return None
        self._at_work[worker].append(given)
        return worker, given.task

    def done(self, worker: int) -> None:
        """A worker has done the first of its tasks, which it does in order."""
        self._at_work[worker].popleft()

    def lose(self, worker: int) -> T | None:
        """A worker is no more; its tasks are given again.

        The one it was at is not, and is what is returned, where it has ended too many.
        """
        lost = self._at_work.pop(worker, deque())
        given_up = None
        if lost:
            lost[0].ended += 1
            if lost[0].ended >= LIVES:
                given_up = lost.popleft().task
        self._again.extend(lost)
        return given_up

    @property
    def is_done(self) -> bool:
        """Whether a worker that had room was given nothing, for there is nothing left."""
        return bool(self._at_work) and not self._again and not any(self._at_work.values())

    def _next(self) -> _Given[T] | None:
        if self._again:
            return self._again.popleft()
        return next((_Given(task) for task in self._tasks), None)
