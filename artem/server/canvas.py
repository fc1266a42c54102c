"""The size that all sessions are painted at most at, so that their frames' rate is held."""

from __future__ import annotations

from threading import Lock

from artem.engine.fit import stepped
from artem.pipeline.governor import Governor
from artem.server.rounds import Side

_SMALLER = 0.7  # area of a level, of the one above it
_LEAST_AREA = 320 * 240  # paintings of less are mush


class Canvas:
    """One area for all, chosen by what a frame costs. Any thread; takes timestamps."""

    def __init__(self, most: int) -> None:
        """most: pixels, to begin with."""
        self.most = most
        self._areas = _levels(most)
        self._governor = Governor()
        self._governor.begin(self._areas, 0)
        self._lock = Lock()

    def arrived(self, now: float) -> None:
        """A frame that should be painted came, of any session."""
        with self._lock:
            self._governor.arrived(now)

    def painted(self, now: float, seconds: float, frames: int) -> None:
        """A round of so many frames kept the studio busy so long."""
        with self._lock:
            self._governor.finished(now, seconds / frames)
            level = self._governor.wanted(now)
            if level != self._governor.level:
                self._governor.use(level, now)

    def side(self, side: Side) -> Side:
        """What a frame of this size is painted at: its own, or smaller in its shape."""
        area = self._areas[self._governor.level]
        width, height = side
        factor = min(1.0, (area / (width * height)) ** 0.5)
        return stepped(width * factor), stepped(height * factor)


def _levels(most: int) -> list[int]:
    areas = [most]
    while areas[-1] * _SMALLER > _LEAST_AREA:
        areas.append(int(areas[-1] * _SMALLER))
    return [*areas, _LEAST_AREA]
