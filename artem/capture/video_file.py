"""A video file, played at its own rate."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from av.container import InputContainer
from av.video.frame import VideoFrame

from artem.capture.audio import FilmSound
from artem.capture.base import Source, SourceInfo, not_open
from artem.capture.pacing import Timeline
from artem.capture.video import decode, open_video, to_pixels, turned_size, unreadable
from artem.errors import SourceError, SourceLost
from artem.frame import Frame, Pixels
from artem.words import tr

LONGEST_WAIT = 0.5
"""Seconds; over a longer pause the last picture is given again, so that stopping stays prompt."""

LONGEST_SKIP = 0.25
"""Seconds of work to catch up with the clock, before time lost is given up."""

USUAL_FPS = 25.0
"""For files that do not state a rate."""


@dataclass(frozen=True, eq=False)
class _Moment:
    """A picture with its time of playing, and when its round of a looping film began."""

    picture: VideoFrame
    at: float
    lap: float


class FileSource(Source):
    """Plays a file by its own times, also uneven ones; frames it is too late for are skipped.

    loop: begin again at the end, with the index rising on.
    every_frame: give each frame as soon as it is asked for and skip none, for converting files;
        there is no sound then.
    """

    def __init__(self, path: Path, *, loop: bool = True, every_frame: bool = False) -> None:
        self._path = path
        self._loop = loop
        self._every_frame = every_frame
        self._container: InputContainer | None = None
        self._moments: Iterator[_Moment] = iter(())
        self._ahead: _Moment | None = None
        self._shown: Pixels | None = None
        self._size = (0, 0)
        self._index = 0
        self._timeline = Timeline()
        self._sound: FilmSound | None = None
        self._first_time = 0.0  # as the file gives it
        self._lap = 0.0  # of the picture shown

    @property
    def name(self) -> str:
        """The path as given."""
        return str(self._path)

    def open(self) -> SourceInfo:
        """Open the file and decode its first frame."""
        self.close()
        self._container = self._start()
        stream = self._container.streams.video[0]
        fps = float(stream.average_rate) if stream.average_rate else None
        self._moments = self._play(self._container, 1 / (fps or USUAL_FPS))
        self._ahead = next(self._moments)
        self._size = turned_size(self._ahead.picture)
        self._first_time = self._ahead.picture.time or 0.0
        self._lap = 0.0
        self._index = 0
        self._timeline = Timeline()
        pixel_format = self._ahead.picture.format.name
        return SourceInfo("file", self.name, *self._size, fps, pixel_format)

    def read(self) -> Frame | None:
        """The next frame when it is due. None at the end, unless looping."""
        if self._container is None:
            raise not_open(f'"{self.name}"')
        moment = self._ahead
        if moment is None:
            return None
        if self._every_frame:
            self._ahead = next(self._moments, None)
            return self._frame(to_pixels(moment.picture, self._size))
        if self._shown is not None and self._wait(moment) > LONGEST_WAIT:
            time.sleep(LONGEST_WAIT)
            self._give_sound(-self._timeline.wait(0.0, time.monotonic()))
            return self._frame(self._shown)
        moment = self._newest_due(moment)
        self._shown = to_pixels(moment.picture, self._size)
        time.sleep(max(0.0, self._wait(moment)))
        self._lap = moment.lap
        self._give_sound(moment.at)
        return self._frame(self._shown)

    def close(self) -> None:
        """Let go of the file."""
        self._moments = iter(())
        self._ahead = self._shown = None
        self._stop_sound()
        if self._container is not None:
            self._container.close()
            self._container = None

    def _wait(self, moment: _Moment) -> float:
        return self._timeline.wait(moment.at, time.monotonic())

    def _give_sound(self, at: float) -> None:
        """Give what is heard before this time of playing."""
        if self.on_sound is None:
            self._stop_sound()
            return
        if self._sound is None:
            self._sound = FilmSound(self._path, self._first_time, at, self._lap)
        zero = self._timeline.clock(0.0, time.monotonic())
        for sound in self._sound.until(at, self._lap, zero):
            self.on_sound(sound)

    def _stop_sound(self) -> None:
        if self._sound is not None:
            self._sound.close()
            self._sound = None

    def _frame(self, pixels: Pixels) -> Frame:
        frame = Frame(pixels, self._index, time.monotonic())
        self._index += 1
        return frame

    def _newest_due(self, moment: _Moment) -> _Moment:
        """Decode one ahead; while that one is due already, what is before it is too late."""
        give_up = time.monotonic() + LONGEST_SKIP
        self._wait(moment)  # the first frame starts the clock
        self._ahead = next(self._moments, None)
        while self._ahead is not None and self._wait(self._ahead) < 0:
            moment = self._ahead
            self._index += 1
            self._ahead = next(self._moments, None)
            if time.monotonic() > give_up:
                self._timeline.resume(moment.at, time.monotonic())
        return moment

    def _play(self, container: InputContainer, step: float) -> Iterator[_Moment]:
        """Every frame with its time from the start, over and over where the file loops."""
        begin = 0.0
        while True:
            at = None
            for at, picture in _timed(decode(container), step):
                yield _Moment(picture, begin + at, begin)
            if at is None:
                raise unreadable(self._path)
            if not self._loop:
                return
            begin += at + step
            container = self._restart(container)

    def _start(self) -> InputContainer:
        container = open_video(self._path)
        container.streams.video[0].thread_type = "AUTO"
        return container

    def _restart(self, container: InputContainer) -> InputContainer:
        container.close()
        try:
            self._container = container = self._start()
        except SourceError as error:
            raise SourceLost(
                tr('"{name}" went away while it played; put it back').format(name=self.name)
            ) from error
        return container


def _timed(pictures: Iterator[VideoFrame], step: float) -> Iterator[tuple[float, VideoFrame]]:
    """Each picture with its time from the first, always rising; `step` where none is stated."""
    first = at = 0.0
    for number, picture in enumerate(pictures):
        if number == 0:
            first = picture.time or 0.0
        else:
            stated = None if picture.time is None else picture.time - first
            at = stated if stated is not None and stated > at else at + step
        yield at, picture
