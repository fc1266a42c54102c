"""A look as plain values, as JSON keeps them in files and pictures, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from artem.errors import UsageError
from artem.look import Look, Mix
from artem.words import tr

_MOST_STYLES = 100
_LONGEST_STYLE = 4096  # characters; a picture's path is a style too


def look_to_values(look: Look) -> dict[str, Any]:
    """By the look's own names: numbers, true or false, and the mix as {style: weight} in order."""
    return asdict(look) | {"mix": dict(look.mix)}


def values_to_look(values: object) -> Look:
    """The look of values that anybody may have written.

    Unknown names are left out, and what is missing is as usual.
    Raises UsageError for values of another kind or out of range.
    """
    if not isinstance(values, Mapping):
        raise UsageError(tr("a look is not a table of values; give one"))
    usual = Look()
    known: dict[str, Any] = {
        field.name: _checked(field.name, values[field.name], getattr(usual, field.name))
        for field in fields(Look)
        if field.name in values
    }
    return Look(**known)


def _checked(name: str, value: object, usual: object) -> object:
    if name == "mix":
        return _mix(value)
    if isinstance(usual, float):
        return _number(name, value)
    if type(value) is not type(usual):
        raise UsageError(tr("{name} is not true or false; give one of them").format(name=name))
    return value


def _mix(value: object) -> Mix:
    if not isinstance(value, Mapping) or len(value) > _MOST_STYLES:
        told = tr("the mix is not a table of styles; give weights of up to {most}")
        raise UsageError(told.format(most=_MOST_STYLES))
    if not all(isinstance(style, str) and 0 < len(style) <= _LONGEST_STYLE for style in value):
        raise UsageError(tr("a style of the mix has no name or too long a one; name it shortly"))
    return tuple(
        (style, _number(tr("a weight of the mix"), weight)) for style, weight in value.items()
    )


def _number(name: str, value: object) -> float:
    try:
        if isinstance(value, float | int) and not isinstance(value, bool):
            return float(value)
    except OverflowError:
        pass
    raise UsageError(tr("{name} is not a number; give one").format(name=name))
