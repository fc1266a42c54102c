"""One session's place in the studio."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from threading import Lock

import av

from artem.engine.backend import Painting
from artem.errors import ArtemError
from artem.frame import Pixels
from artem.pipeline.limits import RateLimit
from artem.server.figures import BUSY, Figures, Marks
from artem.server.painters import Outfit
from artem.server.rounds import Kind, Side

_RATE = 20  # frames a second of each session that the common size is chosen for
_ALIKE = 0.02  # shapes that differ by so little are taken for one


@dataclass(frozen=True, eq=False)
class Arrival:
    """A frame of a page's camera: when it came, and when it was decoded."""

    frame: av.VideoFrame
    marks: Marks

    @property
    def side(self) -> Side:
        """(width, height)."""
        return self.frame.width, self.frame.height


@dataclass(frozen=True, eq=False)
class Painted:
    """(H, W, 3) uint8 RGB, with the time of the frame it was made of."""

    pixels: Pixels
    pts: int
    time_base: Fraction
    marks: Marks


@dataclass(frozen=True)
class Job:
    """How a seat's frames are painted now."""

    kind: Kind
    painting: Painting


class Seat:
    """Frames may be put from any thread, and the newest wins; the rest is the studio's."""

    def __init__(
        self,
        figures: Figures,
        on_painted: Callable[[Painted], None],
        on_failed: Callable[[ArtemError], None],
    ) -> None:
        """on_painted, on_failed: called on the studio's thread; must neither block nor raise."""
        self.figures = figures
        self.on_painted = on_painted
        self.on_failed = on_failed
        self.outfit: Outfit | None = None  # swapped whole, from any thread
        self.painted_last = 0.0
        self._job: Job | None = None
        self._rate = RateLimit(_RATE)
        self._lock = Lock()
        self._newest: Arrival | None = None

    def put(self, arrival: Arrival) -> bool:
        """Leave a frame to be painted; gives whether the common size is chosen for it too."""
        with self._lock:
            late, self._newest = self._newest, arrival
        if late is not None:
            self.figures.dropped(BUSY)
        return self._rate.admits(arrival.marks[-1])

    def take(self) -> Arrival | None:
        """The newest frame, which is then gone."""
        with self._lock:
            newest, self._newest = self._newest, None
        return newest

    def job(
        self, side_for: Callable[[Side], Side], is_ready: Callable[[Kind, int, Seat], bool]
    ) -> Job | None:
        """How to paint the frame that is there; None where there is none, or nothing is ready.

        What was worn before goes on until the new one is ready. Raises what `is_ready` raises.
        """
        outfit, arrival = self.outfit, self._newest
        if outfit is None or arrival is None:
            return None
        kind = Kind(outfit.painter, side_for(arrival.side))
        if is_ready(kind, 1, self):
            self._job = Job(kind, outfit.painting)
        elif self._job is not None and not _are_alike(self._job.kind.side, kind.side):
            self._job = None
        return self._job


def _are_alike(one: Side, other: Side) -> bool:
    """Whether frames of these sizes have the same shape."""
    return abs(one[0] * other[1] - one[1] * other[0]) <= _ALIKE * one[0] * other[1]
