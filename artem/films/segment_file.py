"""The file of one segment: there when it is whole, and not before."""

from __future__ import annotations

import os
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Self

import av
from av.container import OutputContainer
from av.video.frame import PictureType

from artem.files import write_bytes
from artem.films.colours import FromPixels
from artem.films.encoders import Encoder, add_pictures
from artem.films.film import Film
from artem.films.segments import Segment
from artem.frame import Pixels

_DAMAGED = ".damaged"  # the ending of a file that says how many pictures stand in for others


class SegmentWriter:
    """Writes the pictures of a segment one after another, timed from the segment's own start.

    To be used in a `with`. Raises OSError where no more can be written, also as av.FFmpegError.

    Attributes: damaged (how many of its pictures stand in for others).
    """

    def __init__(
        self, target: str | BytesIO, segment: Segment, film: Film, encoder: Encoder
    ) -> None:
        self._film = film
        self._next = segment.start
        self._zero = int(film.times[segment.start])
        self.damaged = 0
        self._container: OutputContainer = av.open(target, "w", format="mp4")
        self._stream = add_pictures(self._container, encoder, film)
        self._from_pixels = FromPixels(film.colours, encoder.pixel_format, film.turns)

    def write(self, pixels: Pixels, *, damaged: bool) -> None:
        """The next picture, (H, W, 3) uint8 RGB, upright."""
        picture = self._from_pixels(pixels)
        number = self._next
        picture.pts = int(self._film.times[number]) - self._zero
        picture.time_base = self._film.tick
        picture.duration = self._film.length(number)
        if picture.pts == 0:
            picture.pict_type = PictureType.I
        self._container.mux(self._stream.encode(picture))
        self._next += 1
        self.damaged += damaged

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Keep the segment, or after an error nothing of it."""
        if kind is None:
            self._container.mux(self._stream.encode())
            self._container.close()
            self._keep()
            return
        with suppress(OSError, av.FFmpegError):
            self._container.close()
        self._forget()

    def _keep(self) -> None:
        """The segment is whole."""

    def _forget(self) -> None:
        """It never will be."""


class SegmentFile(SegmentWriter):
    """A segment written into its file in a folder."""

    def __init__(self, folder: Path, segment: Segment, film: Film, encoder: Encoder) -> None:
        self._path = folder / segment.name
        self._beside = self._path.with_suffix(".part")
        super().__init__(str(self._beside), segment, film, encoder)

    def _keep(self) -> None:
        _note_damaged(self._path, self.damaged)
        with self._beside.open("rb+") as file:
            os.fsync(file.fileno())
        self._beside.replace(self._path)

    def _forget(self) -> None:
        self._beside.unlink(missing_ok=True)


class SegmentBytes(SegmentWriter):
    """A segment written into memory, to be kept by somebody else. Attributes: data (its file)."""

    def __init__(self, segment: Segment, film: Film, encoder: Encoder) -> None:
        self._buffer = BytesIO()
        self.data = b""
        super().__init__(self._buffer, segment, film, encoder)

    def _keep(self) -> None:
        self.data = self._buffer.getvalue()


def keep_segment(folder: Path, segment: Segment, data: bytes, damaged: int) -> None:
    """Put a segment that was written elsewhere into its file. Raises OSError."""
    _note_damaged(folder / segment.name, damaged)
    write_bytes(folder / segment.name, data)


def damaged_in(path: Path) -> int:
    """How many pictures of a segment stand in for damaged ones."""
    told = path.with_suffix(_DAMAGED)
    return int(told.read_bytes()) if told.exists() else 0


def _note_damaged(path: Path, damaged: int) -> None:
    """Before the segment is there."""
    if damaged:
        write_bytes(path.with_suffix(_DAMAGED), str(damaged).encode())
