"""Recording what is shown, and heard, to a video file."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from threading import Event
from typing import BinaryIO

import av

from artem.errors import SinkError
from artem.frame import Frame
from artem.output.disk import DiskWatch, free_space
from artem.output.film import ENCODERS, FORMATS, Codec, Film, file_form
from artem.output.film_sink import FilmSink
from artem.sound import Sound
from artem.words import tr

_SOUND_WAIT = 0.25  # seconds from the first frame in which sound shows that there is any
_LATE_SOUND = 0.5  # seconds behind the pictures from which on missing sound is silence
_EARLY_SOUNDS = 200  # kept until the first frame is painted


@dataclass(frozen=True)
class Progress:
    """How a recording goes. free_bytes: on its disk; None while that is not known."""

    seconds: float
    bytes: int
    free_bytes: int | None
    dropped: int


class Recorder(FilmSink):
    """Encodes on a thread of its own, at the frames' own times, at the first frame's size.

    Where the encoder cannot keep up, frames are left out and counted. There is a track of sound
    where some is heard by the time of the first frame. The file plays as far as it is written,
    at any time; without a single frame, there is none.
    """

    def __init__(
        self,
        path: Path,
        codec: Codec = "h264",
        free_space: Callable[[Path], int] = free_space,
    ) -> None:
        """Begin the file, ".mkv" or ".mp4", with the folders it needs.

        Raises SinkError where it is there already or cannot be written.
        """
        super().__init__(self._run, "artem-record")
        self.path = path
        self._codec = codec
        self._file = _begun(path, codec)
        self._disk = DiskWatch(path, free_space)
        self._heard = Event()
        self._channels = 0
        self._zero: float | None = None  # `captured` of the first frame
        self._bytes = 0
        self._worker.start()

    def hear(self, sound: Sound) -> None:
        """Leave a sound for the encoder."""
        super().hear(sound)
        self._channels = self._channels or sound.samples.shape[1]
        self._heard.set()

    def close(self) -> None:
        """Encode what was taken and finish the file."""
        self._heard.set()  # there is nothing more to wait for
        self._backlog.close()
        self._worker.join()

    def progress(self, now: float) -> Progress:
        """How it goes at `now`, a `time.monotonic()`; safe from any thread."""
        seconds = 0.0 if self._zero is None else max(0.0, now - self._zero)
        return Progress(seconds, self._bytes, self._disk.free, self._backlog.dropped)

    # -- the recording thread ---------------------------------------------------------------

    def _run(self) -> None:
        try:
            self._record(iter(self._backlog))
        except OSError as error:  # also of FFmpeg's
            raise _unwritable(self.path, error) from error
        except av.FFmpegError as error:
            raise _unencodable(self.path, error) from error
        finally:
            self._backlog.close()
            _end(self._file, self.path)

    def _record(self, items: Iterator[Frame | Sound]) -> None:
        early: deque[Sound] = deque(maxlen=_EARLY_SOUNDS)
        first = _first_frame(items, early)
        if first is None:
            return
        self._heard.wait(_SOUND_WAIT)
        self._zero = first.captured
        form = file_form(self.path.suffix.lower(), self._codec)
        with Film(self._file, form, first.size, self._channels) as film:
            for item in chain(early, [first], items):
                self._disk.check(time.monotonic())
                self._write(film, item, item.captured - first.captured)
                self._bytes = self._file.tell()

    def _write(self, film: Film, item: Frame | Sound, at: float) -> None:
        if isinstance(item, Sound):
            film.sound(item, at)
        else:
            film.silence_until(at - _LATE_SOUND)
            film.picture(item.pixels, at)


def _begun(path: Path, codec: Codec) -> BinaryIO:
    """A new, empty file."""
    if path.suffix.lower() not in FORMATS:
        told = tr('"{path}" cannot be recorded to; give a name that ends in .mkv or .mp4')
        raise SinkError(told.format(path=path))
    if ENCODERS[codec][0] not in av.codecs_available:
        raise SinkError(
            tr("{codec} cannot be encoded here; record in another codec").format(codec=codec)
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("xb", buffering=0)
    except OSError as error:
        if path.exists():
            raise SinkError(
                tr('"{path}" is there already; record to another name').format(path=path)
            ) from error
        raise _unwritable(path, error) from error


def _first_frame(items: Iterator[Frame | Sound], early: deque[Sound]) -> Frame | None:
    """The first frame, and into `early` what was heard before; None where there is none."""
    for item in items:
        if isinstance(item, Frame):
            return item
        early.append(item)
    return None


def _end(file: BinaryIO, path: Path) -> None:
    """Close the file, and leave none that is empty."""
    with suppress(OSError):
        file.close()
        if path.stat().st_size == 0:
            path.unlink()


def _unwritable(path: Path, error: OSError) -> SinkError:
    told = tr('"{path}" cannot be written ({why}); record to another place')
    return SinkError(told.format(path=path, why=error.strerror))


def _unencodable(path: Path, error: av.FFmpegError) -> SinkError:
    told = tr('what is shown cannot be encoded for "{path}" ({why}); record it at another size')
    return SinkError(told.format(path=path, why=error.strerror))
