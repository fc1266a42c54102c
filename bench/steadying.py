"""How steadily a film is painted: as it comes, as in the live app, and in two passes.

    python bench/steadying.py --clip FILE [--clip FILE]

The measure is that of bench/stability.py, over all neighbouring frames of a clip. Sharpness is the
variance of the Laplacian: blending must not blur. Writes steadying.json.
"""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import cv2
import numpy as np
import typer
from machine import machine
from motion import Pair, clip_pairs
from rich.console import Console

from artem.engine.painter import Painter
from artem.films.steady import SETTLING, OnePass, Painted, Steadier, TwoPass
from artem.frame import Pixels
from artem.look import Look
from artem.styles.gallery import DEFAULT_STYLE

SIZE = (480, 360)


def unsteadiness(shown: Sequence[Pixels], pairs: Sequence[Pair]) -> float:
    """Root of the mean squared difference along the motion, 0 to 1; see bench/motion.py."""
    squares, count = 0.0, 0
    for pair, one, other in list(zip(pairs, shown, shown[1:], strict=False))[SETTLING:]:
        moved = cv2.remap(one.astype(np.float32), pair.back, None, cv2.INTER_LINEAR)
        difference = ((other - moved) / 255)[pair.valid]
        squares += float(np.square(difference).sum())
        count += difference.size
    return (squares / max(count, 1)) ** 0.5


def sharpness(shown: Sequence[Pixels]) -> float:
    greys = (cv2.cvtColor(one, cv2.COLOR_RGB2GRAY) for one in shown[SETTLING:])
    return float(np.mean([cv2.Laplacian(grey, cv2.CV_32F).var() for grey in greys]))


def steadied(
    steadier: Steadier, frames: Sequence[Pixels], painted: Sequence[Pixels]
) -> tuple[list[Pixels], float]:
    """What is shown, and milliseconds a frame."""
    began = time.perf_counter()
    shown: list[Pixels] = []
    for frame, painting in zip(frames, painted, strict=True):
        shown += steadier.feed(Painted(frame, painting, 1.0))
    shown += steadier.finish()
    return shown, 1000 * (time.perf_counter() - began) / len(frames)


def measure(clip: Path, painter: Painter, count: int) -> dict[str, Any]:
    pairs = list(clip_pairs(clip, SIZE, count))
    frames = [pairs[0].first, *(pair.second for pair in pairs)]
    painting = painter.painting(Look())
    painted = [painter.paint([frame], [painting])[0] for frame in frames]
    runs = {"unsteadied": (painted, 0.0)}
    runs["live"] = steadied(OnePass(), frames, painted)
    runs["two_pass"] = steadied(TwoPass(), frames, painted)
    return {
        name: {
            "unsteadiness": round(unsteadiness(shown, pairs), 4),
            "sharpness": round(sharpness(shown)),
            "ms": round(ms, 1),
        }
        for name, (shown, ms) in runs.items()
    }


def main(
    clip: Annotated[list[Path], typer.Option(help="A real clip; more may be given.")],
    style: Annotated[str, typer.Option(help="As of artem.")] = DEFAULT_STYLE,
    frames: Annotated[int, typer.Option(help="Of each clip.")] = 48,
    out: Annotated[Path, typer.Option(help="Folder for the results.")] = Path("bench/results"),
) -> None:
    painter = Painter(style)
    results = {one.name: measure(one, painter, frames) for one in clip}
    report = {"machine": machine(), "size": SIZE, "style": style, "clips": results}
    out.mkdir(parents=True, exist_ok=True)
    (out / "steadying.json").write_text(json.dumps(report, indent=1) + "\n")
    Console().print_json(json.dumps(results))


if __name__ == "__main__":
    typer.run(main)
