"""The sinks that options ask for, beside the one that a run always has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artem.options import SessionOptions

if TYPE_CHECKING:
    from artem.output.base import Sink


def asked_sinks(options: SessionOptions) -> list[Sink]:
    """Opened; whoever asks closes them or gives them to a pipeline. Raises SinkError."""
    sinks: list[Sink] = []
    if options.record is not None:
        from artem.output.recorder import Recorder

        sinks.append(Recorder(options.record))
    if options.virtual_camera:
        from artem.output.virtual_camera import VirtualCamera

        sinks.append(VirtualCamera())
    return sinks
