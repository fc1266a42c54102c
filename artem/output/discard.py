"""A sink for headless runs."""

from __future__ import annotations

from artem.frame import Frame
from artem.output.base import Sink


class DiscardSink(Sink):
    """Takes every frame and keeps none: a headless run is measured by its report."""

    def present(self, original: Frame, stylized: Frame) -> None:
        """Drop the frame."""

    def close(self) -> None:
        """Nothing is held."""
