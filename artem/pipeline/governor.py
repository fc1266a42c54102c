"""Which size frames are stylized at, so that the rate is held: a plain class fed with times."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from statistics import median

_OVERLOAD = 0.95  # of a frame's time: beyond it frames get lost
_AIM = 0.75  # of a frame's time a size may be expected to take
_SETTLING = 2  # frames after a change that tell nothing: memory is new, caches are cold
_JUDGED = 0.5  # seconds of frames that are judged by, and at least so many frames:
_LEAST_JUDGED = 4
_PATIENCE = 2.0  # seconds of calm before a larger size is tried
_MOST_PATIENCE = 60.0
_TRIAL = 6.0  # seconds a larger size has to hold, else the next try waits twice as long
_ARRIVALS = 60
_PAUSE = 1.0  # seconds without a frame after which the source's rate is learned anew


class Governor:
    """Holds the stylized rate at the source's, or at `target_fps`, by the size.

    Levels are sizes, the largest first. It goes down as soon as frames take too long, at once as
    far as needed; it goes up when a larger size would surely do, for a while. What failed is tried
    again later and later, so that it settles.

    level: the size in use, by its place.
    """

    def __init__(self, target_fps: float | None = None) -> None:
        self.level = 0
        self._target_fps = target_fps
        self._areas: Sequence[int] = (1,)
        self._patience: list[float] = []
        self._arrivals: deque[float] = deque(maxlen=_ARRIVALS)
        self._frames: deque[tuple[float, float]] = deque()
        self._calm_since: float | None = None
        self._raised: float | None = None
        self._settling = _SETTLING

    def begin(self, areas: Sequence[int], level: int) -> None:
        """Frames of another size come: areas of their levels, pixels, and where to begin."""
        self._areas = areas
        self._patience = [_PATIENCE] * len(areas)
        self._move(level)
        self._raised = None

    def arrived(self, now: float) -> None:
        """A frame came from the source."""
        if self._arrivals and now - self._arrivals[-1] > _PAUSE:
            self._arrivals.clear()
        self._arrivals.append(now)

    def finished(self, now: float, seconds: float) -> None:
        """A frame was stylized at the present level, which kept the thread busy so long."""
        if self._settling > 0:
            self._settling -= 1
            return
        self._frames.append((now, seconds))
        while len(self._frames) > _LEAST_JUDGED and self._frames[0][0] < now - _JUDGED:
            self._frames.popleft()

    def wanted(self, now: float) -> int:
        """The level that frames should be stylized at."""
        period = self._period()
        if period is None or len(self._frames) < _LEAST_JUDGED:
            return self.level
        cost = median(seconds for _, seconds in self._frames)
        if cost > _OVERLOAD * period:
            self._calm_since = None
            return max(self._largest(cost, period), min(self.level + 1, len(self._areas) - 1))
        if self._raised is not None and now - self._raised > _TRIAL:
            self._patience[self.level] = _PATIENCE
            self._raised = None
        level = self._largest(cost, period)
        if level >= self.level:
            self._calm_since = None
            return self.level
        if self._calm_since is None:
            self._calm_since = now
        patient = now - self._calm_since >= self._patience[level]
        return level if patient else self.level

    def use(self, level: int, now: float) -> None:
        """From now on frames are stylized at this level."""
        if level > self.level and self._raised is not None:
            self._patience[self.level] = min(2 * self._patience[self.level], _MOST_PATIENCE)
        self._raised = now if level < self.level else None
        self._move(level)

    def _move(self, level: int) -> None:
        self.level = level
        self._frames.clear()
        self._calm_since = None
        self._settling = _SETTLING

    def _largest(self, cost: float, period: float) -> int:
        """The largest size expected to do; cost: of a frame at the present one, seconds."""
        of_a_pixel = cost / self._areas[self.level]
        fitting = (at for at, area in enumerate(self._areas) if of_a_pixel * area <= _AIM * period)
        return next(fitting, len(self._areas) - 1)

    def _period(self) -> float | None:
        """Seconds a frame may take; None while the source's rate is not known."""
        steps = len(self._arrivals) - 1
        if steps < _LEAST_JUDGED or self._arrivals[-1] - self._arrivals[0] < _JUDGED:
            return None
        # Over all of them: networks deliver in bursts, and a limited rate comes unevenly.
        period = (self._arrivals[-1] - self._arrivals[0]) / steps
        return period if self._target_fps is None else max(period, 1 / self._target_fps)
