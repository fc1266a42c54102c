"""How steadily each style of a net is painted while camera and scene move.

    python bench/stability.py --photos DIR [--clip FILE] [--net FILE] [--against FILE]

Measures and their formulas are in bench/motion.py; `steadied` is shimmer with the live app's
stabilizer on top. `against` is a net to compare with, such as the
same one trained without the stability loss. Writes stability.json and prints a table.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer
from cards import write_measured
from machine import machine
from motion import Pair, clip_pairs, shift_error, shimmer, stability, synthetic_pairs
from pictures import filled, read_photos
from quality import Painter
from rich.console import Console
from rich.table import Table

from artem.frame import Pixels
from artem.pipeline.temporal import Stabilizer
from artem.styles.checkpoint import read_net_file

SIZE = (480, 360)
MEASURES = ("synthetic", "clip", "shift_of_255", "shimmer_of_255", "steadied_of_255")


def steadied(paint: Callable[[Pixels], Pixels]) -> Callable[[Pixels], Pixels]:
    """As the live app paints with --stability 1; shimmer then includes the frames it settles in."""
    stabilize = Stabilizer(1.0)
    return lambda frame: stabilize(frame, paint(frame))


def measure(
    painter: Painter, name: str, photos: list[Pixels], pairs: list[Pair], clip: list[Pair]
) -> dict[str, float | None]:
    paint = partial(painter, style=name)
    return {
        "synthetic": round(stability(paint, pairs), 4),
        "clip": round(stability(paint, clip), 4) if clip else None,
        "shift_of_255": round(float(np.median([shift_error(paint, p) for p in photos])), 2),
        "shimmer_of_255": round(float(np.median([shimmer(paint, p) for p in photos])), 2),
        "steadied_of_255": round(
            float(np.median([shimmer(steadied(paint), p) for p in photos])), 2
        ),
    }


def main(
    photos: Annotated[Path, typer.Option(help="Photographs not used in training.")],
    clip: Annotated[Path | None, typer.Option(help="A real clip.")] = None,
    net: Annotated[Path, typer.Option(help="The net file.")] = Path("styles/fast.safetensors"),
    against: Annotated[Path | None, typer.Option(help="A net to compare with.")] = None,
    styles: Annotated[str | None, typer.Option(help="Only these, comma-separated.")] = None,
    limit: Annotated[int, typer.Option(help="Photographs used.")] = 4,
    write_cards: Annotated[
        bool, typer.Option("--write-cards", help="Write the figures into the net's style cards.")
    ] = False,
    out: Annotated[Path, typer.Option(help="Folder for the results.")] = Path("bench/results"),
) -> None:
    shown = [filled(photo, *SIZE) for photo in read_photos(photos, limit)]
    pairs = [
        pair
        for seed, photo in enumerate(shown)
        for pair in synthetic_pairs(photo, shown[seed - 1], SIZE, count=2, seed=seed)
    ]
    moving = [] if clip is None else list(clip_pairs(clip, SIZE, count=8))
    results: dict[str, Any] = {}
    for path in filter(None, (net, against)):
        file = read_net_file(path)
        painter = Painter(file)
        wanted = styles.split(",") if styles else list(file.cards)
        results[path.name] = {
            name: measure(painter, name, shown, pairs, moving)
            for name in wanted
            if name in file.cards
        }
    unpainted = {
        "synthetic": round(stability(lambda pixels: pixels, pairs), 4),
        "clip": round(stability(lambda pixels: pixels, moving), 4) if moving else None,
    }
    report = {"machine": machine(), "size": SIZE, "unpainted": unpainted, "nets": results}
    out.mkdir(parents=True, exist_ok=True)
    (out / "stability.json").write_text(json.dumps(report, indent=1) + "\n")
    if write_cards:
        write_measured(net, results[net.name])
    show(report)


def show(report: dict[str, Any]) -> None:
    table = Table(title=f"the frames themselves, unpainted: {report['unpainted']}")
    for column in ("net", "style", *MEASURES):
        table.add_column(column)
    for net, styles in report["nets"].items():
        for name, found in styles.items():
            table.add_row(net, name, *(str(found[key]) for key in MEASURES))
    Console(width=110).print(table)


if __name__ == "__main__":
    typer.run(main)
