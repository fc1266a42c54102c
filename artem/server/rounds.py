"""Which frames of a round are painted together. No clock, no thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

BATCHES = (8, 4, 2, 1)
"""How many frames are painted in one pass, most first."""

Side = tuple[int, int]
"""(width, height) in pixels."""

Seat = TypeVar("Seat")


@dataclass(frozen=True)
class Kind:
    """Frames of one kind can be painted in one pass: by one painter, at one size."""

    painter: Any  # artem.server.painters.Paints; told apart by identity
    side: Side


@dataclass(frozen=True)
class Pass(Generic[Seat]):
    """Whose frames are painted at once."""

    kind: Kind
    seats: tuple[Seat, ...]


def passes(
    kinds: Sequence[tuple[Seat, Kind]], is_ready: Callable[[Kind, int], bool]
) -> list[Pass[Seat]]:
    """A round: every seat once, in as few passes as are ready, first come first served.

    kinds: each seat with what its frame is. is_ready: whether so many of a kind can be painted at
    once without waiting; single frames always can.
    """
    groups: dict[Kind, list[Seat]] = {}
    for seat, kind in kinds:
        groups.setdefault(kind, []).append(seat)
    return [one for kind, seats in groups.items() for one in _parted(kind, seats, is_ready)]


def _parted(
    kind: Kind, seats: list[Seat], is_ready: Callable[[Kind, int], bool]
) -> list[Pass[Seat]]:
    made = []
    at = 0
    for batch in BATCHES:
        while len(seats) - at >= batch and (batch == 1 or is_ready(kind, batch)):
            made.append(Pass(kind, tuple(seats[at : at + batch])))
            at += batch
    return made
