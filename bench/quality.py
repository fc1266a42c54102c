"""How well each style of a net is worn, in the figures the papers use.

    python bench/quality.py --photos DIR --styles DIR --vgg FILE [--net FILE] [--equivalence 3]

photos: photographs not used in training. styles: the style pictures, named like the styles.

- style and content: Gram and feature errors of VGG-19, as in training (artem.training.losses),
  with style picture and photographs at short side 256; median over photographs. Also at other
  sizes, and at strengths from 0 to 1.
- stroke widths: of strokes at half, once and twice the usual size, pixels at the first size.
- identity: root mean square difference of strength 0 to the photograph, of 255.
- equivalence: how many L-BFGS iterations on the pixels reach the objective that one pass of the
  net reaches (Johnson et al. 2016, section 4.1), median over photographs. Slow, so it is asked
  for with the number of styles.

Writes quality.json and quality.jpg (every style on three photographs) and prints a table.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import torch
import typer
from cards import write_measured
from machine import machine
from pictures import at_size, read_photos
from rich.console import Console
from rich.table import Table

from artem.engine.pixel_net import PixelNet
from artem.frame import Pixels
from artem.look import Look
from artem.nets.layers import channels_last
from artem.nets.vgg import load_vgg
from artem.opencv import cv2
from artem.styles.checkpoint import NetFile, read_net_file
from artem.styles.mix import mixed_code
from artem.training.data import load_picture, to_tensor
from artem.training.gatys import GatysOptions, Objective, paint
from artem.training.losses import PerceptualLoss
from artem.training.memory import keep_freed_memory
from artem.training.style_folder import read_style_folder

STROKE_SIZES = (0.5, 1.0, 2.0)
STRENGTHS = (0.0, 0.25, 0.5, 0.75, 1.0)
MOST_ITERATIONS = 300
SHEET_PHOTOS = 3


class Painter:
    """A net file's styles on pictures, in float32, bytes out."""

    def __init__(self, file: NetFile) -> None:
        self._file = file
        self._net = PixelNet(file)

    @torch.no_grad()
    def __call__(self, pixels: Pixels, style: str, **look: Any) -> Pixels:
        """Both (H, W, 3) uint8; look: as of Look, without the mix."""
        code = torch.from_numpy(mixed_code(self._file, Look(**look), style))
        return self._net(torch.from_numpy(pixels)[None], code[None])[0].numpy()


def as_tensor(pixels: Pixels) -> torch.Tensor:
    return to_tensor(pixels, torch.device("cpu"))[None] / 255


def errors(loss: PerceptualLoss, painted: Pixels, photo: Pixels) -> tuple[float, float]:
    """(style error, content error)."""
    with torch.no_grad():
        content, style = loss(as_tensor(painted), as_tensor(photo), torch.zeros(1, dtype=int))
    return float(style), float(content)


def rms(one: Pixels, other: Pixels) -> float:
    return float(np.sqrt(np.mean((one.astype(float) - other) ** 2)))


def stroke_width(painted: Pixels) -> float:
    """Half the mean wavelength of the luminance, in pixels, weighted by power.

    Wavelengths over a sixth of the picture are its content rather than strokes, and left out.
    """
    grey = cv2.cvtColor(painted, cv2.COLOR_RGB2GRAY).astype(float)
    height, width = grey.shape
    window = np.outer(np.hanning(height), np.hanning(width))
    power = np.abs(np.fft.rfft2((grey - grey.mean()) * window)) ** 2
    frequency = np.hypot(np.fft.fftfreq(height)[:, None], np.fft.rfftfreq(width)[None])
    fine = frequency > 6 / min(height, width)
    return float(0.5 / np.average(frequency[fine], weights=power[fine]))


def medians(pairs: list[tuple[float, float]]) -> dict[str, float]:
    style, content = np.median(np.array(pairs), axis=0)
    return {"style": round(float(style), 3), "content": round(float(content), 3)}


def measure(
    painter: Painter, name: str, loss: PerceptualLoss, photos: list[Pixels], sizes: list[str]
) -> dict[str, Any]:
    """Everything but the equivalence, for one style."""
    by_size = {}
    for size in sizes:
        sized = [at_size(photo, size) for photo in photos]
        by_size[size] = medians([errors(loss, painter(photo, name), photo) for photo in sized])
    small = [at_size(photo, sizes[0]) for photo in photos]
    by_strength = {
        str(strength): medians(
            [errors(loss, painter(photo, name, strength=strength), photo) for photo in small]
        )
        for strength in STRENGTHS
    }
    widths = {
        str(stroke): round(
            float(np.median([stroke_width(painter(p, name, stroke_size=stroke)) for p in small])), 2
        )
        for stroke in STROKE_SIZES
    }
    return {"sizes": by_size, "strengths": by_strength, "stroke_widths": widths}


def equivalence(
    painter: Painter, name: str, style: torch.Tensor, loss: PerceptualLoss, photos: list[Pixels]
) -> dict[str, Any]:
    """L-BFGS iterations to the objective of one pass, and the seconds of both."""
    options = GatysOptions(iterations=MOST_ITERATIONS, levels=1)
    counts, seconds = [], []
    for photo in photos:
        picture = as_tensor(photo)
        with torch.no_grad():
            goal, _ = Objective(loss, picture, options)(as_tensor(painter(photo, name)))
        began, count = time.perf_counter(), MOST_ITERATIONS
        for step in paint(picture, style, lambda _: loss, options):
            total = (
                options.content_weight * step.losses["content"]
                + options.style_weight * step.losses["style"]
                + options.tv_weight * step.losses["total_variation"]
            )
            if total <= float(goal):  # of the picture before this step
                count = step.iteration - 1
                break
        counts.append(count)
        seconds.append((time.perf_counter() - began) / max(count, 1))
    return {
        "iterations": float(np.median(counts)),
        "counts": counts,
        "at_most": MOST_ITERATIONS,
        "seconds_per_iteration": round(float(np.median(seconds)), 3),
    }


def sheet(painter: Painter, names: list[str], photos: list[Pixels]) -> Pixels:
    """A row per style: some photographs in it."""
    rows = [np.hstack(photos)]
    rows += [np.hstack([painter(photo, name) for photo in photos]) for name in names]
    return np.vstack(rows)


def main(
    photos: Annotated[Path, typer.Option(help="Photographs not used in training.")],
    styles: Annotated[Path, typer.Option(help="The style pictures.")],
    vgg: Annotated[Path, typer.Option(help="VGG-19 weights.")],
    net: Annotated[Path, typer.Option(help="The net file.")] = Path("styles/fast.safetensors"),
    sizes: Annotated[str, typer.Option(help="The first is the yardstick's.")] = "256,512,640x480",
    limit: Annotated[int, typer.Option(help="Photographs used.")] = 10,
    equivalence_styles: Annotated[
        int, typer.Option("--equivalence", help="Styles whose equivalence is measured.")
    ] = 0,
    write_cards: Annotated[
        bool, typer.Option("--write-cards", help="Write the figures into the net's style cards.")
    ] = False,
    out: Annotated[Path, typer.Option(help="Folder for the results.")] = Path("bench/results"),
) -> None:
    keep_freed_memory()
    file = read_net_file(net)
    painter = Painter(file)
    measured = channels_last(load_vgg(vgg))
    pictures = {style.card.name: style.path for style in read_style_folder(styles)}
    shown = read_photos(photos, limit)
    small = [at_size(photo, sizes.split(",", 1)[0]) for photo in shown]
    names = [name for name in file.cards if name in pictures]
    results: dict[str, Any] = {}
    for name in names:
        style = load_picture(pictures[name], 256, torch.device("cpu"))
        loss = PerceptualLoss(measured, [style])
        results[name] = measure(painter, name, loss, shown, sizes.split(","))
        if len(results) <= equivalence_styles:
            results[name]["equivalence"] = equivalence(painter, name, style, loss, small[:5])
        typer.echo(f"{name}: {results[name]['sizes']}", err=True)
    identity = [rms(painter(photo, names[0], strength=0.0), photo) for photo in small]
    report = {
        "machine": machine(),
        "net": net.name,
        "photos": len(shown),
        "identity_rms_of_255": round(float(np.median(identity)), 2),
        "styles": results,
    }
    out.mkdir(parents=True, exist_ok=True)
    (out / "quality.json").write_text(json.dumps(report, indent=1) + "\n")
    rows = sheet(painter, names, [at_size(photo, "320x240") for photo in shown[:SHEET_PHOTOS]])
    cv2.imwrite(str(out / "quality.jpg"), rows[..., ::-1])
    if write_cards:
        first = sizes.split(",", 1)[0]
        write_measured(net, {name: found["sizes"][first] for name, found in results.items()})
    show(report)


def show(report: dict[str, Any]) -> None:
    title = f"{report['net']}, median of {report['photos']} photographs"
    table = Table(title=f"{title}; strength 0: {report['identity_rms_of_255']} of 255 RMS")
    first = next(iter(report["styles"].values()))
    for column in ("style", *(f"{part} {size}" for size in first["sizes"] for part in "sc")):
        table.add_column(column)
    table.add_column("equal to")
    for name, found in report["styles"].items():
        cells = [f"{v[part]:.2f}" for v in found["sizes"].values() for part in ("style", "content")]
        equal = found.get("equivalence", {}).get("iterations", "")
        table.add_row(name, *cells, str(equal))
    Console(width=120).print(table)


if __name__ == "__main__":
    typer.run(main)
