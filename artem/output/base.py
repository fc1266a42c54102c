"""What every sink is."""

from __future__ import annotations

from abc import ABC, abstractmethod

from artem.frame import Frame


class Sink(ABC):
    """Takes stylized frames on the pipeline's thread; must hand over within a few milliseconds."""

    @abstractmethod
    def present(self, original: Frame, stylized: Frame) -> None:
        """Take one stylized frame and the frame it was made from (same size, same moment).

        Raises SinkError when it can take no more.
        """

    @abstractmethod
    def close(self) -> None:
        """Finish what was taken; called once, after the last frame."""
