"""Where a worker is at work, or the one that replaces it. Takes timestamps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Any


class State(Enum):
    """How far a worker is: asked for, there, making its net ready, at work."""

    STARTING = auto()
    UP = auto()
    LOADING = auto()
    READY = auto()


@dataclass(eq=False)
class Place:
    """worker: the one there now. lost: how many there were before. failed: starts in a row.

    tasks: that were done here. busy: seconds of them. present: seconds that workers were ready.
    """

    number: int
    worker: Any = None
    state: State = State.STARTING
    host: str = ""
    lost: int = 0
    failed: int = 0
    tasks: int = 0
    busy: float = 0.0
    present: float = 0.0
    _since: float = 0.0

    def begin(self, now: float) -> None:
        """Its worker is ready."""
        self.state = State.READY
        self.failed = 0
        self._since = now

    def end(self, now: float) -> None:
        """Its worker is no more."""
        if self.state is State.READY:
            self.present += now - self._since
        else:
            self.failed += 1
        self.lost += 1
        self.state = State.STARTING

    def report(self, now: float) -> dict[str, Any]:
        """JSON-ready; busy is the share of the time that it was at work."""
        is_ready = self.state is State.READY
        present = self.present + (now - self._since if is_ready else 0.0)
        return {
            "host": self.host,
            "tasks": self.tasks,
            "seconds": round(present, 3),
            "busy": round(min(1.0, self.busy / present), 3) if present else 0.0,
            "lost": self.lost,
        }
