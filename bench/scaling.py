"""How the cost of a frame grows with its pixels: eight sizes, bytes in to bytes out.

python bench/scaling.py [--frames 20]
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from arithmetic import milliseconds
from rows import tell

from artem.capture.demo import render
from artem.engine.stylizer import Stylizer
from artem.styles.gallery import DEFAULT_STYLE

SIZES = (
    (320, 240),
    (480, 360),
    (640, 480),
    (800, 600),
    (1024, 768),
    (1280, 960),
    (1600, 1200),
    (2160, 1200),
)


def measure(stylizer: Stylizer, size: tuple[int, int], frames: int) -> dict[str, Any]:
    pixels = render(10, *size)
    stylizer.prepare(*size)
    ms = milliseconds(lambda: stylizer(pixels), frames)
    megapixels = size[0] * size[1] / 1e6
    return {
        "size": f"{size[0]}x{size[1]}",
        "megapixels": round(megapixels, 3),
        "ms": round(ms, 2),
        "ms_a_megapixel": round(ms / megapixels, 1),
    }


def main(
    frames: Annotated[int, typer.Option(help="Counted frames of each size.")] = 20,
    precision: Annotated[str, typer.Option(help="As of artem.")] = "auto",
    device: Annotated[str, typer.Option(help="As of artem.")] = "auto",
    out: Annotated[Path, typer.Option(help="Folder for scaling.json.")] = Path("bench/results"),
) -> None:
    stylizer = Stylizer(DEFAULT_STYLE, device=device, precision=precision)
    results = [measure(stylizer, size, frames) for size in SIZES]
    facts = {"precision": stylizer.precision, "device": stylizer.device}
    title = f"{stylizer.preset} in {stylizer.precision} on {stylizer.device}"
    tell("scaling", title, facts, results, out)


if __name__ == "__main__":
    typer.run(main)
