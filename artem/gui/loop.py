"""Qt's main loop around one session, and getting out of it cleanly."""

from __future__ import annotations

import gc
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType, TracebackType

from PyQt6.QtCore import QMetaObject, Qt
from PyQt6.QtGui import QGuiApplication, QScreen
from PyQt6.QtWidgets import QApplication

from artem.capture.base import SourceInfo
from artem.gui.display import check_monitor
from artem.gui.language import speak, system_language
from artem.gui.parts import GoingOn, Parts, Start
from artem.gui.session import Session
from artem.gui.settings import Remembered
from artem.gui.styles.shelf import LiveStylizer
from artem.gui.window import Window
from artem.options import SessionOptions
from artem.pipeline.lens import warp_for
from artem.pipeline.stats import Stats


@dataclass(frozen=True)
class FinishedRun:
    """What a run has to report when its window is closed.

    stylizer, source: None where the window was closed before there was one.
    going_on: for a run that goes on after it. failures: what went wrong after the window was
        closed, such as with the end of a recording.
    """

    stats: Stats
    stylizer: LiveStylizer | None
    source: SourceInfo | None
    going_on: GoingOn
    failures: tuple[str, ...]


def make_application() -> QApplication:
    """Qt's application, in the system's language."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(["artem"])
    application.setApplicationName("Art'Em")
    speak(system_language(), application)
    return application


def run_window(
    application: QApplication,
    options: SessionOptions,
    parts: Parts,
    start: Start,
    started: float,
    keep: Callable[[Remembered], None],
) -> FinishedRun:
    """Show the window until it is closed; raises what kept it from running.

    keep: called with what the next run is to begin with, also where the picture failed.
    Raises UsageError where there is no such monitor.
    """
    monitor = _monitor(options.monitor)
    window = Window(parts.styles)
    window.feed.set_lens(warp_for(options))
    session = Session(
        window, parts, start, options, Stats(started, traced=options.profile is not None)
    )
    session.over.connect(window.close)
    crash = _Crash(window, start.record.note_stacks)
    failures: list[str] = []
    with (
        crash.watched(),
        _ended(session, window, failures),
        _closed_by_signals(window.close),
        _little_to_collect(window),
    ):
        _show(window, start.remembered.geometry, options.fullscreen, monitor)
        session.begin()
        if window.isVisible():  # a signal may have closed it already
            application.exec()
        going_on = session.going_on()
        if session.error is None:
            keep(_remembered(session, start, monitor))
    if crash.error or session.error:
        raise crash.error or session.error  # type: ignore[misc]
    info = session.connection.info
    return FinishedRun(session.stats, session.stylizer, info, going_on, tuple(failures))


def _remembered(session: Session, start: Start, monitor: QScreen | None) -> Remembered:
    remembered = session.remembered()
    if monitor is not None:  # what an option chose is no place to open at the next time
        place = {"geometry": start.remembered.geometry}
        remembered = remembered.model_copy(update=place)
    return remembered


@contextmanager
def _ended(session: Session, window: Window, failures: list[str]) -> Iterator[None]:
    """In the end close everything; what nobody sees fail any more goes into `failures`."""
    try:
        yield
    finally:
        session.outputs.failed.connect(failures.append)
        try:
            session.close()
        finally:
            window.deleteLater()


def _monitor(number: int | None) -> QScreen | None:
    if number is None:
        return None
    monitors = QGuiApplication.screens()
    check_monitor(number, len(monitors))
    return monitors[number - 1]


def _show(window: Window, geometry: str, fullscreen: bool, monitor: QScreen | None) -> None:
    if geometry:
        window.restore_saved(geometry)
    if monitor is not None:
        window.fill_monitor(monitor)
        return
    window.show()
    if fullscreen:
        window.toggle_fullscreen()


class _Crash:
    """Keeps the first exception that nobody caught, and closes the window for it.

    For that of a slot PyQt would abort the process; that of a thread would go unseen.
    """

    def __init__(self, window: Window, note_stacks: Callable[[], None]) -> None:
        self.error: BaseException | None = None
        self._window = window
        self._note_stacks = note_stacks

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Catch what slots and threads raise."""
        before = sys.excepthook, threading.excepthook
        sys.excepthook = self._keep
        threading.excepthook = lambda told: self._keep(
            told.exc_type, told.exc_value, told.exc_traceback
        )
        try:
            yield
        finally:
            sys.excepthook, threading.excepthook = before

    def _keep(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        del trace
        self._note_stacks()
        self.error = self.error or error or kind()
        QMetaObject.invokeMethod(self._window, "close", Qt.ConnectionType.QueuedConnection)


@contextmanager
def _little_to_collect(window: Window) -> Iterator[None]:
    """Keep Python's garbage collector from looking through the libraries again and again.

    Measured: 40 to 50 ms on the GUI thread each time; none of it after the first picture.
    """

    def freeze() -> None:
        window.feed.presented.disconnect(connection)
        gc.freeze()

    connection = window.feed.presented.connect(freeze)
    try:
        yield
    finally:
        gc.unfreeze()


@contextmanager
def _closed_by_signals(close: Callable[[], object]) -> Iterator[None]:
    """Ctrl-C and a polite kill close the window. Python sees them at the status line's tick."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def on_signal(number: int, frame: FrameType | None) -> None:
        del number, frame
        close()

    before = {number: signal.signal(number, on_signal) for number in _SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


_SIGNALS = (signal.SIGINT, signal.SIGTERM)
