"""Room on the disk, and names for what is put there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from itertools import count
from pathlib import Path

import platformdirs

from artem.errors import SinkError
from artem.words import tr

LEAST_FREE = 200_000_000
"""Bytes left to the rest of the system."""

_INTERVAL = 1.0  # seconds between looks


def free_space(path: Path) -> int:
    """Bytes free where this file is. Raises OSError where it is not there any more."""
    return shutil.disk_usage(path).free


class DiskWatch:
    """Ends what fills a disk before it is full. Fed with times, looks about once a second.

    free: bytes at the last look; None before the first.
    """

    def __init__(self, path: Path, free_space: Callable[[Path], int] = free_space) -> None:
        self.free: int | None = None
        self._path = path
        self._free_space = free_space
        self._due = float("-inf")

    def check(self, now: float) -> None:
        """Raises SinkError where there is little room left, or the file is gone."""
        if now < self._due:
            return
        self._due = now + _INTERVAL
        try:
            self.free = self._free_space(self._path)
        except OSError as error:
            told = tr('"{path}" was taken away while it was written; start anew')
            raise SinkError(told.format(path=self._path)) from error
        if self.free < LEAST_FREE:
            told = tr('the disk of "{path}" is nearly full; free some space and record again')
            raise SinkError(told.format(path=self._path))


def recording_path(now: datetime) -> Path:
    """A file that is not there yet in the user's folder of videos."""
    return _dated(platformdirs.user_videos_path(), now, ".mkv")


def snapshot_path(now: datetime) -> Path:
    """A file that is not there yet in the user's folder of pictures."""
    return _dated(platformdirs.user_pictures_path(), now, ".png")


def unused(path: Path) -> Path:
    """The path, or the first of "name (2).ext", "name (3).ext" ... that is not there yet."""
    others = (path.with_stem(f"{path.stem} ({number})") for number in count(2))
    return path if not path.exists() else next(other for other in others if not other.exists())


def _dated(folder: Path, now: datetime, suffix: str) -> Path:
    return unused(folder / "Artem" / f"Artem {now:%Y-%m-%d %H-%M-%S}{suffix}")
