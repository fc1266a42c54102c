"""The beat that the user taps. No Qt; told the time. Moments and periods in seconds."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, median

SHORTEST, LONGEST = 60 / 240, 60 / 30
_PAUSE = 2.5  # after which a tap is the first of a new beat
_TAPS = 8  # that count


@dataclass(frozen=True)
class Tempo:
    """Counts beats; every whole count is a beat. Another tempo goes on from the same count.

    period: from one beat to the next.
    began: when this tempo came into force; the count then was `beats`.
    catch_up: beats, -0.5 to 0.5, that the first period gains beyond its one, so that the count
        falls in with the beat without a jump.
    """

    period: float
    began: float
    beats: float = 0.0
    catch_up: float = 0.0

    def count(self, now: float) -> float:
        """Beats so far; rises steadily."""
        periods = max(0.0, (now - self.began) / self.period)
        return self.beats + periods + self.catch_up * min(1.0, periods)

    def changed(self, period: float, now: float) -> Tempo:
        """From now on at this period."""
        return Tempo(period, now, self.count(now))

    def tapped(self, period: float, now: float) -> Tempo:
        """From now on at this period, and on the beat with a tap of this moment from the next."""
        beats = self.count(now)
        return Tempo(period, now, beats, round(beats) - beats)


class TapTempo:
    """Estimates the period of a beat from the last taps on it."""

    def __init__(self) -> None:
        self._taps: deque[float] = deque(maxlen=_TAPS)

    def tap(self, now: float) -> float | None:
        """The period with this tap, 30 to 240 beats a minute; None at the first tap."""
        if self._taps and now - self._taps[-1] > _PAUSE:
            self._taps.clear()
        if not self._taps or now > self._taps[-1]:
            self._taps.append(now)
        if len(self._taps) < 2:
            return None
        return min(max(_fitted(list(self._taps)), SHORTEST), LONGEST)


def _fitted(taps: Sequence[float]) -> float:
    """The slope of the straight line nearest to the taps over their beats' numbers.

    Steps between taps are whole numbers of the median step: 2 where a beat was left out, 0 where
    a finger trembled.
    """
    steps = [after - before for before, after in pairwise(taps)]
    usual = median(steps)
    numbers = [0.0]
    for step in steps:
        numbers.append(numbers[-1] + round(step / usual))
    middle, centre = fmean(numbers), fmean(taps)
    pairs = zip(numbers, taps, strict=True)
    return sum((n - middle) * (tap - centre) for n, tap in pairs) / sum(
        (n - middle) ** 2 for n in numbers
    )
