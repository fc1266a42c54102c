"""`artem paint`: a picture in the style of another, by optimising its pixels."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from artem.cli import flags
from artem.cli.report import write_json
from artem.errors import UsageError

if TYPE_CHECKING:
    from artem.training.gatys import GatysOptions


def paint(
    content: Annotated[Path, typer.Argument(help="The picture to paint.")],
    style: Annotated[Path, typer.Argument(help="The picture whose style it gets.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="The picture file to write.")],
    size: Annotated[int, typer.Option(help="Short side of the painting, pixels.")] = 512,
    style_size: Annotated[int, typer.Option(help="Short side of the style picture.")] = 512,
    iterations: Annotated[int, typer.Option(help="Steps.")] = 500,
    optimizer: Annotated[str, typer.Option(help="lbfgs or adam.")] = "lbfgs",
    start: Annotated[str, typer.Option(help="Begin with content, style or noise.")] = "content",
    levels: Annotated[
        int, typer.Option(help="Sizes it is painted at, from coarse to fine; 1 is the last alone.")
    ] = 2,
    content_weight: Annotated[float, typer.Option(help="Keeping what the picture shows.")] = 1.0,
    style_weight: Annotated[float, typer.Option(help="Textures and colours of the style.")] = 1.5,
    tv_weight: Annotated[float, typer.Option(help="Smoothness.")] = 0.3,
    save_every: Annotated[
        int | None, typer.Option(help="Also write every Nth step, as OUT-N.png.")
    ] = None,
    losses: Annotated[
        Path | None, typer.Option(help="Write the losses of every step to a JSON file.")
    ] = None,
    vgg: Annotated[
        Path | None,
        typer.Option(help="VGG-19 weights (safetensors); torchvision's where not given."),
    ] = None,
    device: flags.Device = "auto",
    seed: Annotated[int, typer.Option(help="Seed of the noise to begin with.")] = 0,
    debug: flags.Debug = False,  # noqa: ARG001  (read by `main`)
) -> None:
    """Paint one picture as Gatys et al. did: minutes a picture, and the best there is."""
    from rich.progress import Progress

    from artem.engine.device import choose_torch_device
    from artem.output.picture_file import write_picture
    from artem.training.gatys import GatysOptions
    from artem.training.painting import paint_files

    options = GatysOptions(
        optimizer, iterations, start, levels, content_weight, style_weight, tv_weight, seed
    )
    _check(options, size=size, style_size=style_size, save_every=save_every, out=out)
    chosen = choose_torch_device(device)
    steps: list[dict[str, Any]] = []
    began = time.monotonic()
    with Progress() as bar:
        task = bar.add_task("Painting", total=iterations)
        for step in paint_files((content, size), (style, style_size), options, vgg, chosen):
            steps.append({"iteration": step.iteration, **step.losses})
            if step.iteration == iterations:
                write_picture(out, step.pixels())
            if save_every is not None and step.iteration % save_every == 0:
                write_picture(out.with_name(f"{out.stem}-{step.iteration}.png"), step.pixels())
            bar.update(task, completed=step.iteration)
    if losses is not None:
        write_json(losses, {"seconds": round(time.monotonic() - began, 2), "steps": steps})


def _check(
    options: GatysOptions, *, size: int, style_size: int, save_every: int | None, out: Path
) -> None:
    from artem.output.picture_file import SUFFIXES
    from artem.training.gatys import OPTIMIZERS, STARTS

    if options.optimizer not in OPTIMIZERS:
        raise UsageError(f'there is no optimizer "{options.optimizer}"; give lbfgs or adam')
    if options.start not in STARTS:
        raise UsageError(f'cannot start from "{options.start}"; give content, style or noise')
    if out.suffix.lower() not in SUFFIXES:
        raise UsageError(f"{out} has no picture's ending; use one of {', '.join(SUFFIXES)}")
    numbers = {
        "iterations": (options.iterations, 1),
        "levels": (options.levels, 1),
        "size": (size, 64),
        "style-size": (style_size, 64),
        "save-every": (1 if save_every is None else save_every, 1),
    }
    for name, (number, least) in numbers.items():
        if number < least:
            raise UsageError(f"--{name} {number} is below {least}")
