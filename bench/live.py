"""End to end: a 60 fps file source played in real time through the live app.

    python bench/live.py [--size 640x480] [--seconds 10] [--no-window] [--style mosaic]

The clip is drawn by the demo source and encoded here. Each run is the command itself, in a
process of its own, with its report. The window needs a display; xvfb-run gives one. On a machine
that cannot encode, --demo-fps runs the pipeline on the demo scene itself, at the rate given.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Annotated, Any

import typer
from machine import machine
from rich.console import Console
from rich.table import Table

FPS = 60
CLIP_SECONDS = 4


def write_clip(path: Path, size: str) -> None:
    """A clip of the demo scene, H.264, with the source's own frame rate in its header."""
    import av

    from artem.capture.demo import render

    width, height = (int(side) for side in size.split("x"))
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=FPS)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.options = {"preset": "veryfast", "crf": "20"}
        for index in range(FPS * CLIP_SECONDS):
            frame = av.VideoFrame.from_ndarray(render(index, width, height), format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode())


def run(*options: str, window: bool, seconds: float, folder: Path) -> dict[str, Any]:
    """One run of the command; its report."""
    report = folder / "report.json"
    command = [sys.executable, "-m", "artem", *options]
    command += ["--seconds", str(seconds), "--report", str(report)]
    if window and not os.environ.get("DISPLAY"):
        command = ["xvfb-run", "-a", "-s", "-screen 0 1280x1024x24 -noreset", *command]
    subprocess.run(command if window else [*command, "--headless"], check=True)
    return json.loads(report.read_text())


def run_files(
    options: tuple[str, ...], *, size: str, seconds: float, window: bool
) -> dict[str, Any]:
    """The command on a clip, headless and with the window."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        clip = folder / "clip.mp4"
        write_clip(clip, size)
        options = ("--source", str(clip), *options)
        return {
            kind: run(*options, window=kind == "window", seconds=seconds, folder=folder)
            for kind in (("headless", "window") if window else ("headless",))
        }


def run_demo(
    style: str, preset: str, device: str, size: str, fps: float, seconds: float
) -> dict[str, Any]:
    """The pipeline in this process, the demo scene drawn at the inference size."""
    from artem.capture.demo import DemoSource
    from artem.cli.report import peak_memory_mb
    from artem.engine.stylizer import Stylizer
    from artem.output.discard import DiscardSink
    from artem.pipeline.limits import RunLength
    from artem.pipeline.pipeline import Pipeline
    from artem.pipeline.stats import Stats

    stats = Stats(time.monotonic())
    stylizer = Stylizer(style, preset=preset, device=device)
    width, height = (int(side) for side in size.split("x"))
    pipeline = Pipeline(
        DemoSource(width, height, fps),
        stylizer,
        DiscardSink(),
        stats,
        fit=lambda pixels: pixels,
        length=RunLength(seconds=seconds),
    )
    pipeline.start()
    pipeline.wait()
    pipeline.stop()
    return stats.report() | {"precision": stylizer.precision, "peak_memory_mb": peak_memory_mb()}


def main(
    size: Annotated[str, typer.Option(help="Size of the clip, WxH.")] = "640x480",
    seconds: Annotated[float, typer.Option(help="Length of each run.")] = 10.0,
    style: Annotated[str, typer.Option(help="Style to paint in.")] = "mosaic",
    preset: Annotated[str, typer.Option(help="Preset to paint with.")] = "auto",
    device: Annotated[str, typer.Option(help="Device to paint on.")] = "auto",
    window: Annotated[bool, typer.Option(help="Run with the window too.")] = True,
    demo_fps: Annotated[
        float | None, typer.Option(help="Run the demo scene at this rate, not a file.")
    ] = None,
    out: Annotated[Path, typer.Option(help="Folder for live.json.")] = Path("bench/results"),
) -> None:
    if demo_fps is not None:
        reports = {"demo": run_demo(style, preset, device, size, demo_fps, seconds)}
    else:
        options = ("--style", style, "--preset", preset, "--device", device)
        reports = run_files(options, size=size, seconds=seconds, window=window)
    out.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"machine": machine(), "runs": reports}, indent=2)
    (out / "live.json").write_text(text + "\n")
    show(reports)


def show(reports: dict[str, Any]) -> None:
    table = Table(title=f"{machine()['processor']}; a {FPS} fps clip in real time")
    columns = ("fps", "p50 ms", "p95 ms", "dropped", "first frame s", "memory MB")
    for column in ("run", *columns):
        table.add_column(column, justify="left" if column == "run" else "right")
    for kind, report in reports.items():
        table.add_row(
            kind,
            str(report["fps"]),
            str(report["latency_ms"]["p50"]),
            str(report["latency_ms"]["p95"]),
            str(report["frames_dropped"]),
            str(report["startup_seconds"]),
            str(report["peak_memory_mb"]),
        )
    Console(width=100).print(table)


if __name__ == "__main__":
    typer.run(main)
