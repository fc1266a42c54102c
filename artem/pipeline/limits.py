"""Policies on the flow of frames: plain classes that take timestamps."""

from __future__ import annotations

from dataclasses import dataclass


class RateLimit:
    """Lets through at most `fps` frames a second, evenly; None lets all through."""

    def __init__(self, fps: float | None) -> None:
        self._interval = 0.0 if fps is None else 1.0 / fps
        self._due = float("-inf")

    def admits(self, now: float) -> bool:
        """Whether a frame at `now` (seconds) may pass."""
        # Some slack, and a due time that keeps to its grid: a camera's jitter must not halve its
        # rate.
        if now < self._due - 0.1 * self._interval:
            return False
        self._due = max(self._due, now - 0.5 * self._interval) + self._interval
        return True


@dataclass(frozen=True)
class RunLength:
    """When a run is over by itself: after so many stylized frames, or so many seconds."""

    frames: int | None = None
    seconds: float | None = None

    def reached(self, stylized: int, since_first_captured: float) -> bool:
        """Whether either limit is met; seconds count from the first captured frame."""
        if self.frames is not None and stylized >= self.frames:
            return True
        return self.seconds is not None and since_first_captured >= self.seconds
