"""The one place where threads meet Qt: what happens on them arrives as queued signals."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Event, Thread
from typing import Any, TypeVar

from PyQt6.QtCore import QCoreApplication, QObject, pyqtSignal, pyqtSlot

from artem.frame import Frame
from artem.output.base import Sink
from artem.pipeline.pipeline import State
from artem.slot import LatestSlot

T = TypeVar("T")
Pair = tuple[Frame, Frame]


class Bridge(QObject):
    """Carries the pipeline's frames and states to the GUI thread."""

    frame_waiting = pyqtSignal()
    state_changed = pyqtSignal(object)

    def __init__(self) -> None:
        super().__init__()
        self._newest: LatestSlot[Pair] = LatestSlot()

    def offer(self, pair: Pair) -> None:
        """Leave the newest pair; one signal stands for all pairs not yet taken. Any thread."""
        if not self._newest.put(pair):
            self.frame_waiting.emit()

    def take(self) -> Pair | None:
        """The newest (original, stylized) pair, at once."""
        return self._newest.take(timeout=0)

    def tell_state(self, state: State) -> None:
        """The pipeline's `on_state`. Any thread."""
        self.state_changed.emit(state)


class WindowSink(Sink):
    """Hands frames to the window; those not painted in time are replaced."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge

    def present(self, original: Frame, stylized: Frame) -> None:
        """Leave the pair for the window."""
        self._bridge.offer((original, stylized))

    def close(self) -> None:
        """Nothing to finish: what was not painted is not missed."""


class CellBridge(QObject):
    """Carries what the grid's painter tells to the GUI thread.

    painted: (style, pixels). failed: (style, exception).
    """

    painted = pyqtSignal(str, object)
    failed = pyqtSignal(str, object)


class Background(QObject):
    """One thread that works off jobs in order; their results arrive on the GUI thread."""

    _finished = pyqtSignal(object, object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._executor = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._finished.connect(self._deliver)
        self._closed = False

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do `work` on the thread; then call `done` or `failed` on the GUI thread."""

        def job() -> None:
            try:
                result = work()
            except Exception as error:
                self._finished.emit(failed, error)
            else:
                self._finished.emit(done, result)

        self._executor.submit(job)

    def close(self) -> None:
        """Forget the jobs not begun and wait for the one that is; nothing is delivered after."""
        self._closed = True
        self._executor.shutdown(wait=True, cancel_futures=True)

    def finish(self) -> None:
        """Do the jobs that are left and deliver what comes of them; nothing is delivered after."""
        self._executor.shutdown(wait=True)
        QCoreApplication.sendPostedEvents(self)
        self._closed = True

    @pyqtSlot(object, object)
    def _deliver(self, then: Callable[[Any], None], result: object) -> None:
        if not self._closed:
            then(result)


class BackgroundWalk(QObject):
    """Goes through an iterator on a thread of its own; what it gives arrives on the GUI thread.

    came: one item. ended: there are no more. failed: what the iterator raised.
    """

    came = pyqtSignal(object)
    ended = pyqtSignal()
    failed = pyqtSignal(object)
    _arrived = pyqtSignal(object)

    def __init__(self, name: str, items: Iterator[object]) -> None:
        super().__init__()
        self._items = items
        self._stopped = Event()
        self._thread = Thread(target=self._go, name=name)
        self._arrived.connect(self._deliver)

    @property
    def is_running(self) -> bool:
        """Whether the thread is at work, also if it was told to stop."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Go no further than the item being made; nothing is delivered after. Does not wait."""
        self._stopped.set()

    def close(self) -> None:
        """Stop, and wait for the item being made."""
        self.stop()
        self._thread.join()

    def _go(self) -> None:
        try:
            for item in self._items:
                if self._stopped.is_set():
                    return
                self._arrived.emit(partial(self.came.emit, item))
        except Exception as error:
            self._arrived.emit(partial(self.failed.emit, error))
        else:
            self._arrived.emit(self.ended.emit)

    @pyqtSlot(object)
    def _deliver(self, tell: Callable[[], None]) -> None:
        if not self._stopped.is_set():
            tell()
