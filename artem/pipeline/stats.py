"""Honest numbers about a run: rates, latency and where the time went."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass
from statistics import median
from threading import Lock
from typing import Any

import numpy as np

from artem.pipeline.recent import Floats, Recent
from artem.pipeline.trace import Trace

RECENT_SECONDS = 2.0
LATENCY_SECONDS = 10.0
STAGES = ("capture", "wait", "stylize", "hand_over", "present")
"""What a frame goes through, in order; together they are its latency."""
_KEPT = 18_000  # ten minutes at 30 frames a second, enough for any percentile
_UNDER_WAY = 64  # frames that may be stylized and not yet presented


@dataclass(frozen=True)
class Snapshot:
    """The last two seconds, for the eye. Rates per second, latencies in milliseconds."""

    fps: float
    source_fps: float
    latency_p50: float | None
    latency_p95: float | None
    dropped: int
    size: tuple[int, int] | None


@dataclass(frozen=True)
class Timing:
    """Where the time of the last frames went; times in milliseconds, moments in seconds.

    stages, latency: medians of the last two seconds; None where nothing was measured.
    latencies: (when it was presented, its latency) of each frame of the last ten seconds, the
        oldest first.
    """

    now: float
    stages: dict[str, float | None]
    latency: float | None
    latencies: tuple[tuple[float, float], ...]
    source_fps: float


class Stats:
    """Counts frames as they pass. Called from every thread; times are `time.monotonic()`.

    A frame is captured (taken by the source), waits in the slot, is stylized, handed over, and
    presented (handed to the sink, or painted where the sink is a window). Latency runs from
    captured to presented. The capture time tells frames apart.
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
        self._sizes: Counter[tuple[int, int]] = Counter()
        self.captured_count = 0
        self.stylized_count = 0
        self.dropped_count = 0
        self._arrivals = Recent(_KEPT)
        self._finishes = Recent(_KEPT)
        self._latencies = Recent(_KEPT)
        self._handed: deque[tuple[float, float]] = deque(maxlen=_UNDER_WAY)
        self._stages = {stage: Recent(_KEPT) for stage in STAGES}

    def captured(self, captured: float, now: float) -> None:
        """A frame taken at `captured` reached the slot at `now`."""
        self.trace.add("capture", captured, now)
        with self._lock:
            if self._first_captured is None:
                self._first_captured = captured
            self.captured_count += 1
            self._arrivals.add(now)
            self._passed("capture", captured, now)

    def dropped(self) -> None:
        """A captured frame was replaced by a newer one before it was stylized."""
        with self._lock:
            self.dropped_count += 1

    def waited(self, began: float, now: float) -> None:
        """A frame lay in the slot between `began` and `now`, when it was taken."""
        with self._lock:
            self._passed("wait", began, now)

    def stylized(self, captured: float, began: float, now: float, size: tuple[int, int]) -> None:
        """A frame taken at `captured` was stylized between `began` and `now`.

        size: (width, height) it was stylized at.
        """
        with self._lock:
            if self._first_stylized is None:
                self._first_stylized = now
            self._last_stylized = now
            self._size = size
            self._sizes[size] += 1
            self.stylized_count += 1
            self._finishes.add(now)
            self._handed.append((captured, now))
            self._passed("stylize", began, now)

    def presented(self, captured: float, began: float, now: float) -> None:
        """A frame taken at `captured` was handed over or painted between `began` and `now`."""
        self.trace.add("present", began, now)
        with self._lock:
            self._latencies.add(now, now - captured)
            handed = next((at for of, at in reversed(self._handed) if of == captured), None)
            if handed is not None:
                self._passed("hand_over", handed, began)
            self._passed("present", began, now)

    @property
    def size(self) -> tuple[int, int] | None:
        """(width, height) the last frame was stylized at."""
        return self._size

    def since_first_captured(self, now: float) -> float:
        """Seconds since the first frame was captured; 0 before it."""
        first = self._first_captured
        return 0.0 if first is None else now - first

    def snapshot(self, now: float) -> Snapshot:
        """The last two seconds before `now`."""
        since = now - RECENT_SECONDS
        with self._lock:
            latencies = self._latencies.since(since)[1]
            return Snapshot(
                fps=_rate(self._finishes.since(since)[0]),
                source_fps=_rate(self._arrivals.since(since)[0]),
                latency_p50=_percentile_ms(latencies, 50),
                latency_p95=_percentile_ms(latencies, 95),
                dropped=self.dropped_count,
                size=self._size,
            )

    def timing(self, now: float) -> Timing:
        """Where the time of the frames before `now` went."""
        since = now - RECENT_SECONDS
        with self._lock:
            recent = {name: passed.since(since)[1] for name, passed in self._stages.items()}
            presented, late = self._latencies.since(now - LATENCY_SECONDS)
            source_fps = _rate(self._arrivals.since(since)[0])
        return Timing(
            now=now,
            stages={name: _median_ms(passed) for name, passed in recent.items()},
            latency=_median_ms(late[presented >= since]),
            latencies=tuple(zip(presented.tolist(), (late * 1000).tolist(), strict=True)),
            source_fps=source_fps,
        )

    def report(self) -> dict[str, Any]:
        """The whole run, as the report file gives it."""
        with self._lock:
            first, last = self._first_stylized, self._last_stylized
            seconds = 0.0 if first is None else last - first
            latencies = self._latencies.all()[1]
            return {
                "frames_captured": self.captured_count,
                "frames_stylized": self.stylized_count,
                "frames_dropped": self.dropped_count,
                "seconds": round(seconds, 3),
                "fps": round((self.stylized_count - 1) / seconds, 2) if seconds > 0 else 0.0,
                "latency_ms": {f"p{p}": _percentile_ms(latencies, p) for p in (50, 95, 99)},
                "stage_ms": {
                    name: _percentile_ms(passed.all()[1], 50)
                    for name, passed in self._stages.items()
                },
                "size": list(self._size) if self._size else None,
                "frames_by_size": {
                    f"{width}x{height}": count for (width, height), count in self._sizes.items()
                },
                "startup_seconds": None if first is None else round(first - self._started, 3),
            }

    def _passed(self, stage: str, began: float, now: float) -> None:
        """To be called with the lock held."""
        self._stages[stage].add(now, now - began)


def _rate(times: Floats) -> float:
    """Of moments, a second."""
    if len(times) < 2 or times[-1] <= times[0]:
        return 0.0
    return float((len(times) - 1) / (times[-1] - times[0]))


def _percentile_ms(seconds: Floats, percent: int) -> float | None:
    return round(float(np.percentile(seconds, percent)) * 1000, 2) if len(seconds) else None


def _median_ms(seconds: Floats) -> float | None:
    # Asked many times a second: numpy takes longer over so few values than to sort them.
    return median(seconds.tolist()) * 1000 if len(seconds) else None
