"""What every source is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from artem.errors import SourceError
from artem.frame import Frame
from artem.sound import Sound
from artem.words import tr


def not_open(name: str) -> SourceError:
    """What a source of this name raises that is read while it is closed."""
    return SourceError(tr("{name} is not open; open it before reading").format(name=name))


_LIVE_KINDS = ("webcam", "stream", "screen")


@dataclass(frozen=True)
class SourceInfo:
    """What an open source really gives, not what it was asked for.

    kind: "webcam", "stream", "file", "screen", "phone", "demo".
    fps: frames a second as the source states it, or None where it does not say.
    pixel_format: as the source names it ("MJPG", "yuv420p", "BGRA", ...).
    """

    kind: str
    name: str
    width: int
    height: int
    fps: float | None
    pixel_format: str

    @property
    def is_live(self) -> bool:
        """Whether frames come in their own time, so that a pause is a fault."""
        return self.kind in _LIVE_KINDS


class Source(ABC):
    """A stream of frames. Made closed; `open`, `read` and `close` run on one thread.

    `close` may also be called twice, and `open` again after it. `read` returns or raises within
    about 5 seconds whatever the other side does.

    on_sound: called within `read` with the sound that goes with the frames, where the source has
        any; may be changed between reads. None where nobody listens: then none is decoded.
    """

    on_sound: Callable[[Sound], None] | None = None

    @property
    @abstractmethod
    def name(self) -> str:
        """How the user would name it, without passwords ("webcam:1", "http://10.0.0.5:8080")."""

    @abstractmethod
    def open(self) -> SourceInfo:
        """Start; returns what was got. Raises SourceError with the remedy."""

    @abstractmethod
    def read(self) -> Frame | None:
        """Wait for the next frame, at the source's own pace. None at the end of a finite source.

        Raises SourceLost when the source stops giving frames before its end; a camera, screen or
        stream has no end.
        """

    @abstractmethod
    def close(self) -> None:
        """Let go of the device or connection; never raises."""

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
