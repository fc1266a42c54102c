"""How well pictures never seen in training are worn, by every net that wears any picture.

    python bench/any_style.py --photos DIR --styles DIR --vgg FILE [--paint 2]

photos, styles: neither used in training.

- style and content: as in quality.py, at short side 256; style also as a share of the photograph's
  own style error, which is what is left of the way to the style.
- colour: how far mean and covariance of the colours are from the style's, as a share of how far
  those of the photograph were; contrast: deviation of the luminance over the style's.
- shift and shimmer: as in stability.py, on some styles and photographs at 480x360.
- milliseconds at 640x480 and at 1080x1200, pixels in to pixels out.
- paint: the same for `artem paint` after 50, 100 and 500 iterations, on that many pairs. Slow.

Writes any_style.json and any_style.jpg (every style on six photographs) and prints a table.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import torch
import typer
from machine import machine
from motion import shift_error, shimmer
from pictures import at_size, filled, read_photos
from rich.console import Console
from rich.table import Table

from artem.engine.stylizer import Stylizer
from artem.frame import Pixels
from artem.look import Look
from artem.nets.layers import channels_last
from artem.nets.picture_shapes import VGG_VARIABLE
from artem.nets.vgg import load_vgg
from artem.opencv import cv2
from artem.pictures import PICTURE_SUFFIXES
from artem.training.data import load_picture, to_tensor
from artem.training.gatys import GatysOptions, paint
from artem.training.losses import PerceptualLoss
from artem.training.memory import keep_freed_memory

PRESETS = ("fast", "classic")
PAINTED = (50, 100, 500)
SIZES = {"640x480": (640, 480), "1080x1200": (1080, 1200)}
SHEET_PHOTOS = 6
STEADY_STYLES = 4
_CPU = torch.device("cpu")


def as_tensor(pixels: Pixels) -> torch.Tensor:
    return to_tensor(pixels, _CPU)[None] / 255


def colours(pixels: Pixels) -> tuple[np.ndarray, np.ndarray]:
    """Mean and covariance of RGB in 0..1."""
    flat = pixels.reshape(-1, 3) / 255
    return flat.mean(0), np.cov(flat.T)


def contrast(pixels: Pixels) -> float:
    return float(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY).std())


class Judge:
    """Compares paintings with one style picture."""

    def __init__(self, vgg: torch.nn.Module, path: Path) -> None:
        style = load_picture(path, 256, _CPU)
        self.loss = PerceptualLoss(vgg, [style])
        self.style = (style[0].permute(1, 2, 0) * 255).round().byte().numpy()

    @torch.no_grad()
    def errors(self, painted: Pixels, photo: Pixels) -> tuple[float, float]:
        """(style, content)."""
        wanted = torch.zeros(1, dtype=torch.int64)
        content, style = self.loss(as_tensor(painted), as_tensor(photo), wanted)
        return float(style), float(content)

    def __call__(self, painted: Pixels, photo: Pixels) -> dict[str, float]:
        """Every figure of one painting."""
        style, content = self.errors(painted, photo)
        own, _ = self.errors(photo, photo)
        (mean, spread), (its_mean, its_spread), (own_mean, own_spread) = map(
            colours, (painted, self.style, photo)
        )
        return {
            "style": style,
            "style_share": style / own,
            "content": content,
            "colour_mean_share": float(
                np.linalg.norm(mean - its_mean) / np.linalg.norm(own_mean - its_mean)
            ),
            "colour_spread_share": float(
                np.linalg.norm(spread - its_spread) / np.linalg.norm(own_spread - its_spread)
            ),
            "contrast": contrast(painted) / contrast(self.style),
        }


def medians(rows: list[dict[str, float]]) -> dict[str, float]:
    return {key: round(float(np.median([row[key] for row in rows])), 3) for key in rows[0]}


def milliseconds(stylizer: Stylizer, photo: Pixels) -> dict[str, float]:
    """The median of some frames at every size."""
    found = {}
    for name, size in SIZES.items():
        frame = filled(photo, *size)
        stylizer(frame)
        times = []
        for _ in range(5):
            began = time.perf_counter()
            stylizer(frame)
            times.append(time.perf_counter() - began)
        found[name] = round(1000 * float(np.median(times)), 1)
    return found


def steadiness(stylizer: Stylizer, paths: list[Path], photos: list[Pixels]) -> dict[str, float]:
    """Medians over the first styles, each on two photographs."""
    frames = [filled(photo, 480, 360) for photo in photos[:2]]
    shifts, shimmers = [], []
    for path in paths[:STEADY_STYLES]:
        stylizer.set_look(Look(mix=((str(path), 1.0),)))
        shifts += [shift_error(stylizer, frame) for frame in frames]
        shimmers += [shimmer(stylizer, frame) for frame in frames]
    return {
        "shift_of_255": round(float(np.median(shifts)), 2),
        "shimmer_of_255": round(float(np.median(shimmers)), 2),
    }


def by_painting(judge: Judge, photo: Pixels, path: Path) -> dict[int, dict[str, float]]:
    """What `artem paint` reaches on one pair."""
    found, began = {}, time.perf_counter()
    steps = paint(
        as_tensor(photo),
        load_picture(path, 256, _CPU),
        lambda picture: PerceptualLoss(judge.loss.vgg, [picture]),
        GatysOptions(iterations=max(PAINTED), levels=1, style_weight=2.5),
    )
    for step in steps:
        if step.iteration in PAINTED:
            seconds = time.perf_counter() - began
            found[step.iteration] = judge(step.pixels(), photo) | {"seconds": seconds}
    return found


def main(
    photos: Annotated[Path, typer.Option(help="Photographs not used in training.")],
    styles: Annotated[Path, typer.Option(help="Style pictures not used in training.")],
    vgg: Annotated[Path, typer.Option(help="VGG-19 weights.", envvar="ARTEM_VGG")],
    paint_pairs: Annotated[
        int, typer.Option("--paint", help="Pairs that are also painted by optimisation.")
    ] = 0,
    out: Annotated[Path, typer.Option(help="Folder for the results.")] = Path("bench/results"),
) -> None:
    keep_freed_memory()
    os.environ[VGG_VARIABLE] = str(vgg)  # classic wears pictures by it too
    measured = channels_last(load_vgg(vgg))
    shown = [at_size(photo, "256") for photo in read_photos(photos, SHEET_PHOTOS)]
    paths = [p for p in sorted(styles.iterdir()) if p.suffix.lower() in PICTURE_SUFFIXES]
    judges = {path: Judge(measured, path) for path in paths}
    report: dict[str, Any] = {"machine": machine(), "pairs": len(paths) * len(shown), "nets": {}}
    sheets: dict[str, list[Pixels]] = {preset: [] for preset in PRESETS}
    for preset in PRESETS:
        stylizer = Stylizer(str(paths[0]), preset=preset)
        rows, by_style = [], {}
        for path, judge in judges.items():
            stylizer.set_look(Look(mix=((str(path), 1.0),)))
            painted = [stylizer(photo) for photo in shown]
            found = [judge(*pair) for pair in zip(painted, shown, strict=True)]
            rows += found
            by_style[path.stem] = medians(found)
            sheets[preset].append(row_of(judge.style, painted))
        report["nets"][preset] = {
            "precision": stylizer.precision,
            "milliseconds": milliseconds(stylizer, shown[0]),
            **steadiness(stylizer, paths, shown),
            **medians(rows),
            "styles": by_style,
        }
        typer.echo(f"{preset}: {medians(rows)}", err=True)
    if paint_pairs:
        report["paint"] = painted_report(judges, shown, paint_pairs)
    out.mkdir(parents=True, exist_ok=True)
    (out / "any_style.json").write_text(json.dumps(report, indent=1) + "\n")
    for preset, rows_shown in sheets.items():
        name = "any_style.jpg" if preset == "fast" else f"any_style_{preset}.jpg"
        cv2.imwrite(str(out / name), np.vstack(rows_shown)[..., ::-1])
    show(report)


def row_of(style: Pixels, painted: list[Pixels]) -> Pixels:
    return np.hstack([filled(picture, 240, 180) for picture in (style, *painted)])


def painted_report(
    judges: dict[Path, Judge], photos: list[Pixels], count: int
) -> dict[str, dict[str, float]]:
    """Medians over the first pairs, each of another style and photograph."""
    pairs = list(zip(judges.items(), photos * len(judges), strict=False))[:count]
    found = [by_painting(judge, photo, path) for (path, judge), photo in pairs]
    return {str(count): medians([one[count] for one in found]) for count in PAINTED}


def show(report: dict[str, Any]) -> None:
    columns: dict[str, Callable[[dict[str, Any]], str]] = {
        key: lambda row, key=key: f"{row[key]:.2f}"
        for key in ("style_share", "style", "content", "colour_mean_share", "contrast")
    }
    table = Table(title=f"Pictures never seen, median of {report['pairs']} pairs")
    table.add_column("by")
    for name in (*columns, "shimmer", *SIZES):
        table.add_column(name)
    for preset, row in report["nets"].items():
        shimmered = f"{row['shimmer_of_255']:.1f}"
        times = [f"{row['milliseconds'][size]:.0f} ms" for size in SIZES]
        table.add_row(preset, *(cell(row) for cell in columns.values()), shimmered, *times)
    for count, row in report.get("paint", {}).items():
        cells = [cell(row) for cell in columns.values()]
        table.add_row(f"paint {count}", *cells, "", f"{row['seconds']:.0f} s at 256")
    Console(width=130).print(table)


if __name__ == "__main__":
    typer.run(main)
