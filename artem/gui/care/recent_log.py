"""The newest lines of the log, kept in memory. No Qt."""

from __future__ import annotations

import logging
from collections import deque
from dataclasses import dataclass

KEPT_LINES = 500
FORM = logging.Formatter("%(asctime)s %(levelname)-7s %(name)s: %(message)s")


@dataclass(frozen=True)
class LogLine:
    """A record as it is read, with its traceback if it has one.

    number: counted from 1 over the whole run. level: as of `logging`.
    """

    number: int
    level: int
    text: str


class RecentLog(logging.Handler):
    """Keeps the newest lines; may be fed and read from any thread."""

    def __init__(self, kept: int = KEPT_LINES) -> None:
        super().__init__()
        self.setFormatter(FORM)
        self._lines: deque[LogLine] = deque(maxlen=kept)
        self._count = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one more."""
        self._count += 1
        self._lines.append(LogLine(self._count, record.levelno, self.format(record)))

    def lines(self, after: int = 0, least: int = logging.NOTSET) -> list[LogLine]:
        """Those of a number above `after` and of at least this level, the oldest first."""
        self.acquire()
        try:
            return [line for line in self._lines if line.number > after and line.level >= least]
        finally:
            self.release()
