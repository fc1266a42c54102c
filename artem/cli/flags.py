"""Every option that more than one command takes, declared once."""

from __future__ import annotations

from typing import Annotated

import typer

from artem.errors import UsageError
from artem.look import Mix, parse_mix

Style = Annotated[
    str | None,
    typer.Option("--style", help="A style by name, or the file of a picture or a net."),
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
MixText = Annotated[
    str | None,
    typer.Option("--mix", help="Several styles by weight: great_wave=0.6,scream=0.4."),
]
StrokeSize = Annotated[
    float, typer.Option("--stroke-size", help="0.5 halves the brush strokes, 2 doubles them.")
]
KeepColors = Annotated[
    bool | None,
    typer.Option("--keep-colors/--new-colors", help="Paint in the colours of the picture."),
]
Stability = Annotated[
    float, typer.Option("--stability", help="0 to 1: steadies what stands still in the picture.")
]
Detail = Annotated[
    float,
    typer.Option(
        "--detail",
        help="0 to 1: fine detail of the source put back where it is painted smaller than shown.",
    ),
]
Device = Annotated[
    str,
    typer.Option(
        "--device", help="auto (the fastest), cuda, cuda:N, mps, xpu, intel-gpu, npu or cpu."
    ),
]
Precision = Annotated[
    str,
    typer.Option(
        "--precision",
        help="auto, fp32, fp16, bf16 or int8; auto is fp16 on CUDA, and int8 on a CPU that has it.",
    ),
]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]


def read_mix(text: str | None, style: str | None) -> Mix:
    """The mix, empty where none is asked for. Raises UsageError beside a style."""
    if text is None:
        return ()
    if style is not None:
        raise UsageError("--style and --mix exclude each other; give one of them")
    return parse_mix(text)


def check_preset(preset: str) -> None:
    """Raises UsageError for a preset there is none of."""
    if preset not in ("auto", "classic", "fast"):
        raise UsageError(f'there is no preset "{preset}"; give auto, classic or fast')
