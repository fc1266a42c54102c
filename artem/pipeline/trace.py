"""Where the time of a live run goes, moment by moment."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from typing import Any

_KEPT = 200_000  # spans: some minutes at 60 frames a second


@dataclass(frozen=True)
class Span:
    """Something a thread did; times are `time.monotonic()`."""

    name: str
    thread: str
    began: float
    ended: float


class Trace:
    """Collects spans, from any thread; none unless it is wanted, so that it may stay in place."""

    def __init__(self, *, wanted: bool) -> None:
        self._wanted = wanted
        self._spans: deque[Span] = deque(maxlen=_KEPT)

    def add(self, name: str, began: float, ended: float) -> None:
        """What the calling thread has just done."""
        if self._wanted:
            self._spans.append(Span(name, threading.current_thread().name, began, ended))

    def to_json(self) -> dict[str, Any]:
        """As Chrome's about:tracing and Perfetto read it: a lane for each thread, microseconds."""
        spans = list(self._spans)
        start = min((span.began for span in spans), default=0.0)
        lanes = {name: lane for lane, name in enumerate(sorted({s.thread for s in spans}), 1)}
        names = [
            {"name": "thread_name", "ph": "M", "pid": 1, "tid": lane, "args": {"name": name}}
            for name, lane in lanes.items()
        ]
        events = [
            {
                "name": span.name,
                "ph": "X",
                "pid": 1,
                "tid": lanes[span.thread],
                "ts": round((span.began - start) * 1e6, 1),
                "dur": round((span.ended - span.began) * 1e6, 1),
            }
            for span in spans
        ]
        return {
            "traceEvents": [*names, *events],
            "displayTimeUnit": "ms",
            "otherData": {"monotonic_seconds": start},  # of this machine, where `ts` is 0
        }
