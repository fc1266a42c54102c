"""The sinks that a headless run was asked for, and what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from artem.destination import Destination
    from artem.errors import SinkError
    from artem.options import SessionOptions
    from artem.output.base import Sink
    from artem.pipeline.pipeline import Pipeline


class Outputs:
    """Keeps count of the sinks of a headless run; the run is over when all have failed."""

    def __init__(self, options: SessionOptions) -> None:
        self._options = options
        self._sinks: list[Sink] = []
        self._failed = 0

    def join(self, pipeline: Pipeline) -> None:
        """Open them and have them given frames; the pipeline, when stopped, closes them.

        Raises SinkError.
        """
        for sink in _asked_sinks(self._options):
            self._sinks.append(sink)
            pipeline.add_sink(sink)

    def on_failed(self, sink: Sink, error: SinkError) -> None:
        """The pipeline's `on_sink_failed`."""
        del sink
        self._failed += 1
        typer.echo(f"artem: {error}", err=True)

    @property
    def useless(self) -> bool:
        """Whether some were asked for and none is left."""
        return bool(self._sinks) and self._failed == len(self._sinks)

    def check(self) -> None:
        """Leave with exit code 1 where one of them failed, which was told."""
        if self._failed:
            raise typer.Exit(1)


def _asked_sinks(options: SessionOptions) -> Iterator[Sink]:
    """Each is opened when it is taken, so that none is left open where the next one fails."""
    if options.record is not None:
        from artem.output.recorder import Recorder

        yield Recorder(options.record)
    if options.publish is not None:
        yield _publisher(options.publish)
    if options.virtual_camera:
        from artem.output.virtual_camera import VirtualCamera

        yield VirtualCamera()


def _publisher(destination: Destination) -> Sink:
    """Tells how it goes on standard error."""
    from artem.output.publisher import Publisher
    from artem.output.relay import Reach

    words = {
        Reach.LIVE: f"{destination} is live",
        Reach.STALLED: f"artem: {destination} takes nothing at the moment",
    }

    def on_reach(reach: Reach, why: str) -> None:
        if reach is Reach.LOST:
            typer.echo(f"artem: {destination} is lost ({why}); trying again", err=True)
        elif reach in words:
            typer.echo(words[reach], err=True)

    return Publisher(destination, on_reach)
