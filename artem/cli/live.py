"""`artem`: the live app, in a window or headless."""

from __future__ import annotations

import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from artem.cli import flags
from artem.cli.report import write_json, write_report
from artem.errors import UsageError
from artem.look import DETAIL
from artem.options import SessionOptions, parse_lens, parse_size

if TYPE_CHECKING:
    from artem.capture.base import SourceInfo
    from artem.cli.outputs import Outputs
    from artem.engine.stylizer import Stylizer
    from artem.gui.loop import FinishedRun
    from artem.gui.shelf import LiveStylizer
    from artem.pipeline.pipeline import Pipeline, State
    from artem.pipeline.stats import Stats

_WAIT_SECONDS = 0.2  # how soon Ctrl-C is noticed


def live(
    context: typer.Context,
    source: Annotated[
        str | None,
        typer.Option(
            "--source",
            help="webcam, webcam:1, screen, screen:2, screen:X,Y,WxH, an http, rtsp or rtmp "
            "address, a video or picture file, or demo.",
        ),
    ] = None,
    style: flags.Style = None,
    mix: flags.MixText = None,
    preset: flags.Preset = "auto",
    strength: flags.Strength = None,
    stroke_size: flags.StrokeSize = 1.0,
    keep_colors: flags.KeepColors = None,
    stability: flags.Stability = 0.0,
    detail: flags.Detail = DETAIL,
    size: Annotated[
        str,
        typer.Option("--size", help="Inference size: auto, WxH, half-vr, vr or vr-stereo."),
    ] = "auto",
    device: flags.Device = "auto",
    precision: flags.Precision = "auto",
    mirror: Annotated[
        bool | None,
        typer.Option("--mirror/--no-mirror", help="Mirror the window; a webcam is by default."),
    ] = None,
    fps_limit: Annotated[
        float | None, typer.Option("--fps-limit", help="At most so many frames a second.")
    ] = None,
    target_fps: Annotated[
        str,
        typer.Option(
            "--target-fps",
            help="Hold this rate by painting smaller where needed; auto is the source's. An "
            "explicit --size is never changed.",
        ),
    ] = "auto",
    lens: Annotated[
        str | None,
        typer.Option(
            "--lens",
            help="K1,K2: warp what is shown against a headset's lenses, each eye of vr-stereo "
            "about its middle, r' = r (1 + K1 r^2 + K2 r^4).",
        ),
    ] = None,
    fullscreen: Annotated[bool, typer.Option("--fullscreen", help="Fill the screen.")] = False,
    monitor: Annotated[
        int | None,
        typer.Option(
            "--monitor", help="Fill this monitor, counted from 1, such as a headset's.", metavar="N"
        ),
    ] = None,
    headless: Annotated[bool, typer.Option("--headless", help="Run without a window.")] = False,
    frames: Annotated[
        int | None, typer.Option("--frames", help="Stop after so many stylized frames.")
    ] = None,
    seconds: Annotated[
        float | None,
        typer.Option("--seconds", help="Stop so long after the first captured frame."),
    ] = None,
    record: Annotated[
        Path | None,
        typer.Option("--record", help="Record what is shown to a new .mkv or .mp4 file."),
    ] = None,
    virtual_camera: Annotated[
        bool,
        typer.Option("--virtual-camera", help="Show it to other programs as a camera."),
    ] = False,
    report: Annotated[
        Path | None, typer.Option("--report", help="Write what was measured to a JSON file.")
    ] = None,
    profile: Annotated[
        Path | None,
        typer.Option(
            "--profile", help="Write where the time went, for chrome://tracing or Perfetto."
        ),
    ] = None,
    debug: flags.Debug = False,  # noqa: ARG001  (read by `main`)
) -> None:
    """Turn a live picture into a moving painting."""
    if context.invoked_subcommand is not None:
        return
    from artem.cli.main import STARTED

    flags.check_preset(preset)
    for name, value in (("--fps-limit", fps_limit), ("--frames", frames), ("--seconds", seconds)):
        if value is not None and not value > 0:
            raise UsageError(f"{name} {value:g} is not above 0; give a positive number")
    options = SessionOptions(
        source=source,
        style=style,
        mix=flags.read_mix(mix, style),
        preset=preset,
        strength=strength,
        stroke_size=stroke_size,
        keep_colors=keep_colors,
        stability=stability,
        detail=detail,
        size=parse_size(size),
        device=device,
        precision=precision,
        mirror=mirror,
        fps_limit=fps_limit,
        target_fps=_target_fps(target_fps, size),
        lens=None if lens is None else parse_lens(lens),
        fullscreen=fullscreen,
        monitor=monitor,
        frames=frames,
        seconds=seconds,
        record=record,
        virtual_camera=virtual_camera,
        report=report,
        profile=profile,
    )
    if headless:
        run_headless(options, STARTED)
        return
    raise typer.Exit(run_window(options, STARTED))


def _target_fps(text: str, size: str) -> float | None:
    if text == "auto":
        return None
    if size != "auto":
        raise UsageError("--size is never changed to hold a rate; leave out --target-fps")
    try:
        rate = float(text)
    except ValueError:
        rate = 0.0
    if not 0 < rate < math.inf:
        raise UsageError(f'--target-fps "{text}" is no rate; give auto or a number such as 30')
    return rate


def run_window(options: SessionOptions, started: float) -> int:
    """Run in the window until it is closed; returns the exit code."""
    from artem.gui.app import run

    def on_finished(finished: FinishedRun) -> None:
        _write_files(options, finished.stats, finished.stylizer, finished.source)

    return run(options, started=started, on_finished=on_finished)


def run_headless(options: SessionOptions, started: float) -> None:
    """Run until the source ends, a limit is met or Ctrl-C; then say what was measured.

    Raises SourceError where the source cannot be opened.
    """
    from artem.engine.stylizer import Stylizer
    from artem.errors import LoginNeeded
    from artem.styles.gallery import DEFAULT_STYLE

    look = options.look()
    spec = options.source or default_source()
    stylizer = Stylizer(
        options.first_style or DEFAULT_STYLE,
        preset=options.preset,
        device=options.device,
        precision=options.precision,
        stereo=options.size.stereo,
    )
    stylizer.set_look(look)
    try:
        _run_source(spec, stylizer, options, started)
    except LoginNeeded as error:
        if not sys.stdin.isatty():
            raise
        typer.echo(f"artem: {error}", err=True)
        _run_source(_ask_login(spec), stylizer, options, started)


def _run_source(spec: str, stylizer: Stylizer, options: SessionOptions, started: float) -> None:
    from artem.capture.spec import parse_source
    from artem.cli.outputs import Outputs
    from artem.engine.device import runs_classic
    from artem.engine.fit import fit_for
    from artem.output.discard import DiscardSink
    from artem.pipeline.lens import warp_for
    from artem.pipeline.limits import RunLength
    from artem.pipeline.pipeline import Phase, Pipeline
    from artem.pipeline.sizing import sizing_for
    from artem.pipeline.stats import Stats
    from artem.pipeline.temporal import Stabilizer

    info = None

    def on_state(state: State) -> None:
        nonlocal info
        if state.info is not None:
            info = state.info
            typer.echo(f"{info.name}: {info.width}x{info.height}", err=True)
        elif state.phase is Phase.LOST:
            typer.echo(f"artem: {state.error}; trying again", err=True)

    source = parse_source(spec)
    outputs = Outputs(options)
    pipeline = Pipeline(
        source,
        stylizer,
        DiscardSink(),
        Stats(started, traced=options.profile is not None),
        fit=fit_for(options.size, on_gpu=runs_classic(stylizer.device)),
        sizing=sizing_for(options, options.look(), on_gpu=runs_classic(stylizer.device)),
        stabilize=Stabilizer(options.stability),
        lens=warp_for(options),
        patient=False,
        fps_limit=options.fps_limit,
        length=RunLength(options.frames, options.seconds),
        on_state=on_state,
        on_sink_failed=outputs.on_failed,
    )
    outputs.join(pipeline)
    try:
        pipeline.start()
        _wait(pipeline, outputs)
    finally:
        pipeline.stop()
    _say(pipeline)
    _write_files(options, pipeline.stats, stylizer, info)
    outputs.check()


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
