"""A picture as a source that shows it for ever."""

from __future__ import annotations

import time
from pathlib import Path

from artem.capture.base import Source, SourceInfo, not_open
from artem.capture.pacing import Ticks
from artem.errors import PictureError, SourceError
from artem.frame import Frame, Pixels
from artem.pictures import read_picture

FPS = 30.0


class PictureSource(Source):
    """One picture, shown over and over at a steady rate."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._pixels: Pixels | None = None
        self._ticks = Ticks(FPS)

    @property
    def name(self) -> str:
        """The path as given."""
        return str(self._path)

    def open(self) -> SourceInfo:
        """Read the picture."""
        try:
            self._pixels = read_picture(self._path)
        except PictureError as error:
            raise SourceError(str(error)) from error
        self._ticks = Ticks(FPS)
        height, width = self._pixels.shape[:2]
        return SourceInfo("file", self.name, width, height, FPS, "picture")

    def read(self) -> Frame:
        """The picture again, at its moment."""
        if self._pixels is None:
            raise not_open(f'"{self.name}"')
        index, wait = self._ticks.next(time.monotonic())
        time.sleep(wait)
        return Frame(self._pixels, index, time.monotonic())

    def close(self) -> None:
        """Forget the picture."""
        self._pixels = None
