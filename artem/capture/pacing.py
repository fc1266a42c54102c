"""When the next frame is due. Plain arithmetic on the times it is given: no clock, no sleeping."""

from __future__ import annotations


class Ticks:
    """Numbers the moments of a steady rate. Moments that went by unused are passed over."""

    def __init__(self, fps: float) -> None:
        self._interval = 1 / fps
        self._start: float | None = None
        self._last = -1

    def next(self, now: float) -> tuple[int, float]:
        """The next moment's number, from 0, and the seconds to wait for it."""
        if self._start is None:
            self._start = now
        passed = int((now - self._start) / self._interval)
        self._last = max(self._last + 1, passed)
        return self._last, max(0.0, self._start + self._last * self._interval - now)


class Timeline:
    """Lays a film's own times on the clock: the first time asked for is due at once."""

    def __init__(self) -> None:
        self._zero: float | None = None

    def wait(self, at: float, now: float) -> float:
        """Seconds until the frame of film time `at` is due; negative when it is late."""
        if self._zero is None:
            self.resume(at, now)
            return 0.0
        return self._zero + at - now

    def clock(self, at: float, now: float) -> float:
        """The time on the clock at film time `at`."""
        return now + self.wait(at, now)

    def resume(self, at: float, now: float) -> None:
        """Go on from film time `at`, due now: what was missed is given up."""
        self._zero = now - at


class SharedClock:
    """Where a live stream's own times are on the clock, by when its pictures came.

    Networks deliver unevenly: it follows slowly, except where the stream's times jump.
    """

    _FOLLOWS = 0.05
    _JUMP = 1.0  # seconds

    def __init__(self) -> None:
        self._zero: float | None = None

    def saw(self, at: float, now: float) -> None:
        """A picture of stream time `at` came at `now`."""
        zero = now - at
        if self._zero is None or abs(zero - self._zero) > self._JUMP:
            self._zero = zero
        else:
            self._zero += self._FOLLOWS * (zero - self._zero)

    def place(self, at: float) -> float | None:
        """The time on the clock at stream time `at`; None before the first picture."""
        return None if self._zero is None else self._zero + at
