"""When the picture is painted again: not more often than its monitor refreshes. No Qt.

Qt leaves that to its user. Asked 250 times a second under Xvfb, on a monitor of 60 Hz, `update()`
painted 250 times, and `QWindow.requestUpdate()`, which is a timer there, 124 times.
"""

from __future__ import annotations

_LATE = 0.25  # of a refresh: how late a paint may come and still count as in time


class RefreshPace:
    """Lets paints through at most at a monitor's rate; moments in seconds.

    Refreshes are thought of as a grid that begins with a paint. A paint that comes somewhat late,
    as timers do, moves no later one: n + 1 paints take n - 1/4 refreshes or more. What is to be
    painted waits for one refresh at most.
    """

    def __init__(self) -> None:
        self._due = float("-inf")

    def wait(self, now: float) -> float:
        """How long until a paint may begin; 0 for at once."""
        return max(0.0, self._due - now)

    def painted(self, now: float, rate: float) -> None:
        """A paint began on a monitor with this many refreshes a second, 0 where that is unknown.

        Also one that did not wait, as after a change of the window's size.
        """
        if rate <= 0:
            self._due = now
            return
        refresh = 1.0 / rate
        self._due = max(now - _LATE * refresh, min(self._due, now)) + refresh
