"""What every sink is."""

from __future__ import annotations

from abc import ABC, abstractmethod

from artem.frame import Frame
from artem.sound import Sound


class Sink(ABC):
    """Takes stylized frames on the pipeline's thread; must hand over within a few milliseconds.

    hears: whether it takes sound; where no sink does, none is decoded.
    """

    hears = False

    @abstractmethod
    def present(self, original: Frame, stylized: Frame) -> None:
        """Take one stylized frame and the frame it was made from (same size, same moment).

        Raises SinkError when it can take no more.
        """

    def hear(self, sound: Sound) -> None:  # noqa: B027  (most sinks take none)
        """Take the sound of a source; called on another thread than `present`, as promptly.

        Raises SinkError when it can take no more.
        """

    @abstractmethod
    def close(self) -> None:
        """Finish what was taken; called once, after the last frame, and may take a while.

        Raises SinkError where it cannot be finished, unless that was raised before.
        """
