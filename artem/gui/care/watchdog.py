"""Finds out what keeps the GUI thread from the user's next click.

Qt tells before and after it looks for new events (`aboutToBlock` and `awake`, which some systems
also tell around their handling); what was done between two of these is one batch. Only the
thread's own processor time counts: waiting, and being put aside for other programs, is no fault
of what it did.
"""

from __future__ import annotations

import logging
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Thread

from PyQt6.QtCore import QAbstractEventDispatcher, QObject

_log = logging.getLogger(__name__)
LIMIT_SECONDS = 0.016  # a refresh of a usual monitor
_LOOK_SECONDS = 0.004
_DEEPEST = 8  # calls of a stack that are told


@dataclass(frozen=True)
class Offence:
    """A batch of events that took too long.

    seconds: of the thread's own work. stack: where it was at the limit; empty where it was not
    in Python, or where the system does not tell one thread of another's time.
    """

    seconds: float
    stack: str


class Watchdog(QObject):
    """Watches the thread it was made on, with a thread of its own, from `start` to `stop`.

    offences: all so far.
    """

    def __init__(self, on_offence: Callable[[Offence], None] | None = None) -> None:
        super().__init__()
        self.offences: list[Offence] = []
        self._on_offence = on_offence or _tell
        self._thread = Thread(target=self._look, name="artem-watchdog")
        self._watched = threading.get_ident()
        self._began = time.thread_time()
        self._stack = ""
        self._stopping = Event()

    def start(self) -> None:
        """Begin with what is done from now on."""
        dispatcher = QAbstractEventDispatcher.instance()
        if dispatcher is not None:
            dispatcher.aboutToBlock.connect(self._end_batch)
            dispatcher.awake.connect(self._end_batch)
        self._began = time.thread_time()
        self._thread.start()

    def stop(self) -> None:
        """End the thread and wait for it."""
        dispatcher = QAbstractEventDispatcher.instance()
        if dispatcher is not None:
            dispatcher.aboutToBlock.disconnect(self._end_batch)
            dispatcher.awake.disconnect(self._end_batch)
        self._stopping.set()
        self._thread.join()

    def _end_batch(self) -> None:
        now = time.thread_time()
        spent, stack = now - self._began, self._stack
        self._began, self._stack = now, ""
        if spent > LIMIT_SECONDS:
            offence = Offence(spent, stack)
            self.offences.append(offence)
            self._on_offence(offence)

    def _look(self) -> None:
        """On a thread of its own: note once a batch where it is when it is at the limit."""
        clock = _clock_of(self._watched)
        while clock is not None and not self._stopping.wait(_LOOK_SECONDS):
            if not self._stack and clock() - self._began > LIMIT_SECONDS:
                self._stack = "".join(_stack_of(self._watched).format())


def _stack_of(thread: int) -> traceback.StackSummary:
    """Where a thread is. Its frames are let go of at once: as long as they are held, so is all
    that they work with, such as a painter that is to be gone when its call is over.
    """
    calls = traceback.walk_stack(sys._current_frames()[thread])
    stack = traceback.StackSummary.extract(calls, limit=_DEEPEST, lookup_lines=False)
    stack.reverse()
    return stack


def _clock_of(thread: int) -> Callable[[], float] | None:
    """The processor time of another thread in seconds; None where the system does not tell."""
    if sys.platform in ("win32", "darwin"):
        return None
    clock = time.pthread_getcpuclockid(thread)
    return lambda: time.clock_gettime(clock)


def _tell(offence: Offence) -> None:
    _log.debug("the window was held for %.0f ms\n%s", 1000 * offence.seconds, offence.stack)
