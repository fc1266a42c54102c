"""The record of a run, which becomes a report where the run ends badly. No Qt.

While a run goes on, a file holds its facts and its log; Python's faulthandler adds where every
thread was when the process was struck down. A clean end removes it; what the next start finds is
of a run that had none.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from platformdirs import user_log_path

from artem.errors import ArtemError
from artem.gui.care.crash_report import (
    Reports,
    error_report,
    hard_crash_report,
    run_facts,
    thread_stacks,
    without_logins,
)
from artem.gui.care.recent_log import FORM, RecentLog
from artem.options import SessionOptions

_log = logging.getLogger(__name__)
_ARTEM = logging.getLogger("artem")
_MOST_BYTES = 200_000
_STRUCK = re.compile(r"^(?:Fatal Python error|Windows fatal exception): (.+)$", re.MULTILINE)


@dataclass
class RunRecord:
    """What is kept of a run while it goes on.

    earlier_crash: the report of a run before this one, to be told of once.
    stacks: where all threads were when the first error came up.
    """

    log: RecentLog = field(default_factory=RecentLog)
    earlier_crash: Path | None = None
    stacks: str = ""

    def note_stacks(self) -> None:
        """Keep where all threads are, the first time."""
        self.stacks = self.stacks or thread_stacks()


def log_folder() -> Path:
    """Where this user's reports are."""
    return user_log_path("artem", appauthor=False)


@contextmanager
def recorded_run(folder: Path, options: SessionOptions) -> Iterator[RunRecord]:
    """Record a run; an error of it that is no ArtemError is written down, and raised on.

    A folder that cannot be written to keeps no run from being.
    """
    reports = Reports(folder)
    record, facts, level = RunRecord(), run_facts(options), _ARTEM.level
    _ARTEM.addHandler(record.log)
    _ARTEM.setLevel(logging.DEBUG)
    try:
        report_struck_runs(reports)
        record.earlier_crash = reports.take_unshown()
        with _running_file(folder, facts):
            try:
                yield record
            except ArtemError:
                raise
            except Exception as error:
                record.note_stacks()
                lines = [line.text for line in record.log.lines()]
                now = datetime.now()
                _write(reports, error_report(error, now, facts, record.stacks, lines), now)
                raise
    finally:
        _ARTEM.removeHandler(record.log)
        _ARTEM.setLevel(level)


def report_struck_runs(reports: Reports) -> None:
    """Make reports of what runs without an end have left, but for those that still go on."""
    for path in sorted(reports.folder.glob("running-*.txt")):
        ended = datetime.fromtimestamp(path.stat().st_mtime)
        left = _take(path)
        struck = _STRUCK.search(left)
        if struck is not None:
            _write(reports, hard_crash_report(struck[1], ended, left), ended)


def _write(reports: Reports, text: str, ended: datetime) -> None:
    try:
        path = reports.write(text, ended)
    except OSError as error:
        _log.warning("the report of what happened was not written: %s", error)
    else:
        _log.warning("a report of what happened is in %s", path)


# -- the file of a run that goes on -------------------------------------------------------------


@contextmanager
def _running_file(folder: Path, facts: str) -> Iterator[None]:
    path = folder / f"running-{os.getpid()}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = path.open("ab", buffering=0)
    except OSError as error:
        _log.warning("a crash of this run will leave no report: %s", error)
        yield
        return
    try:
        with file, _faults_told_to(file):
            _lock(file)
            yield from _logged_to(file, facts)
    finally:
        path.unlink(missing_ok=True)


def _logged_to(file: BinaryIO, facts: str) -> Iterator[None]:
    handler = _FileLog(file, facts)
    _ARTEM.addHandler(handler)
    try:
        yield
    finally:
        _ARTEM.removeHandler(handler)


class _FileLog(logging.Handler):
    """Writes the log into a file, which begins anew behind its facts when it grows too long."""

    def __init__(self, file: BinaryIO, facts: str) -> None:
        super().__init__(logging.INFO)
        self.setFormatter(FORM)
        self._file = file
        self._head = f"{facts}\n\nLog:\n\n".encode()
        self._begin()

    def emit(self, record: logging.LogRecord) -> None:
        """Write one more line."""
        if self._file.tell() > _MOST_BYTES:
            self._begin()
        self._file.write(without_logins(f"{self.format(record)}\n").encode())

    def _begin(self) -> None:
        self._file.truncate(0)
        self._file.write(self._head)


@contextmanager
def _faults_told_to(file: BinaryIO) -> Iterator[None]:
    before = faulthandler.is_enabled()
    faulthandler.enable(file)
    try:
        yield
    finally:
        faulthandler.disable()
        if before and sys.__stderr__ is not None:
            faulthandler.enable(sys.__stderr__)


def _take(path: Path) -> str:
    """What a run that is over has left, which is then gone; nothing of one that goes on."""
    try:
        with path.open("rb") as file:
            if not _lock(file):
                return ""
            left = file.read(2 * _MOST_BYTES).decode(errors="replace")
        path.unlink()  # which Windows refuses while the run has it open
    except OSError:
        return ""
    return left


def _lock(file: BinaryIO) -> bool:
    """Whether nobody else has the file locked; it is then, until it is closed."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
