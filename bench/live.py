"""End to end, in real time: clips of 60 frames a second, and the screen, through the live app.

    python bench/live.py [--seconds 10] [--no-window] [--style mosaic]

The clips are drawn by the demo source and encoded here. Each run is the command itself, in a
process of its own, with its report. The window and the screen need a display; xvfb-run gives one.
On a machine that cannot encode, --demo-fps runs the pipeline on the demo scene itself, at the rate
and --size given.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from machine import machine
from rich.console import Console
from rich.table import Table

FPS = 60
SIZE, VR_SIZE = "640x480", "1080x1200"
CLIP_SECONDS = 4


def write_clip(path: Path, size: str, fps: int = FPS) -> None:
    """A clip of the demo scene, H.264, with the source's own frame rate in its header."""
    import av

    from artem.capture.demo import render

    width, height = (int(side) for side in size.split("x"))
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=fps)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.options = {"preset": "veryfast", "crf": "20"}
        for index in range(fps * CLIP_SECONDS):
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


def run_clips(options: tuple[str, ...], *, seconds: float, window: bool) -> dict[str, Any]:
    """The command on clips of both sizes, headless and with the window."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        clips = {size: folder / f"{size}.mp4" for size in (SIZE, VR_SIZE)}
        for size, clip in clips.items():
            write_clip(clip, size)

        def on(size: str, *more: str, window: bool = False) -> dict[str, Any]:
            source = ("--source", str(clips[size]), "--size", size)
            return run(*source, *options, *more, window=window, seconds=seconds, folder=folder)

        reports = {f"{SIZE} headless": on(SIZE)}
        if window:
            reports[f"{SIZE} window"] = on(SIZE, window=True)
        return reports | {f"{VR_SIZE} headless": on(VR_SIZE)}


def run_screen(options: tuple[str, ...], *, seconds: float) -> dict[str, Any]:
    """The command on a screen that a window changes all the time, and grabbing by itself."""
    width, height = VR_SIZE.split("x")
    with display(int(width), int(height)), tempfile.TemporaryDirectory() as name:
        source = ("--source", f"screen:0,0,{VR_SIZE}", "--size", VR_SIZE)
        report = run(*source, *options, window=False, seconds=seconds, folder=Path(name))
        return {f"screen {VR_SIZE} headless": report | {"grab": grab(seconds)}}


def grab(seconds: float) -> dict[str, float]:
    """Frames a second and milliseconds of grabbing alone."""
    from artem.capture.spec import parse_source

    source = parse_source(f"screen:0,0,{VR_SIZE}")
    source.open()
    try:
        began, spent, count = time.monotonic(), 0.0, 0
        while time.monotonic() - began < seconds:
            frame = source.read()
            assert frame is not None
            spent += time.monotonic() - frame.captured
            count += 1
        return {"fps": round(count / seconds, 1), "ms": round(1000 * spent / count, 2)}
    finally:
        source.close()


@contextmanager
def display(width: int, height: int) -> Iterator[None]:
    """A virtual screen of its own with something moving on it."""
    arguments = ["-screen", "0", f"{width}x{height}x24", "-noreset", "-displayfd", "1"]
    server = subprocess.Popen(["Xvfb", *arguments], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    before = os.environ.get("DISPLAY")
    os.environ["DISPLAY"] = f":{server.stdout.readline().strip()}"
    try:
        yield
    finally:
        server.terminate()
        server.wait()
        del os.environ["DISPLAY"]
        if before is not None:
            os.environ["DISPLAY"] = before


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
    size: Annotated[str, typer.Option(help="Size of the demo scene, WxH.")] = SIZE,
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
        reports = run_clips(options, seconds=seconds, window=window)
        if shutil.which("Xvfb"):
            reports |= run_screen(options, seconds=seconds)
    out.mkdir(parents=True, exist_ok=True)
    report = {"machine": machine(), "command": "python bench/live.py", "runs": reports}
    text = json.dumps(report, indent=2)
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
