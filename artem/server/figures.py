"""How a session goes, in numbers."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from threading import Lock
from typing import Any

_RECENT = 1.0  # seconds
_MOST = 240  # frames a second that are counted

BUSY = "busy"  # a newer one came before the studio took it
TOO_BIG = "too_big"
UNDECODED = "undecoded"  # they came faster than they could be decoded
LATE = "late"  # painted, and a newer one was there before it could be sent
STEPS = ("decoding", "waiting", "painting", "handing", "sending")
"""What a frame of a page's camera goes through here, in this order."""

Marks = tuple[float, ...]
"""When it came whole, and when each of the steps so far was done; `time.monotonic()`."""

REASONS = (BUSY, TOO_BIG, UNDECODED, LATE)
"""Why frames are dropped."""


class Figures:
    """Counts one session's frames as they pass; any thread. Times are `time.monotonic()`."""

    def __init__(self, started: float) -> None:
        self._started = started
        self._lock = Lock()
        self._arrivals: deque[float] = deque(maxlen=_MOST)
        self._sent: deque[Marks] = deque(maxlen=_MOST)
        self._dropped: Counter[str] = Counter()
        self._size = (0, 0)
        self._frames_in = self._frames_out = 0

    def arrived(self, now: float) -> None:
        """A frame came from the page."""
        with self._lock:
            self._arrivals.append(now)
            self._frames_in += 1

    def sent(self, marks: Marks, size: tuple[int, int]) -> None:
        """A frame of this size, (width, height), is with the network: all its marks."""
        with self._lock:
            self._sent.append(marks)
            self._size = size
            self._frames_out += 1

    def dropped(self, why: str, count: int = 1) -> None:
        """Frames that will not come back painted."""
        with self._lock:
            self._dropped[why] += count

    def told(self, now: float) -> dict[str, Any]:
        """For the page: the last second."""
        with self._lock:
            recent = [marks[-1] - marks[0] for marks in self._recent(now)]
            return {
                "fps": round(len(recent) / _RECENT, 1),
                "server_ms": _milliseconds(recent) if recent else None,
                "dropped": self._dropped.total(),
                "width": self._size[0],
                "height": self._size[1],
            }

    def full(self, now: float) -> dict[str, Any]:
        """For whoever runs the server: what the page is told, and more."""
        with self._lock:
            arrivals = sum(at > now - _RECENT for at in self._arrivals)
            more = {
                "parts_ms": _parts(self._recent(now)),
                "fps_in": round(arrivals / _RECENT, 1),
                "frames_in": self._frames_in,
                "frames_out": self._frames_out,
                "dropped_by_reason": dict(self._dropped),
                "seconds": round(now - self._started, 1),
            }
        return self.told(now) | more

    def totals(self) -> Counter[str]:
        """All frames: "frames_in", "frames_out", and those dropped by reason."""
        with self._lock:
            frames = {"frames_in": self._frames_in, "frames_out": self._frames_out}
            return self._dropped + Counter(frames)

    def _recent(self, now: float) -> list[Marks]:
        return [marks for marks in self._sent if marks[-1] > now - _RECENT]


def _parts(sent: list[Marks]) -> dict[str, float]:
    """The median of each step; empty where nothing was painted."""
    sent = [marks for marks in sent if len(marks) > len(STEPS)]
    steps = zip(*([end - begin for begin, end in pairwise(marks)] for marks in sent), strict=True)
    return {name: _milliseconds(spent) for name, spent in zip(STEPS, steps, strict=False)}


def _milliseconds(spent: Sequence[float]) -> float:
    return round(1000 * median(spent), 1)
