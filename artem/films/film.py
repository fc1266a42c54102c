"""What a film is made of: read once, before anything is painted."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import islice, pairwise
from pathlib import Path
from typing import Any, cast

import av
import numpy as np
from av.container import InputContainer
from av.sidedata.sidedata import SideData, Type
from av.stream import Disposition
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray

from artem.capture.video import decode_packet, open_video, turned_size, unreadable
from artem.errors import SourceError
from artem.films.colours import Colours, colours_of
from artem.options import MIN_SIDE
from artem.words import tr

OPEN = {"fflags": "+genpts"}  # AVI and others tell the order of pictures, not their times
_USUAL_RATE = Fraction(25)
_LOOKED_AT = 48  # pictures, in the order in which they are shown
_MISSING_SECONDS = 1.0  # of the length that a file states, from which on it is called cut off
_MICROSECONDS = 1_000_000
_NO_TIME = int(np.iinfo(np.int64).min)  # as FFmpeg has it
_START = np.zeros(1, np.int64)  # the keys of a film that is decoded from there only

Numbers = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Film:
    """A film's facts.

    times: (n,) when each picture is shown, in ticks, strictly rising. tick: in seconds.
    ends: the tick at which the last picture ends.
    keys: the numbers of pictures that decoding can begin at; the first is 0.
    counted: the file's times do not tell which picture is which, so that they are counted from the
    start instead.
    size: (width, height) as stored. turns: quarter turns anticlockwise that make it upright.
    matrix: FFmpeg's display matrix, nine integers, where there is one.
    aspect: width of a pixel over its height.
    picture_bytes, other_bytes: of packets. cut_off: how many seconds the file lacks at its end.
    """

    path: Path
    stream: int
    times: Numbers
    tick: Fraction
    ends: int
    keys: Numbers
    counted: bool
    size: tuple[int, int]
    turns: int
    matrix: tuple[int, ...] | None
    colours: Colours
    aspect: Fraction
    rate: Fraction
    picture_bytes: int
    other_bytes: int
    cut_off: float

    def length(self, number: int) -> int:
        """Ticks that a picture is shown."""
        after = number + 1
        return int(self.times[after] if after < len(self.times) else self.ends) - int(
            self.times[number]
        )

    def seconds(self, number: int) -> float:
        """From the first picture to this one."""
        return float((int(self.times[number]) - int(self.times[0])) * self.tick)

    def span(self, start: float | None, end: float | None) -> range:
        """The numbers of the pictures from `start` to before `end`, seconds of `seconds`.

        Raises SourceError where there are none.
        """
        ticks = [
            None if at is None else int(self.times[0]) + round(Fraction(at) / self.tick)
            for at in (start, end)
        ]
        first, stop = (
            usual if tick is None else int(np.searchsorted(self.times, tick))
            for tick, usual in zip(ticks, (0, len(self.times)), strict=True)
        )
        if first >= stop:
            told = tr('"{name}" has no pictures from --start to --end; it is {seconds:.1f} s long')
            total = float((self.ends - int(self.times[0])) * self.tick)
            raise SourceError(told.format(name=self.path, seconds=total))
        return range(first, stop)


@dataclass
class _Seen:
    """What the packets of a file tell: of each picture 17 bytes, for films may be hours long."""

    times: array[int] = field(default_factory=lambda: array("q"))
    lengths: array[int] = field(default_factory=lambda: array("q"))
    keys: bytearray = field(default_factory=bytearray)
    picture_bytes: int = 0
    other_bytes: int = 0
    ends: dict[int, int] = field(default_factory=dict)  # of each stream, in its ticks
    until: Fraction = Fraction(0)  # the end of all of them, in seconds


def read_film(path: Path) -> Film:
    """Go through a file's packets once, and decode its first picture. Raises SourceError."""
    with open_video(path, OPEN) as container:
        stream = film_stream(container, path)
        first, in_order = _first_picture(container, stream, path)
        width, height = first.width, first.height
        if min(turned_size(first)) < MIN_SIDE:
            told = tr('"{name}" is only {width}x{height}; each side needs {least} pixels')
            raise SourceError(told.format(name=path, width=width, height=height, least=MIN_SIDE))
        rate = stream.average_rate or stream.guessed_rate or _USUAL_RATE
        aspect = stream.sample_aspect_ratio or Fraction(1)
        stated = container.duration
        began = container.start_time or 0
        index, tick = stream.index, stream.time_base or 1 / rate
        colours = colours_of(first)
    seen = _look_through(path, index)
    times, ends, keys, tick, counted = _timed(seen, tick, rate, path)
    if not in_order:
        keys, counted = keys[:1], True
    lacks = 0.0
    if stated is not None and not counted:
        lacks = (began + stated) / _MICROSECONDS - float(max(seen.until, ends * tick))
    return Film(
        path=path,
        stream=index,
        times=times,
        tick=tick,
        ends=ends,
        keys=keys,
        counted=counted,
        size=(width, height),
        turns=round(first.rotation / 90) % 4,
        matrix=_display_matrix(first),
        colours=colours,
        aspect=aspect if aspect > 0 else Fraction(1),
        rate=rate,
        picture_bytes=seen.picture_bytes,
        other_bytes=seen.other_bytes,
        cut_off=lacks if lacks > _MISSING_SECONDS else 0.0,
    )


def film_stream(container: InputContainer, path: Path) -> VideoStream:
    """The pictures that move, not a cover. Raises SourceError."""
    for stream in container.streams.video:
        if not stream.disposition & Disposition.attached_pic:
            return stream
    raise SourceError(
        tr('"{name}" has no pictures, only sound; use a video file').format(name=path)
    )


def _first_picture(
    container: InputContainer, stream: VideoStream, path: Path
) -> tuple[VideoFrame, bool]:
    """The first picture, and whether the first ones come at rising times.

    In AVI they do not where pictures are stored in another order than they are shown in.
    """
    first, times = None, []
    try:
        for picture in islice(_decoded(container, stream), _LOOKED_AT):
            first = first or picture
            times.append(picture.pts)
    except av.FFmpegError:
        pass
    if first is None:
        raise unreadable(path)
    stated = [at for at in times if at is not None]
    return first, all(one < next_one for one, next_one in pairwise(stated))


def _decoded(container: InputContainer, stream: VideoStream) -> Iterator[VideoFrame]:
    for packet in container.demux(stream):
        yield from decode_packet(packet)


def _look_through(path: Path, index: int) -> _Seen:
    seen = _Seen()
    with open_video(path, OPEN) as container:
        try:
            for packet in container.demux():
                _count(seen, packet, index)
        except av.FFmpegError:
            pass  # as far as it goes
        for stream in container.streams:
            end = seen.ends.get(stream.index, 0) * (stream.time_base or Fraction(0))
            seen.until = max(seen.until, end)
    return seen


def _count(seen: _Seen, packet: Any, index: int) -> None:
    if packet.pts is not None:
        end = packet.pts + (packet.duration or 0)
        seen.ends[packet.stream_index] = max(end, seen.ends.get(packet.stream_index, end))
    if packet.stream_index != index:
        seen.other_bytes += packet.size
    elif packet.size and not packet.is_discard:
        seen.times.append(_NO_TIME if packet.pts is None else packet.pts)
        seen.lengths.append(packet.duration or 0)
        seen.keys.append(packet.is_keyframe)
        seen.picture_bytes += packet.size


def _timed(
    seen: _Seen, tick: Fraction, rate: Fraction, path: Path
) -> tuple[Numbers, int, Numbers, Fraction, bool]:
    """Times, the end, keys, the tick and whether pictures had to be counted."""
    count = len(seen.times)
    if count == 0:
        raise unreadable(path)
    stated = np.array(seen.times, np.int64)
    order = np.argsort(stated)
    times = stated[order]
    if times[0] == _NO_TIME:
        start = next((round(int(at) * tick * rate) for at in times if at != _NO_TIME), 0)
        return np.arange(start, start + count), start + count, _START, 1 / rate, True
    length = seen.lengths[order[-1]] or max(1, round(1 / (rate * tick)))
    # One that is shown together with another comes a tick later.
    steps = np.arange(count)
    rising = np.maximum.accumulate(times - steps) + steps
    if (rising != times).any():
        return rising, int(rising[-1]) + length, _START, tick, True
    is_key = np.frombuffer(seen.keys, np.bool_)[order]
    is_key[0] = True
    return times, int(times[-1]) + length, np.flatnonzero(is_key), tick, False


def _display_matrix(picture: VideoFrame) -> tuple[int, ...] | None:
    for data in cast("Iterable[SideData]", picture.side_data):  # by index, or in a loop
        if data.type == Type.DISPLAYMATRIX:
            return tuple(int(value) for value in np.frombuffer(bytes(data), np.int32)[:9])
    return None
