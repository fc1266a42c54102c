"""`artem`: the live app, in a window or headless."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from artem.cli import flags
from artem.cli.report import write_json, write_report
from artem.options import SessionOptions

if TYPE_CHECKING:
    from artem.capture.base import SourceInfo
    from artem.cli.outputs import Outputs
    from artem.engine.stylizer import Stylizer
    from artem.errors import SinkError
    from artem.gui.loop import FinishedRun
    from artem.gui.styles.shelf import LiveStylizer
    from artem.output.base import Sink
    from artem.pipeline.pipeline import Pipeline, State
    from artem.pipeline.stats import Stats

_WAIT_SECONDS = 0.2  # how soon Ctrl-C is noticed


@flags.takes_session
def live(
    context: typer.Context,
    options: SessionOptions,
    headless: Annotated[bool, typer.Option("--headless", help="Run without a window.")] = False,
    debug: flags.Debug = False,
) -> None:
    """Turn a live picture into a moving painting."""
    if context.invoked_subcommand is not None:
        return
    from artem.cli.main import STARTED

    if headless:
        run_headless(options, STARTED)
        return
    raise typer.Exit(run_window(options, STARTED, debug=debug))


def run_window(options: SessionOptions, started: float, *, debug: bool = False) -> int:
    """Run in the window until it is closed; returns the exit code."""
    from artem.gui.app import run

    def on_finished(finished: FinishedRun) -> None:
        _write_files(options, finished.stats, finished.stylizer, finished.source)

    return run(options, started=started, debug=debug, on_finished=on_finished)


def run_headless(options: SessionOptions, started: float) -> None:
    """Run until the source ends, a limit is met or Ctrl-C; then say what was measured.

    Raises SourceError where the source cannot be opened.
    """
    from artem.errors import LoginNeeded

    spec = options.source or default_source()
    stylizer = make_stylizer(options)
    try:
        _run_source(spec, stylizer, options, started)
    except LoginNeeded as error:
        if not sys.stdin.isatty():
            raise
        typer.echo(f"artem: {error}", err=True)
        _run_source(_ask_login(spec), stylizer, options, started)


def make_stylizer(options: SessionOptions) -> Stylizer:
    """A stylizer with the look of these options. Raises ArtemError."""
    from artem.engine.stylizer import Stylizer
    from artem.styles.gallery import DEFAULT_STYLE

    stylizer = Stylizer(
        options.first_style or DEFAULT_STYLE,
        preset=options.preset,
        device=options.device,
        precision=options.precision,
        stereo=options.size.stereo,
    )
    stylizer.set_look(options.look())
    return stylizer


def _run_source(spec: str, stylizer: Stylizer, options: SessionOptions, started: float) -> None:
    from artem.cli.outputs import Outputs
    from artem.output.discard import DiscardSink

    teller = SourceTeller()
    outputs = Outputs(options)
    pipeline = make_pipeline(
        spec, stylizer, DiscardSink(), options, started, teller, outputs.on_failed
    )
    try:
        outputs.join(pipeline)
        pipeline.start()
        _wait(pipeline, outputs)
    finally:
        pipeline.stop()
    _say(pipeline)
    _write_files(options, pipeline.stats, stylizer, teller.info)
    outputs.check()


class SourceTeller:
    """Tells on standard error how a source goes; a pipeline's `on_state`.

    info: the newest that was open.
    """

    def __init__(self) -> None:
        self.info: SourceInfo | None = None

    def __call__(self, state: State) -> None:
        """Tell this."""
        from artem.pipeline.pipeline import Phase

        if state.info is not None:
            self.info = state.info
            self._say(f"{self.info.name}: {self.info.width}x{self.info.height}")
        elif state.silent is not None and self.info is not None:
            waited = f"no picture for {state.silent:.0f} s; waiting for the next"
            self._say(f"artem: {self.info.name}: {waited}")
        elif state.phase is Phase.LOST:
            self._say(f"artem: {state.error}; trying again")

    def _say(self, text: str) -> None:
        typer.echo(text, err=True)


def make_pipeline(
    spec: str,
    stylizer: Stylizer,
    sink: Sink,
    options: SessionOptions,
    started: float,
    on_state: Callable[[State], None],
    on_sink_failed: Callable[[Sink, SinkError], None] = lambda *_: None,
) -> Pipeline:
    """From a source to a main sink as the options say; a source that is not there fails it.

    Raises UsageError for what names no source.
    """
    from artem.capture.spec import parse_source
    from artem.engine.device import runs_classic
    from artem.engine.fit import fit_for
    from artem.pipeline.lens import warp_for
    from artem.pipeline.limits import RunLength
    from artem.pipeline.pipeline import Pipeline
    from artem.pipeline.sizing import sizing_for
    from artem.pipeline.stats import Stats
    from artem.pipeline.temporal import Stabilizer

    return Pipeline(
        parse_source(spec),
        stylizer,
        sink,
        Stats(started, traced=options.profile is not None),
        fit=fit_for(options.size, on_gpu=runs_classic(stylizer.device)),
        sizing=sizing_for(options, options.look(), on_gpu=runs_classic(stylizer.device)),
        stabilize=Stabilizer(options.look().stability),
        lens=warp_for(options),
        patient=False,
        fps_limit=options.fps_limit,
        length=RunLength(options.frames, options.seconds),
        on_state=on_state,
        on_sink_failed=on_sink_failed,
    )


def _write_files(
    options: SessionOptions,
    stats: Stats,
    stylizer: LiveStylizer | None,
    source: SourceInfo | None,
) -> None:
    if options.report is not None:
        write_report(options.report, stats, stylizer, source)
    if options.profile is not None:
        write_json(options.profile, stats.trace.to_json())


def _ask_login(address: str) -> str:
    from artem.capture.address import with_login

    return with_login(address, typer.prompt("User"), typer.prompt("Password", hide_input=True))


def default_source() -> str:
    """The first camera, else the demo."""
    from artem.capture.cameras import list_cameras

    return "webcam" if list_cameras() else "demo"


def _wait(pipeline: Pipeline, outputs: Outputs) -> None:
    try:
        while not (pipeline.wait(_WAIT_SECONDS) or outputs.useless):
            pass
    except KeyboardInterrupt:
        return


def _say(pipeline: Pipeline) -> None:
    report = pipeline.stats.report()
    latency = report["latency_ms"]["p95"]
    late = "" if latency is None else f", p95 latency {latency:.0f} ms"
    typer.echo(
        f"{report['frames_stylized']} frames at {report['fps']:.1f} a second{late}, "
        f"{report['frames_dropped']} dropped",
        err=True,
    )
