"""One frame to many sinks, which come and go while frames flow."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, suppress
from threading import Lock

from artem.errors import SinkError
from artem.frame import Frame
from artem.output.base import Sink
from artem.sound import Sound


class FanOut:
    """Hands frames and sound to a main sink and to others; safe from any thread.

    What the main sink raises is raised. Another that raises SinkError is let go of and closed;
    then `on_failed` is called with both, on the thread that found out, and must not block.
    """

    def __init__(self, main: Sink, on_failed: Callable[[Sink, SinkError], None]) -> None:
        self._main = main
        self._on_failed = on_failed
        self._others: list[Sink] = []
        self._lock = Lock()  # held while frames are handed over: none comes to a closed sink
        self._closed = False

    def add(self, sink: Sink) -> None:
        """Hand frames to this one too; it is closed at once where all are closed."""
        with self._lock:
            if not self._closed:
                self._others.append(sink)
                return
        self._close(sink)

    def remove(self, sink: Sink) -> None:
        """Hand it nothing more and close it, which takes as long as it has to finish."""
        with self._lock:
            if sink not in self._others:  # it failed before
                return
            self._others.remove(sink)
        self._close(sink)

    def present(self, original: Frame, stylized: Frame) -> None:
        """Hand a frame to every sink."""
        self._main.present(original, stylized)
        self._hand_over(lambda sink: sink.present(original, stylized))

    @property
    def ear(self) -> Callable[[Sound], None] | None:
        """Hands sound to every sink; None where none takes any."""
        with self._lock:
            listening = any(sink.hears for sink in (self._main, *self._others))
        return self._hear if listening else None

    def close(self) -> None:
        """Close every sink, also where one raises. Safe to call again."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            others, self._others = self._others, []
        with ExitStack() as closing:
            for sink in reversed(others):
                closing.callback(self._close, sink)
            closing.callback(self._main.close)

    def _hear(self, sound: Sound) -> None:
        self._main.hear(sound)
        self._hand_over(lambda sink: sink.hear(sound))

    def _hand_over(self, give: Callable[[Sink], None]) -> None:
        failed = []
        with self._lock:
            for sink in tuple(self._others):
                try:
                    give(sink)
                except SinkError as error:
                    self._others.remove(sink)
                    failed.append((sink, error))
        for sink, reason in failed:
            with suppress(SinkError):
                sink.close()
            self._on_failed(sink, reason)

    def _close(self, sink: Sink) -> None:
        try:
            sink.close()
        except SinkError as error:
            self._on_failed(sink, error)
