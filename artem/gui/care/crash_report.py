"""What a report of a run that ended badly says, and where reports are kept. No Qt."""

from __future__ import annotations

import platform
import re
import sys
import traceback
from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from importlib import metadata
from pathlib import Path
from threading import enumerate as living_threads

import artem
from artem.files import write_bytes
from artem.gui.sources.address import without_secrets
from artem.options import SessionOptions

KEPT_REPORTS = 10
_KEPT_LOG_LINES = 200
_PARTS = ("PyQt6", "PyQt6-Qt6", "torch", "openvino", "numpy", "opencv-python", "av")
_ADDRESS = re.compile(r"\w+://[^\s'\"<>]+")
_UNSHOWN = "not-shown.txt"


class Reports:
    """A folder of the newest reports, which remembers the one that nobody was told of yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, text: str, ended: datetime) -> Path:
        """Keep one more, whole or not at all. Raises OSError."""
        path = self.folder / f"crash-{ended:%Y-%m-%d-%H%M%S}.txt"
        write_bytes(path, without_logins(text).encode())
        write_bytes(self.folder / _UNSHOWN, path.name.encode())
        for old in sorted(self.folder.glob("crash-*.txt"))[:-KEPT_REPORTS]:
            old.unlink()
        return path

    def take_unshown(self) -> Path | None:
        """The report to be told of, once."""
        note = self.folder / _UNSHOWN
        try:
            path = self.folder / Path(note.read_text()).name
            note.unlink()
        except OSError:
            return None
        return path if path.is_file() else None


def error_report(
    error: BaseException, ended: datetime, facts: str, stacks: str, log: Sequence[str]
) -> str:
    """Of an error nobody expected.

    facts: of `run_facts`. stacks: of `thread_stacks`, when it happened. log: its lines.
    """
    kind = type(error).__name__
    told = f"Art'Em stopped at {_clock(ended)} because of an error nobody expected: {kind}: {error}"
    trace = "".join(traceback.format_exception(error))
    newest = "\n".join(log[-_KEPT_LOG_LINES:])
    parts = [
        told,
        facts,
        f"The error:\n\n{trace}",
        f"All threads:\n\n{stacks}",
        f"Log:\n\n{newest}",
    ]
    return "\n\n".join(part.rstrip() for part in parts) + "\n"


def hard_crash_report(why: str, ended: datetime, left: str) -> str:
    """Of a run whose process the system ended. left: what it wrote until then."""
    told = f"Art'Em was ended by the system at {_clock(ended)}: {why}"
    return f"{told}\n\n{left.rstrip()}\n"


def run_facts(options: SessionOptions) -> str:
    """Versions, system and the session options that are not the usual ones; no passwords."""
    versions = [f"{name} {_version(name)}" for name in _PARTS]
    usual = SessionOptions()
    given = [
        f"  {one.name}: {value}"
        for one in fields(options)
        if (value := getattr(options, one.name)) != getattr(usual, one.name)
    ]
    lines = [
        f"Art'Em {artem.__version__}, Python {platform.python_version()}, {', '.join(versions)}",
        f"{platform.platform()}, {platform.machine()}",
        "Session options:" if given else "No session options",
        *given,
    ]
    return without_logins("\n".join(lines))


def thread_stacks() -> str:
    """Where every thread is right now."""
    names = {thread.ident: thread.name for thread in living_threads()}
    parts = []
    for ident, frame in sys._current_frames().items():
        stack = "".join(traceback.format_stack(frame))
        parts.append(f"{names.get(ident, ident)}:\n{stack}")
    return "\n".join(parts)


def without_logins(text: str) -> str:
    """The text, with no password in any address of it."""
    return _ADDRESS.sub(lambda found: _harmless(found[0]), text)


def _harmless(address: str) -> str:
    try:
        return without_secrets(address)
    except ValueError:  # no address after all, or a broken one
        return "(an address)"


def _clock(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}"


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"
