"""The pad where styles sit at places and the pointer blends the nearest ones. No Qt.

Places are shares of the pad's width and height, 0 to 1 from its upper left corner. Distances are
in heights of the pad, so that what is near is near on the screen too; aspect is the pad's width
in heights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import fsum, hypot

from artem.look import Mix

_REACH = 2.5  # distances of the nearest style within which others take part
_LEAST = 0.02  # of the mix; what has less is left out
_TRIES, _PULL = 20, 0.3  # of the search for a mix's place: what is lacking pulls by this much
_TOUCH = 1e-6  # the distance within which the pointer is on a spot


@dataclass(frozen=True)
class Spot:
    """A style and the place of its thumbnail's middle."""

    style: str
    x: float
    y: float


Spots = tuple[Spot, ...]


def spread(styles: Sequence[str], aspect: float) -> Spots:
    """Styles in reading order, in the rows that leave most room around each."""
    layouts = (
        _in_rows(styles, row)
        for columns in range(1, len(styles) + 1)
        for row in ((columns, columns), (columns, max(1, columns - 1)))
    )
    return max(layouts, key=lambda spots: room(spots, aspect), default=())


def room(spots: Spots, aspect: float) -> float:
    """The widest a round thumbnail can be, in heights of the pad, without touching another."""
    to_sides = (2 * min(s.x * aspect, (1 - s.x) * aspect, s.y, 1 - s.y) for s in spots)
    between = (_distance(one, two.x, two.y, aspect) for one, two in combinations(spots, 2))
    return min((*to_sides, *between), default=0.0)


def move(spots: Spots, style: str, x: float, y: float) -> Spots:
    """The spots with this style's at another place, at the pad's side where that is beyond it."""
    x, y = _on_pad(x, y)
    return tuple(replace(spot, x=x, y=y) if spot.style == style else spot for spot in spots)


def blend_at(spots: Spots, x: float, y: float, aspect: float) -> Mix:
    """The mix at a place: weights above 0 that sum to 1, in the spots' order; empty without spots.

    A style is alone around its spot, to 2/7 of the way to its neighbour, so that it is easy to
    hit. Elsewhere the nearest few take part. Weights change steadily with the place, also where a
    style comes in or goes out.
    """
    shares = _shares([_distance(spot, x, y, aspect) for spot in spots])
    least = min(_LEAST, max(shares, default=0.0) / 2)
    above = [max(0.0, share - least) for share in shares]
    weights = _summing_to_one(above)
    return tuple(
        (spot.style, weight) for spot, weight in zip(spots, weights, strict=True) if weight > 0
    )


def place_of(spots: Spots, mix: Mix, aspect: float) -> tuple[float, float] | None:
    """Where the pointer belongs for a mix: among its styles, where the pad gives one like it.

    For one style that is its spot. None where the mix is empty or one of its styles is not on the
    pad. Not every mix has a place that gives just it.
    """
    places = {spot.style: spot for spot in spots}
    if not mix or any(style not in places for style, _ in mix):
        return None
    among = [places[style] for style, _ in mix]
    heaviest = max(weight for _, weight in mix)
    wanted = _summing_to_one([weight / heaviest for _, weight in mix])
    return _place_giving(spots, among, wanted, aspect)


def _place_giving(
    spots: Spots, among: Sequence[Spot], wanted: Sequence[float], aspect: float
) -> tuple[float, float]:
    """Each style pulls the pointer the more, the more of it is lacking where the pointer is."""
    pulls = list(wanted)
    for _ in range(_TRIES):
        there = dict(blend_at(spots, *_mean_place(among, pulls), aspect))
        lacks = [part - there.get(s.style, 0.0) for s, part in zip(among, wanted, strict=True)]
        pulls = [max(0.0, pull + _PULL * lack) for pull, lack in zip(pulls, lacks, strict=True)]
        pulls = _summing_to_one(pulls)
    return _mean_place(among, pulls)


def _mean_place(spots: Sequence[Spot], pulls: Sequence[float]) -> tuple[float, float]:
    """Within the pad; pulls sum to 1."""
    pairs = list(zip(spots, pulls, strict=True))
    return _on_pad(fsum(s.x * pull for s, pull in pairs), fsum(s.y * pull for s, pull in pairs))


def _on_pad(x: float, y: float) -> tuple[float, float]:
    return min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)


def _shares(distances: list[float]) -> list[float]:
    """Shares of 1 by nearness: (reach / distance)^2 - 1, which is 0 from the reach on.

    The reach follows a mean distance in which the nearest spot counts most by far. That is never
    less than the least distance, and unlike it has no crease where another spot becomes nearest.
    """
    nearest = min(distances, default=0.0)
    if nearest < _TOUCH:
        parts = [float(distance < _TOUCH) for distance in distances]
    else:
        ratios = [distance / nearest for distance in distances]
        counts = [ratio**-8.0 for ratio in ratios]
        mean = fsum(r * count for r, count in zip(ratios, counts, strict=True)) / fsum(counts)
        parts = [max(0.0, (_REACH * mean / ratio) ** 2 - 1) for ratio in ratios]
    return _summing_to_one(parts)


def _summing_to_one(parts: Sequence[float]) -> list[float]:
    total = fsum(parts)
    return [part / total for part in parts]


def _distance(spot: Spot, x: float, y: float, aspect: float) -> float:
    return hypot((spot.x - x) * aspect, spot.y - y)


def _in_rows(styles: Sequence[str], row: tuple[int, int]) -> Spots:
    """Rows of row[0] and row[1] styles in turn, each centred, the last with what is left."""
    rows: list[Sequence[str]] = []
    while sum(map(len, rows)) < len(styles):
        begin = sum(map(len, rows))
        rows.append(styles[begin : begin + row[len(rows) % 2]])
    return tuple(
        Spot(style, 0.5 + (column - (len(line) - 1) / 2) / row[0], (number + 0.5) / len(rows))
        for number, line in enumerate(rows)
        for column, style in enumerate(line)
    )
