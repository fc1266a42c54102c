"""The look: what can be changed while the picture runs."""

from __future__ import annotations

import math
from dataclasses import dataclass

from artem.errors import UsageError

STROKE_SIZES = (0.5, 2.0)  # smallest and largest

DETAIL = 0.7

Mix = tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Look:
    """One frozen value, swapped whole; changing it never rebuilds a net.

    mix: styles with their weights, which need not sum to 1; empty is the style that the
        stylizer was made for. All of them belong to one net.
    strength: 0 is the picture as it came, 1 the full style; moves the style code towards the
        net's identity code.
    stroke_size: 0.5 to 2 times the usual, where the style's net was trained for it.
    keep_colors: the painting's light and dark in the colours of the picture.
    stability: 0 to 1, how much a still scene is steadied from frame to frame; for the live app, a
        stylizer by itself has no frame before.
    detail: 0 to 1, how much of the source's fine detail is put back where it is painted smaller
        than it is shown; for the live app too.
    Raises UsageError for values out of range.
    """

    mix: Mix = ()
    strength: float = 1.0
    stroke_size: float = 1.0
    keep_colors: bool = False
    stability: float = 0.0
    detail: float = DETAIL

    def __post_init__(self) -> None:
        for name in ("strength", "stability", "detail"):
            value = getattr(self, name)
            if not 0.0 <= value <= 1.0:
                raise UsageError(f"{name} {value:g} is outside 0 to 1; give a number between")
        least, most = STROKE_SIZES
        if not least <= self.stroke_size <= most:
            raise UsageError(
                f"stroke size {self.stroke_size:g} is outside {least:g} to {most:g}; "
                "give a number between"
            )
        for style, weight in self.mix:
            if not 0.0 < weight < math.inf:
                raise UsageError(f"{style} has weight {weight:g} in the mix; give one above 0")
        names = [style for style, _ in self.mix]
        if len(set(names)) < len(names):
            raise UsageError("a style is in the mix twice; give each one weight")


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
            raise UsageError(f'mix "{text}" is not understood; give great_wave=0.6,scream=0.4')
    return tuple(parts)
