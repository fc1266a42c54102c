"""`artem train polish` and `artem train calibrate`: what is done to a net that has its styles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from artem.cli import flags
from artem.cli.training import (
    Batch,
    CheckpointEvery,
    Content,
    Iterations,
    LearningRate,
    Out,
    Patience,
    Seed,
    Size,
    check_numbers,
    run_training,
)

Net = Annotated[Path, typer.Argument(help="The net file.")]
Styles = Annotated[
    Path | None,
    typer.Option(help="Pictures it may be asked to wear: a folder, a .zip or a .tar."),
]


def polish(
    net: Net,
    content: Content,
    out: Out,
    styles: Styles = None,
    iterations: Iterations = 1500,
    batch: Batch = 4,
    size: Size = 224,
    learning_rate: LearningRate = 2.5e-4,
    device: flags.Device = "auto",
    seed: Seed = 0,
    checkpoint_every: CheckpointEvery = 100,
    patience: Patience = 10,
    debug: flags.Debug = False,  # noqa: ARG001  (read by `main`)
) -> None:
    """Take the fine mesh out of what a net paints on even areas; its styles stay as they are.

    Stopped at any moment, the same command goes on where it was.
    """
    from artem.training.options import PolishTraining

    options = PolishTraining(
        start=net,
        content=content,
        styles=styles,
        out=out,
        iterations=iterations,
        batch=batch,
        size=size,
        learning_rate=learning_rate,
        seed=seed,
        checkpoint_every=checkpoint_every,
        patience=patience,
    )
    from artem.training.polish import train

    check_numbers(options)
    run_training(options, device, train, f"artem --style {out}")


def calibrate(
    net: Net,
    content: Content,
    styles: Styles = None,
    debug: flags.Debug = False,  # noqa: ARG001  (read by `main`)
) -> None:
    """Measure again how a net is computed in int8; training does it by itself at its end."""
    from rich.console import Console

    from artem.training.calibration import calibrate as measure

    with Console(stderr=True).status("Painting photographs in every style"):
        quantization = measure(net, content, styles)
    typer.echo(f"{net}: int8 keeps {quantization.psnr:g} dB of the float32 picture")
