"""A walk through saved looks on the beat. No Qt; told the time."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from artem.gui.looks.tempo import Tempo
from artem.look import Look
from artem.morph import eased


@dataclass(frozen=True)
class Step:
    """Where a sequence is: a share of the way, 0 to 1, from one look to the next (`between`)."""

    start: Look
    end: Look
    share: float


@dataclass(frozen=True)
class LookSequence:
    """Looks one after the other, over and over, each reached on a beat.

    looks: one or more.
    beats_per_look: from reaching one look to reaching the next, 1 or more.
    morph_beats: how many of these the way takes, 0 to all of them; before them a look stands.
    """

    looks: tuple[Look, ...]
    beats_per_look: int
    morph_beats: float
    tempo: Tempo

    def at(self, now: float) -> Step:
        """Where the sequence is; it begins at the first look with the tempo's count 0."""
        count = self.tempo.count(now)
        number = floor(count / self.beats_per_look)
        left = (number + 1) * self.beats_per_look - count
        start, end = (self.looks[n % len(self.looks)] for n in (number, number + 1))
        share = 0.0 if left >= self.morph_beats else 1 - left / self.morph_beats
        return Step(start, end, eased(share))
