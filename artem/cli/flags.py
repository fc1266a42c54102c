"""How options become flags: what the look and a run declare, and what several commands take."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from functools import wraps
from inspect import Parameter
from typing import Annotated, Any

import typer

from artem.errors import UsageError
from artem.look import KNOBS, Knob, Mix, parse_mix
from artem.options import Option, SessionOptions, declared

_HELP = {option.name: option.help for option in declared()}

Style = Annotated[str | None, typer.Option("--style", help=_HELP["style"])]
MixText = Annotated[str | None, typer.Option("--mix", help=_HELP["mix"])]
Preset = Annotated[str, typer.Option("--preset", help=_HELP["preset"])]
KeepColors = Annotated[bool, typer.Option("--keep-colors/--new-colors", help=_HELP["keep_colors"])]
Device = Annotated[str, typer.Option("--device", help=_HELP["device"])]
Precision = Annotated[str, typer.Option("--precision", help=_HELP["precision"])]
Cluster = Annotated[
    str | None,
    typer.Option(
        "--cluster",
        metavar="auto|HOST:PORT|local:N",
        help="Paint on the machines of a Ray cluster, or by N processes of this machine.",
    ),
]
Threads = Annotated[
    int | None,
    typer.Option(
        "--threads",
        help="Of a processor that paints: the same number gives the same bits; as many as are "
        "fast on this machine where not given.",
    ),
]
Debug = Annotated[
    bool, typer.Option("--debug", help="Log more, and show the traceback of an error.")
]


def takes_knobs(command: Callable[..., None]) -> Callable[..., None]:
    """The command with a flag for each number of the look; it gets those given as `knobs`."""
    knobs = [knob for knob in KNOBS if not knob.live]
    return _with_flags(command, "knobs", [_knob_flag(knob) for knob in knobs], dict)


def takes_all_knobs(command: Callable[..., None]) -> Callable[..., None]:
    """The command with a flag for each number of the look, those of the live app too."""
    return _with_flags(command, "knobs", [_knob_flag(knob) for knob in KNOBS], dict)


def takes_session(command: Callable[..., None]) -> Callable[..., None]:
    """The command with every flag of a live run; it gets them as `options`."""
    flags = [*map(_option_flag, declared()), *map(_knob_flag, KNOBS)]
    return _with_flags(command, "options", flags, _session_options)


def read_mix(text: str | None, style: str | None) -> Mix:
    """The mix, empty where none is asked for. Raises UsageError beside a style."""
    if text is None:
        return ()
    if style is not None:
        raise UsageError("--style and --mix exclude each other; give one of them")
    return parse_mix(text)


def _session_options(**given: Any) -> SessionOptions:
    knobs = {knob.name: given.pop(knob.name) for knob in KNOBS if knob.name in given}
    return SessionOptions(**given, knobs=knobs, given=frozenset(given))


def _with_flags(
    command: Callable[..., None],
    takes: str,
    flags: Sequence[Parameter],
    gather: Callable[..., object],
) -> Callable[..., None]:
    """Typer reads a command's signature: the parameter `takes` becomes the flags in it."""
    signature = inspect.signature(command, eval_str=True)
    parameters = [
        one.replace(kind=Parameter.KEYWORD_ONLY)
        for name, own in signature.parameters.items()
        for one in (flags if name == takes else [own])
    ]

    @wraps(command)
    def flagged(**values: Any) -> None:
        given = {flag.name: values.pop(flag.name) for flag in flags}
        told = {name: value for name, value in given.items() if value is not None}
        command(**values, **{takes: gather(**told)})

    flagged.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    flagged.__annotations__ = {one.name: one.annotation for one in parameters}
    return flagged


def _knob_flag(knob: Knob) -> Parameter:
    told = typer.Option(
        knob.flag, help=knob.tip, show_default=f"{knob.usual:g}", metavar=_span(knob)
    )
    return _parameter(knob.name, float | None, told)


def _span(knob: Knob) -> str:
    return f"{knob.least:g}..{knob.most:g}"


def _option_flag(option: Option) -> Parameter:
    kind = str if option.parse else option.kind
    told = typer.Option(option.flag, help=option.help, parser=option.parse, metavar=option.metavar)
    return _parameter(option.name, kind | None, told)


def _parameter(name: str, kind: Any, told: Any) -> Parameter:
    return Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[kind, told])
