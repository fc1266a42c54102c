"""What the commands that train share: options, checks of them, and the progress line."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from artem.errors import UsageError

if TYPE_CHECKING:
    from artem.training.options import Progress as Step
    from artem.training.options import Training

T = TypeVar("T", bound="Training")
_TOLD = ("content", "style", "mesh")  # of the losses
Trainer = Callable[[T, str, Callable[["Step"], None], Callable[[int, int], None]], int]

Content = Annotated[
    Path,
    typer.Option(help="Photographs to practise on: a folder, or a .zip or .tar of one (COCO)."),
]
Out = Annotated[Path, typer.Option(help="The net file to write, such as NAME.safetensors.")]
Iterations = Annotated[int, typer.Option(help="Steps.")]
Batch = Annotated[int, typer.Option(help="Photographs a step.")]
Size = Annotated[int, typer.Option(help="Side of the square crops, pixels.")]
LearningRate = Annotated[float, typer.Option(help="Highest rate of Adam.")]
Seed = Annotated[int, typer.Option(help="Seed of weights and crops.")]
CheckpointEvery = Annotated[int, typer.Option(help="Steps between checkpoints and previews.")]
Patience = Annotated[
    int, typer.Option(help="Checkpoints without an improvement after which it ends early.")
]


def check_choice(kind: str, given: str, choices: tuple[str, ...]) -> None:
    """Raises UsageError for another word than those there are."""
    if given not in choices:
        raise UsageError(f'there is no {kind} "{given}"; give {" or ".join(choices)}')


def check_numbers(options: Training, style_size: int = 64) -> None:
    """Raises UsageError for numbers that make no sense, and for a name of no net file."""
    from artem.styles.gallery import SUFFIX

    if options.out.suffix != SUFFIX:
        raise UsageError(f"{options.out} is no name for a net file; give NAME{SUFFIX}")
    numbers = {
        "iterations": (options.iterations, 1),
        "batch": (options.batch, 1),
        "checkpoint-every": (options.checkpoint_every, 1),
        "patience": (options.patience, 1),
        "size": (options.size, 64),
        "style-size": (style_size, 64),
    }
    for name, (number, least) in numbers.items():
        if number < least:
            raise UsageError(f"--{name} {number} is below {least}")


def run_training(options: T, device: str, train: Trainer[T], use: str) -> None:
    """Train with a progress bar. use: how the result is used."""
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    from artem.engine.device import choose_torch_device

    chosen = choose_torch_device(device)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[losses]}"),
    )
    leads = os.environ.get("RANK", "0") == "0"  # of the processes that torchrun started
    with Progress(*columns, disable=not leads) as bar:
        reading = bar.add_task("Reading photographs", total=None, losses="")
        learning = bar.add_task("Training", total=options.iterations, losses="")

        def on_loading(done: int, total: int) -> None:
            bar.update(reading, completed=done, total=total)

        def on_step(step: Step) -> None:
            told = [f"{name} {step.losses[name]:.2f}" for name in _TOLD if name in step.losses]
            told.append(f"waiting for photographs {step.waiting:.0%}")
            bar.update(learning, completed=step.iteration, losses="  ".join(told))

        skipped = train(options, chosen, on_step, on_loading)
    if not leads:
        return
    if skipped:
        typer.echo(f"{skipped} files were no readable pictures and were left out", err=True)
    typer.echo(f"{options.out} is ready: {use}")
