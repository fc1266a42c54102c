"""`artem train`: new styles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from artem.cli import flags
from artem.errors import UsageError

if TYPE_CHECKING:
    from artem.training.transform import TransformTraining

app = typer.Typer(help="Train new styles.", no_args_is_help=True)


@app.callback()
def _train() -> None:
    """Keeps `transform` a command of its own while it is the only one."""


@app.command()
def transform(
    style_image: Annotated[Path, typer.Option(help="The picture whose style is learned.")],
    content: Annotated[Path, typer.Option(help="A folder of photographs to practise on.")],
    out: Annotated[Path, typer.Option(help="The net file to write, such as NAME.safetensors.")],
    preset: Annotated[str, typer.Option(help="classic or fast.")] = "fast",
    iterations: Annotated[int, typer.Option(help="Steps; 2000 wear the style well.")] = 4000,
    batch: Annotated[int, typer.Option(help="Photographs a step.")] = 4,
    size: Annotated[int, typer.Option(help="Side of the square crops, pixels.")] = 224,
    style_size: Annotated[
        int, typer.Option(help="Short side of the style picture; larger gives larger strokes.")
    ] = 256,
    content_weight: Annotated[
        float, typer.Option(help="Weight of keeping what the photograph shows (relu3_1).")
    ] = 1.0,
    style_weight: Annotated[
        float, typer.Option(help="Weight of the style's textures and colours (Gram matrices).")
    ] = 1.0,
    tv_weight: Annotated[float, typer.Option(help="Weight of smoothness.")] = 0.15,
    stability_weight: Annotated[
        float, typer.Option(help="Weight of painting moved, relit and noisy frames alike.")
    ] = 15.0,
    learning_rate: Annotated[float, typer.Option(help="Highest rate of Adam.")] = 2e-3,
    start: Annotated[Path | None, typer.Option("--from", help="A net file to start from.")] = None,
    vgg: Annotated[
        Path | None,
        typer.Option(help="VGG-19 weights (safetensors); torchvision's where not given."),
    ] = None,
    device: flags.Device = "auto",
    seed: Annotated[int, typer.Option(help="Seed of weights and crops.")] = 0,
    checkpoint_every: Annotated[
        int, typer.Option(help="Steps between checkpoints and previews.")
    ] = 100,
    title: Annotated[str, typer.Option(help="For the style card.")] = "",
    author: Annotated[str, typer.Option(help="For the style card.")] = "",
    year: Annotated[str, typer.Option(help="For the style card.")] = "",
    licence: Annotated[str, typer.Option(help="For the style card.")] = "",
    debug: flags.Debug = False,  # noqa: ARG001  (read by `main`)
) -> None:
    """Train a transform net for one style.

    Stopped at any moment, the same command goes on where it was.
    """
    from artem.engine.device import choose_device
    from artem.styles.card import StyleCard
    from artem.training.transform import TransformTraining, Weights

    _check(
        preset,
        out,
        iterations=iterations,
        batch=batch,
        checkpoint_every=checkpoint_every,
        size=size,
        style_size=style_size,
    )
    options = TransformTraining(
        style_image=style_image,
        content=content,
        out=out,
        card=StyleCard(out.stem, title or out.stem, author, year, licence),
        preset=preset,
        iterations=iterations,
        batch=batch,
        size=size,
        style_size=style_size,
        learning_rate=learning_rate,
        weights=Weights(
            content=content_weight,
            style=style_weight,
            total_variation=tv_weight,
            stability=stability_weight,
        ),
        vgg=vgg,
        start=start,
        seed=seed,
        checkpoint_every=checkpoint_every,
    )
    _run(options, choose_device(device))


def _check(preset: str, out: Path, **numbers: int) -> None:
    from artem.nets.shapes import PRESET_NAMES
    from artem.styles.checkpoint import IDENTITY
    from artem.styles.gallery import SUFFIX

    if preset not in PRESET_NAMES:
        raise UsageError(f'there is no preset "{preset}"; give {" or ".join(PRESET_NAMES)}')
    if out.suffix != SUFFIX or out.stem == IDENTITY:
        raise UsageError(f"{out} is no name for a net file; give NAME{SUFFIX}")
    for name, number in numbers.items():
        least = 64 if name in ("size", "style_size") else 1
        if number < least:
            raise UsageError(f"--{name.replace('_', '-')} {number} is below {least}")


def _run(options: TransformTraining, device: str) -> None:
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    from artem.training.transform import Progress as Step
    from artem.training.transform import train

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[losses]}"),
    )
    with Progress(*columns) as bar:
        reading = bar.add_task("Reading photographs", total=None, losses="")
        learning = bar.add_task("Training", total=options.iterations, losses="")

        def on_loading(done: int, total: int) -> None:
            bar.update(reading, completed=done, total=total)

        def on_step(step: Step) -> None:
            losses = f"content {step.losses['content']:.2f}  style {step.losses['style']:.2f}"
            bar.update(learning, completed=step.iteration, losses=losses)

        train(options, device, on_step, on_loading)
    typer.echo(f"{options.out} is ready: artem --style {options.out}")
