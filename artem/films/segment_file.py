"""The file of one segment: there when it is whole, and not before."""

from __future__ import annotations

import os
from contextlib import suppress
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


class SegmentFile:
    """Writes the pictures of a segment one after another, timed from the segment's own start.

    Raises OSError where the disk takes no more, also as av.FFmpegError.
    """

    def __init__(self, folder: Path, segment: Segment, film: Film, encoder: Encoder) -> None:
        self._path = folder / segment.name
        self._beside = self._path.with_suffix(".part")
        self._film = film
        self._next = segment.start
        self._zero = int(film.times[segment.start])
        self._damaged = 0
        self._container: OutputContainer = av.open(str(self._beside), "w", format="mp4")
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
        self._damaged += damaged

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Keep the segment, or after an error nothing of it."""
        if kind is None:
            self._finish()
            return
        with suppress(OSError, av.FFmpegError):
            self._container.close()
        self._beside.unlink(missing_ok=True)

    def _finish(self) -> None:
        self._container.mux(self._stream.encode())
        self._container.close()
        if self._damaged:
            write_bytes(self._path.with_suffix(_DAMAGED), str(self._damaged).encode())
        with self._beside.open("rb+") as file:
            os.fsync(file.fileno())
        self._beside.replace(self._path)


def damaged_in(path: Path) -> int:
    """How many pictures of a segment stand in for damaged ones."""
    told = path.with_suffix(_DAMAGED)
    return int(told.read_bytes()) if told.exists() else 0
