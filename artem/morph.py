"""From one look to another in small steps. No Qt; told the time."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from math import fsum
from typing import Any

from artem.look import Look, Mix

_BY_RATIO = ("stroke_size",)  # half the way from 0.5 to 2 is 1


@dataclass(frozen=True)
class Morph:
    """A look on its way, slow at both ends; moments and lengths in seconds.

    fades: whether both mixes belong to one net, so that they can be mixed.
    """

    start: Look
    end: Look
    began: float
    seconds: float
    fades: bool = True

    def at(self, now: float) -> Look:
        """The look at this moment; the start before it began, the end when it is over."""
        if self.over(now):
            return self.end
        if now <= self.began:
            return self.start
        share = eased((now - self.began) / self.seconds)
        return between(self.start, self.end, share, fades=self.fades)

    def over(self, now: float) -> bool:
        """Whether the end is reached."""
        return now - self.began >= self.seconds


def eased(share: float) -> float:
    """The share of the way after a share, 0 to 1, of the time: slow at both ends."""
    return share * share * (3 - 2 * share)


def between(start: Look, end: Look, share: float, *, fades: bool = True) -> Look:
    """The look a share of the way, 0 to 1, from start to end.

    Numbers go evenly and mixes cross-fade. What is on or off switches where the style is weaker,
    so that it jumps least, and half-way between equal strengths. So does a mix that cannot fade:
    an empty one, or, where `fades` is False, one that belongs to another net.
    """
    if share <= 0.0 or share >= 1.0:
        return start if share <= 0.0 else end
    switched = _is_switched(start.strength, end.strength, share)
    values = {
        field.name: _value(field.name, start, end, share, switched=switched)
        for field in fields(Look)
    }
    if fades and start.mix and end.mix:
        values["mix"] = _faded(start.mix, end.mix, share)
    return replace(start, **values)


def _is_switched(start: float, end: float, share: float) -> bool:
    return start < end if start != end else share >= 0.5


def _value(name: str, start: Look, end: Look, share: float, *, switched: bool) -> Any:
    one, two = getattr(start, name), getattr(end, name)
    if not isinstance(one, float | int) or isinstance(one, bool):
        return two if switched else one
    value = one * (two / one) ** share if name in _BY_RATIO else one + (two - one) * share
    return min(max(value, min(one, two)), max(one, two))


def _faded(start: Mix, end: Mix, share: float) -> Mix:
    before, after = _parts(start), _parts(end)
    mixed = {
        style: before.get(style, 0.0) * (1 - share) + after.get(style, 0.0) * share
        for style in before | after
    }
    return tuple((style, part) for style, part in mixed.items() if part > 0)


def _parts(mix: Mix) -> dict[str, float]:
    """Weights that sum to 1; divided by the heaviest first, as their sum may be infinite."""
    heaviest = max(weight for _, weight in mix)
    parts = {style: weight / heaviest for style, weight in mix}
    total = fsum(parts.values())
    return {style: part / total for style, part in parts.items()}
