"""Honest numbers about a run: rates, latency and where the time went."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Any

import numpy as np

from artem.pipeline.trace import Trace

RECENT_SECONDS = 2.0
_KEPT = 36_000  # ten minutes at 60 frames a second, enough for any percentile


@dataclass(frozen=True)
class Snapshot:
    """The last two seconds, for the eye. Rates per second, latencies in milliseconds."""

    fps: float
    source_fps: float
    latency_p50: float | None
    latency_p95: float | None
    dropped: int
    size: tuple[int, int] | None


class Stats:
    """Counts frames as they pass. Called from every thread; times are `time.monotonic()`.

    A frame is captured (taken by the source), stylized, and presented (handed to the sink, or
    painted where the sink is a window). Latency runs from captured to presented.
    """

    def __init__(self, started: float, *, traced: bool = False) -> None:
        """started: when the command began; `startup_seconds` counts from there.

        traced: whether every stage of every frame is kept, for `trace`.
        """
        self.trace = Trace(wanted=traced)
        self._lock = Lock()
        self._started = started
        self._first_captured: float | None = None
        self._first_stylized: float | None = None
        self._last_stylized = 0.0
        self._size: tuple[int, int] | None = None
        self.captured_count = 0
        self.stylized_count = 0
        self.dropped_count = 0
        self._arrivals: deque[float] = deque(maxlen=_KEPT)
        self._finishes: deque[float] = deque(maxlen=_KEPT)
        self._latencies: deque[tuple[float, float]] = deque(maxlen=_KEPT)
        self._stages: dict[str, deque[float]] = {
            stage: deque(maxlen=_KEPT) for stage in ("capture", "stylize", "present")
        }

    def captured(self, captured: float, now: float) -> None:
        """A frame taken at `captured` reached the slot at `now`."""
        self.trace.add("capture", captured, now)
        with self._lock:
            if self._first_captured is None:
                self._first_captured = captured
            self.captured_count += 1
            self._arrivals.append(now)
            self._stages["capture"].append(now - captured)

    def dropped(self) -> None:
        """A captured frame was replaced by a newer one before it was stylized."""
        with self._lock:
            self.dropped_count += 1

    def stylized(self, began: float, now: float, size: tuple[int, int]) -> None:
        """A frame of `size` (width, height) was stylized between `began` and `now`."""
        with self._lock:
            if self._first_stylized is None:
                self._first_stylized = now
            self._last_stylized = now
            self._size = size
            self.stylized_count += 1
            self._finishes.append(now)
            self._stages["stylize"].append(now - began)

    def presented(self, captured: float, began: float, now: float) -> None:
        """A frame taken at `captured` was handed over or painted between `began` and `now`."""
        self.trace.add("present", began, now)
        with self._lock:
            self._latencies.append((now, now - captured))
            self._stages["present"].append(now - began)

    def since_first_captured(self, now: float) -> float:
        """Seconds since the first frame was captured; 0 before it."""
        first = self._first_captured
        return 0.0 if first is None else now - first

    def snapshot(self, now: float) -> Snapshot:
        """The last two seconds before `now`."""
        since = now - RECENT_SECONDS
        with self._lock:
            latencies = [late for at, late in _tail(self._latencies, since)]
            return Snapshot(
                fps=_recent_rate(self._finishes, since),
                source_fps=_recent_rate(self._arrivals, since),
                latency_p50=_percentile_ms(latencies, 50),
                latency_p95=_percentile_ms(latencies, 95),
                dropped=self.dropped_count,
                size=self._size,
            )

    def report(self) -> dict[str, Any]:
        """The whole run, as the report file gives it."""
        with self._lock:
            first, last = self._first_stylized, self._last_stylized
            seconds = 0.0 if first is None else last - first
            latencies = [late for _, late in self._latencies]
            return {
                "frames_captured": self.captured_count,
                "frames_stylized": self.stylized_count,
                "frames_dropped": self.dropped_count,
                "seconds": round(seconds, 3),
                "fps": round((self.stylized_count - 1) / seconds, 2) if seconds > 0 else 0.0,
                "latency_ms": {f"p{p}": _percentile_ms(latencies, p) for p in (50, 95, 99)},
                "stage_ms": {name: _percentile_ms(t, 50) for name, t in self._stages.items()},
                "size": list(self._size) if self._size else None,
                "startup_seconds": None if first is None else round(first - self._started, 3),
            }


def _tail(timed: deque[tuple[float, float]], since: float) -> list[tuple[float, float]]:
    found = []
    for entry in reversed(timed):
        if entry[0] < since:
            break
        found.append(entry)
    return found


def _recent_rate(times: deque[float], since: float) -> float:
    newest = times[-1] if times else since
    recent = 0
    oldest = newest
    for time in reversed(times):
        if time < since:
            break
        oldest = time
        recent += 1
    return (recent - 1) / (newest - oldest) if recent > 1 and newest > oldest else 0.0


def _percentile_ms(seconds: Iterable[float], percent: int) -> float | None:
    values = list(seconds)
    return round(float(np.percentile(values, percent)) * 1000, 2) if values else None
