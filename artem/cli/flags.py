"""Every option that more than one command takes, declared once."""

from __future__ import annotations

from typing import Annotated

import typer

from artem.errors import UsageError

Style = Annotated[
    str | None, typer.Option("--style", help="A style of the gallery, or a net file.")
]
Preset = Annotated[
    str,
    typer.Option(
        "--preset", help="auto, classic or fast; auto is classic on a GPU and fast elsewhere."
    ),
]
Strength = Annotated[
    float | None,
    typer.Option("--strength", help="0 is the picture as it came, 1 the full style."),
]
Device = Annotated[str, typer.Option("--device", help="auto, cuda, cuda:N, mps, xpu or cpu.")]
Precision = Annotated[
    str,
    typer.Option("--precision", help="auto, fp32, fp16, bf16 or int8; auto is fp16 on CUDA."),
]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]


def check_preset(preset: str) -> None:
    """Raises UsageError for a preset there is none of."""
    if preset not in ("auto", "classic", "fast"):
        raise UsageError(f'there is no preset "{preset}"; give auto, classic or fast')
