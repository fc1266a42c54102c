"""The thread of a sink that has one."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread


class Worker:
    """Runs from the start until its work returns; what it raises surfaces in the sink."""

    def __init__(self, work: Callable[[], None], name: str) -> None:
        self._work = work
        self._error: BaseException | None = None
        self._told = False
        self._thread = Thread(target=self._guarded, name=name)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def check(self) -> None:
        """Raise what the thread raised."""
        if self._error is not None:
            self._told = True
            raise self._error

    def join(self) -> None:
        """Wait for the thread, which was told to stop; raise what it raised, if not yet told."""
        self._thread.join()
        if not self._told:
            self.check()

    def _guarded(self) -> None:
        try:
            self._work()
        except BaseException as error:
            self._error = error
