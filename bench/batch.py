"""What painting several people's frames in one pass brings, bytes in to bytes out.

Every batch is measured in turn, again and again, so that a machine shared with others is shared
alike by all of them. The ratio is of frames a second to those of frames painted one by one;
processor time is what other programs disturb least.

python bench/batch.py [--rounds 12] [--batches 1,2,4,8]
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from statistics import median
from typing import Annotated, Any

import psutil
import typer
from machine import machine
from rich.console import Console
from rich.table import Table

from artem.capture.demo import render
from artem.engine.painter import Painter
from artem.look import Look
from artem.options import parse_size
from artem.styles.gallery import DEFAULT_STYLE

SIZES = "160x120,320x240,640x480"
COLUMNS = ("precision", "size", "batch", "fps", "ratio", "ms", "cpu_ms_a_frame", "memory_mb")


class Crowd:
    """So many people, each with a frame and a look of their own, painted in one pass."""

    def __init__(self, painter: Painter, size: tuple[int, int], people: int) -> None:
        """Its memory_mb is what being ready for them took."""
        self._painter = painter
        styles = [painter.styles[at % len(painter.styles)] for at in range(people)]
        self._paintings = [painter.painting(Look(), style) for style in styles]
        self._frames = [render(10 * at, *size) for at in range(people)]
        self.people = people
        self.seconds: list[float] = []
        self.cpu_seconds: list[float] = []
        before = _memory_mb()
        painter.prepare(*size, batch=people)
        painter.paint(self._frames, self._paintings)
        self.memory_mb = round(_memory_mb() - before)

    def paint(self, counted: bool) -> None:
        """One pass."""
        began, cpu_began = time.perf_counter(), time.process_time()
        self._painter.paint(self._frames, self._paintings)
        if counted:
            self.seconds.append(time.perf_counter() - began)
            self.cpu_seconds.append(time.process_time() - cpu_began)


def measure(
    painter: Painter, text: str, batches: list[int], rounds: int, frames: int
) -> list[dict[str, Any]]:
    """A row for each batch at a size; frames: of each in a round."""
    size = parse_size(text).pixels
    assert size is not None
    crowds = [Crowd(painter, size, people) for people in batches]
    for _ in range(rounds):
        for crowd in crowds:
            for at in range(1 + max(1, frames // crowd.people)):
                crowd.paint(counted=at > 0)  # the first finds others' data in the caches
    alone = crowds[0].people / median(crowds[0].seconds)
    return [_row(painter, text, crowd, alone) for crowd in crowds]


def _row(painter: Painter, size: str, crowd: Crowd, alone: float) -> dict[str, Any]:
    seconds = median(crowd.seconds)
    fps = crowd.people / seconds
    return {
        "precision": painter.precision,
        "size": size,
        "batch": crowd.people,
        "fps": round(fps, 1),
        "ratio": round(fps / alone, 2),
        "ms": round(1000 * seconds, 2),
        "cpu_ms_a_frame": round(1000 * median(crowd.cpu_seconds) / crowd.people, 2),
        "memory_mb": crowd.memory_mb,
    }


def _memory_mb() -> float:
    return float(psutil.Process().memory_info().rss) / 2**20


def main(
    sizes: Annotated[str, typer.Option(help="Comma-separated WxH.")] = SIZES,
    batches: Annotated[str, typer.Option(help="Frames a pass, the baseline first.")] = "1,2,4,8",
    rounds: Annotated[int, typer.Option(help="Turns of every batch.")] = 12,
    frames: Annotated[int, typer.Option(help="Frames of each in a turn.")] = 16,
    precisions: Annotated[str, typer.Option(help="As of artem.")] = "auto,fp32",
    device: Annotated[str, typer.Option(help="As of artem.")] = "auto",
    out: Annotated[Path, typer.Option(help="Folder for batch.json.")] = Path("bench/results"),
) -> None:
    counts = [int(text) for text in batches.split(",")]
    results = []
    for precision in precisions.split(","):
        painter = Painter(DEFAULT_STYLE, device=device, precision=precision)
        for size in sizes.split(","):
            results += measure(painter, size, counts, rounds, frames)
    report = {
        "machine": machine(),
        "command": "python bench/batch.py",
        "preset": painter.preset,
        "device": painter.device,
        "results": results,
    }
    out.mkdir(parents=True, exist_ok=True)
    (out / "batch.json").write_text(json.dumps(report, indent=2) + "\n")
    show(report)


def show(report: dict[str, Any]) -> None:
    table = Table(title=f"{report['preset']} on {report['device']}; ratio to one frame a pass")
    for column in COLUMNS:
        table.add_column(column, justify="left" if column == "precision" else "right")
    for row in report["results"]:
        table.add_row(*(str(row[column]) for column in COLUMNS))
    Console(width=100).print(table)


if __name__ == "__main__":
    typer.run(main)
