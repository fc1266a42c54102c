"""How alike the two eyes of a stereo pair are painted, together and each by itself.

    python bench/stereo.py [--styles great_wave,mosaic]

The pair is one wide scene seen through two windows, so that the disparity is known exactly. Of
what both eyes see, away from the borders, two differences are measured, as root mean squares of
255: of the pixels, strokes included, and of the style: of the means over 32 by 32 pixels, where
strokes no longer count.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer
from rows import tell

from artem.capture.demo import render
from artem.engine.stylizer import Stylizer
from artem.look import Look
from artem.opencv import cv2

DISPARITIES = (8, 21, 48, 77)  # pixels; on the net's grid and beside it
EYE = (540, 600)
BORDER = 48
PATCH = 32


def differences(left: np.ndarray, right: np.ndarray, disparity: int) -> tuple[float, float]:
    """Root mean square difference of (pixels, style) where both eyes look at the same."""
    inner = slice(BORDER, -BORDER)
    one = left[:, disparity:][inner, inner].astype(np.float32)
    other = right[:, : right.shape[1] - disparity][inner, inner].astype(np.float32)
    size = (one.shape[1] // PATCH, one.shape[0] // PATCH)
    means = (cv2.resize(part, size, interpolation=cv2.INTER_AREA) for part in (one, other))
    return _rms(one - other), _rms(np.subtract(*means))


def _rms(values: np.ndarray) -> float:
    return float(np.sqrt(np.square(values).mean()))


def measure(style: str, apart: Stylizer, together: Stylizer) -> dict[str, Any]:
    look = Look(mix=((style, 1.0),))
    width, height = EYE
    found: dict[str, list[tuple[float, float]]] = {"apart": [], "together": []}
    for stylizer in (apart, together):
        stylizer.set_look(look)
    for disparity in DISPARITIES:
        scene = render(10, width + disparity, height)
        left, right = (
            np.ascontiguousarray(view) for view in (scene[:, :width], scene[:, disparity:])
        )
        pair = together(np.hstack([left, right]))
        found["together"].append(differences(pair[:, :width], pair[:, width:], disparity))
        found["apart"].append(differences(apart(left), apart(right), disparity))
    means = {kind: np.mean(values, axis=0) for kind, values in found.items()}
    return {
        "style": style,
        **{f"pixels_{kind}": round(float(mean[0]), 2) for kind, mean in means.items()},
        **{f"style_{kind}": round(float(mean[1]), 2) for kind, mean in means.items()},
        "style_ratio": round(float(means["together"][1] / means["apart"][1]), 2),
    }


def main(
    styles: Annotated[str, typer.Option(help="Comma-separated.")] = "great_wave,mosaic,scream",
    device: Annotated[str, typer.Option(help="Device to paint on.")] = "auto",
    out: Annotated[Path, typer.Option(help="Folder for stereo.json.")] = Path("bench/results"),
) -> None:
    names = styles.split(",")
    apart, together = (Stylizer(names[0], device=device, stereo=eyes) for eyes in (False, True))
    results = [measure(name, apart, together) for name in names]
    facts = {"disparities": DISPARITIES}
    tell("stereo", "Difference between the eyes, of 255", facts, results, out)


if __name__ == "__main__":
    typer.run(main)
