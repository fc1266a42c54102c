"""The governor against a machine that is suddenly busy.

    python bench/governor.py [--seconds 24]

The live app, headless, paints a clip of 30 frames a second, shown at 1280x720. A third of the way
through another process burns a core for as long, and stops. Frames a second, and the sizes they
were painted at, before, while and after; and how soon after each change the rate was held again.
"""

from __future__ import annotations

import json
import multiprocessing
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Annotated, Any

import typer
from live import write_clip
from machine import machine
from rich.console import Console
from rich.table import Table

FPS = 30
SIZE = "1280x720"
HELD = 0.95  # of the source's rate, over a second


def burn(until: float) -> None:
    while time.time() < until:
        sum(range(10_000))


def finishes(folder: Path, seconds: float) -> tuple[list[float], dict[str, Any], float]:
    """When each frame was done (seconds), the report, and when burning began."""
    clip = folder / "clip.mp4"
    write_clip(clip, SIZE, FPS)
    report, profile = folder / "report.json", folder / "profile.json"
    command = [sys.executable, "-m", "artem", "--headless", "--source", str(clip)]
    command += ["--seconds", str(seconds), "--report", str(report), "--profile", str(profile)]
    live = subprocess.Popen(command)
    time.sleep(2 + seconds / 3)
    burning = time.monotonic()
    ends = time.time() + seconds / 3
    other = multiprocessing.Process(target=burn, args=(ends,))
    other.start()
    if live.wait() != 0:
        raise typer.Exit(1)
    other.join()
    trace = json.loads(profile.read_text())
    painted = [event for event in trace["traceEvents"] if event["name"] == "net"]
    done = sorted((event["ts"] + event["dur"]) / 1e6 for event in painted)
    busy = burning - trace["otherData"]["monotonic_seconds"]
    return done, json.loads(report.read_text()), busy


def rate(done: list[float], since: float, until: float) -> float:
    return sum(since <= at < until for at in done) / (until - since)


def held_after(done: list[float], change: float, until: float) -> float | None:
    """Seconds from a change until the rate of the next second is held; None where never."""
    at = change
    while at + 1 <= until:
        if rate(done, at, at + 1) >= HELD * FPS:
            return round(at - change, 2)
        at += 0.05
    return None


def main(
    seconds: Annotated[float, typer.Option(help="Length of the run.")] = 24.0,
    out: Annotated[Path, typer.Option(help="Folder for governor.json.")] = Path("bench/results"),
) -> None:
    with tempfile.TemporaryDirectory() as name:
        done, report, busy = finishes(Path(name), seconds)
    free, end = busy + seconds / 3, done[-1]
    result = {
        "machine": machine(),
        "command": "python bench/governor.py",
        "source_fps": FPS,
        "fps_before": round(rate(done, busy - 4, busy), 1),
        "fps_busy": round(rate(done, busy + 1, free), 1),
        "fps_after": round(rate(done, free + 1, end), 1),
        "held_seconds_after_busy": held_after(done, busy, free),
        "held_seconds_after_free": held_after(done, free, end),
        "frames_by_size": report["frames_by_size"],
    }
    out.mkdir(parents=True, exist_ok=True)
    (out / "governor.json").write_text(json.dumps(result, indent=2) + "\n")
    table = Table(title=f"A clip of {FPS} fps at {SIZE} while another process burns a core")
    for key, value in list(result.items())[2:]:
        table.add_row(key, str(value))
    Console(width=110).print(table)


if __name__ == "__main__":
    typer.run(main)
