"""What the recorder and the publisher share: frames and sounds wait for a thread that encodes."""

from __future__ import annotations

from collections.abc import Callable

from artem.frame import Frame
from artem.output.backlog import Backlog
from artem.output.base import Sink
from artem.output.worker import Worker
from artem.sound import Sound


class FilmSink(Sink):
    """Leaves what comes in a backlog; what the thread raises surfaces with the next that comes."""

    hears = True

    def __init__(self, work: Callable[[], None], name: str) -> None:
        """work: of the thread, which is not started yet. name: of the thread."""
        self._backlog = Backlog()
        self._worker = Worker(work, name)

    def present(self, original: Frame, stylized: Frame) -> None:
        """Leave a frame for the encoder."""
        del original
        self._worker.check()
        self._backlog.put_frame(stylized)

    def hear(self, sound: Sound) -> None:
        """Leave a sound for the encoder."""
        self._worker.check()
        self._backlog.put_sound(sound)
