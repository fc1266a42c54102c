"""A cluster in this process, whose workers end when they are told to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from artem.cluster.session import WorkerLost
from artem.cluster.staff import Staff


class FakeSession:
    """Does what is asked when an answer is waited for, in order.

    make: a worker, for its number among all that were ever started.
    ends: whether a worker is ended by what it is asked, by number, method and arguments.
    """

    def __init__(
        self,
        make: Callable[[int], Any],
        ends: Callable[[int, str, tuple[Any, ...]], bool] = lambda *_: False,
    ) -> None:
        self._make = make
        self._ends = ends
        self.workers: list[Any] = []
        self.ended: set[int] = set()
        self.most_asked = 0
        self._asked: dict[int, tuple[int, str, tuple[Any, ...]]] = {}
        self._count = 0

    def start(self, staff: Staff) -> int:
        self.workers.append(self._make(len(self.workers)))
        return len(self.workers) - 1

    def end(self, worker: int) -> None:
        self.ended.add(worker)

    def share(self, value: Any) -> Any:
        return value

    def ask(self, worker: int, method: str, *arguments: Any) -> int:
        self._count += 1
        self._asked[self._count] = (worker, method, arguments)
        return self._count

    def answered(self, asked: Sequence[int], seconds: float) -> list[int]:
        self.most_asked = max(self.most_asked, len(asked))
        return [min(asked)]

    def answer(self, asked: int) -> Any:
        worker, method, arguments = self._asked.pop(asked)
        if worker in self.ended or self._ends(worker, method, arguments):
            self.ended.add(worker)
            raise WorkerLost("it was killed")
        return getattr(self.workers[worker], method)(*arguments)
