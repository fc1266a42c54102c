"""The look: what can be changed while the picture runs."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from artem.errors import UsageError
from artem.words import QT_TR_NOOP, tr

STROKE_SIZES = (0.5, 2.0)  # smallest and largest

Mix = tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Knob:
    """A number of the look, as it is set by a flag or a slider, saved and morphed.

    name: of the look's field. title, tip: English, for `tr`. least, most: both can be set.
    live: whether it is for the live app alone.
    """

    name: str
    title: str
    tip: str
    least: float
    most: float
    usual: float
    live: bool = False

    @property
    def flag(self) -> str:
        """On the command line."""
        return f"--{self.name.replace('_', '-')}"


def _outside(one: Knob, value: float) -> UsageError:
    told = tr("{knob} {value:g} is outside {least:g} to {most:g}; give a number between")
    name = tr(one.title).lower()
    return UsageError(told.format(knob=name, value=value, least=one.least, most=one.most))


def knob(
    title: str, usual: float, span: tuple[float, float], tip: str, *, live: bool = False
) -> Any:
    """A field of the look that is a number; flags, sliders and files come from it."""
    least, most = span
    told = {"title": title, "tip": tip, "least": least, "most": most, "usual": usual, "live": live}
    return field(default=usual, metadata=told)


@dataclass(frozen=True)
class Look:
    """One frozen value, swapped whole; changing it never rebuilds a net.

    mix: styles with their weights, which need not sum to 1; empty is the style that the
        stylizer was made for. All of them belong to one net.
    keep_colors: the painting's light and dark in the colours of the picture.
    strength: moves the style code towards the net's identity code.
    stroke_size: times the usual, where the style's net was trained for it.
    stability, detail: a stylizer by itself has no frame before, and paints at the size that it is
        given: they are the live app's.
    Raises UsageError for values out of range.
    """

    mix: Mix = ()
    keep_colors: bool = False
    strength: float = knob(
        QT_TR_NOOP("Strength"),
        1.0,
        (0.0, 1.0),
        QT_TR_NOOP("0 is the picture as it came, 1 the full style."),
    )
    stroke_size: float = knob(
        QT_TR_NOOP("Stroke size"),
        1.0,
        STROKE_SIZES,
        QT_TR_NOOP("0.5 halves the brush strokes, 2 doubles them."),
    )
    stability: float = knob(
        QT_TR_NOOP("Stability"),
        0.0,
        (0.0, 1.0),
        QT_TR_NOOP("Steadies what stands still in the picture, for a noisy camera."),
        live=True,
    )
    detail: float = knob(
        QT_TR_NOOP("Detail"),
        0.7,
        (0.0, 1.0),
        QT_TR_NOOP("Fine detail of the source, put back where it is painted smaller than shown."),
        live=True,
    )

    def __post_init__(self) -> None:
        for one in KNOBS:
            value = getattr(self, one.name)
            if not one.least <= value <= one.most:
                raise _outside(one, value)
        for style, weight in self.mix:
            if not 0.0 < weight < math.inf:
                told = tr("{style} has weight {weight:g} in the mix; give one above 0")
                raise UsageError(told.format(style=style, weight=weight))
        names = [style for style, _ in self.mix]
        if len(set(names)) < len(names):
            raise UsageError(tr("a style is in the mix twice; give each one weight"))

    def with_knobs(self, knobs: Mapping[str, float]) -> Look:
        """The look with other numbers, by their names; UsageError for those out of range."""
        numbers: dict[str, Any] = dict(knobs)
        return replace(self, **numbers)


KNOBS = tuple(Knob(one.name, **one.metadata) for one in fields(Look) if one.metadata)
"""All numbers of the look."""


def parse_mix(text: str) -> Mix:
    """ "great_wave=0.6,scream=0.4"; a style without a weight has 1. Raises UsageError."""
    parts = []
    for part in text.split(","):
        style, _, weight = (word.strip() for word in part.partition("="))
        try:
            parts.append((style, float(weight or 1)))
        except ValueError:
            style = ""
        if not style:
            told = tr('mix "{text}" is not understood; give great_wave=0.6,scream=0.4')
            raise UsageError(told.format(text=text))
    return tuple(parts)
