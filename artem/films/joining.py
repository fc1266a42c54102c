"""Painted segments, and all else of a film, joined into one file without encoding again."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import av
from av.container import InputContainer
from av.packet import Packet
from av.stream import Discard, Stream
from av.video.stream import VideoStream

from artem.capture.video import open_video
from artem.errors import SinkError
from artem.films.container import Window, add_others, add_painted, begun, tell, window_of
from artem.films.film import OPEN, Film
from artem.films.segments import Segment
from artem.words import tr

Timed = tuple[Fraction, int, "Packet[Any]"]  # when, which stream of the source, what


def join(
    film: Film, span: range, segments: Sequence[Segment], folder: Path, target: Path
) -> Counter[int]:
    """Write the film of a span's segments, which lie in `folder`, to `target`.

    Sound, subtitles, attachments, chapters, notes and the way it is held are the film's own.
    Returns the packets written beside the pictures, by the numbers of their streams.
    Raises SinkError where the container cannot hold them, or OSError.
    """
    window = window_of(film, span)
    written: Counter[int] = Counter()
    with ExitStack() as stack:
        source = stack.enter_context(open_video(film.path, OPEN))
        first = stack.enter_context(av.open(str(folder / segments[0].name)))
        out = stack.enter_context(begun(str(target), target.suffix.lower()))
        streams = {film.stream: add_painted(out, first.streams.video[0], film, source)}
        streams |= add_others(out, source, film)
        tell(out, source, window)
        out.start_encoding()
        packets = heapq.merge(
            _pictures(film, window, segments, folder),
            _others(source, streams, film, window),
            key=lambda timed: timed[0],
        )
        for _, stream, packet in packets:
            packet.stream = streams[stream]
            out.mux(packet)
            written[streams[stream].index] += stream != film.stream
    return written


def _pictures(
    film: Film, window: Window, segments: Sequence[Segment], folder: Path
) -> Iterator[Timed]:
    earlier = round(window.earlier / film.tick)
    for segment in segments:
        with av.open(str(folder / segment.name)) as container:
            packets = (packet for packet in container.demux(video=0) if packet.size)
            numbers = range(segment.start, segment.stop)
            for number, packet in zip(numbers, packets, strict=True):
                packet.pts = packet.dts = int(film.times[number]) - earlier
                packet.duration = film.length(number)
                packet.time_base = film.tick
                yield packet.pts * film.tick, film.stream, packet


def _others(
    source: InputContainer, streams: dict[int, Stream], film: Film, window: Window
) -> Iterator[Timed]:
    """Packets of the source's other streams as they are, but for their times in a window."""
    wanted = [source.streams[index] for index in streams if index != film.stream]
    if not wanted:
        return
    for stream in source.streams:
        if stream not in wanted:
            stream.discard = Discard.all  # of hours of pictures, each took its time
    last = Fraction(0)
    try:
        for packet in source.demux(wanted):
            if not packet.size or packet.time_base is None:
                continue
            tick = packet.time_base
            at = packet.pts if packet.pts is not None else packet.dts
            if at is not None and not window.holds(at * tick):
                continue
            if window.start is not None:
                _move(packet, round(window.start / tick))
            last = max(last, packet.dts * tick) if packet.dts is not None else last
            yield last, packet.stream_index, packet
    except av.FFmpegError:
        return  # the file is cut off, which the film's facts tell


def _move(packet: Packet[Any], earlier: int) -> None:
    if packet.pts is not None:
        packet.pts -= earlier
    if packet.dts is not None:
        packet.dts -= earlier


def check_whole(film: Film, span: range, target: Path, written: Counter[int]) -> None:
    """Read a joined file again. Raises SinkError where it is not what it has to be.

    Every picture is there at its time, as is all sound, and its key pictures can be decoded.
    """
    read: Counter[int] = Counter()
    earlier = window_of(film, span).earlier
    expected = iter(span)
    with av.open(str(target)) as container:
        stream = _painted_stream(container)
        tick = stream.time_base or Fraction(0)
        sounds = {one.index for one in container.streams.audio}
        for packet in container.demux():
            if packet.size and packet.stream_index in sounds:
                read[packet.stream_index] += 1
            if packet.size and packet.stream_index == stream.index:
                number = next(expected, None)
                at = cast("int", packet.pts) * packet.time_base + earlier
                if number is None or abs(at - int(film.times[number]) * film.tick) > tick / 2:
                    raise _broken(target, tr("pictures are missing or late"))
    if next(expected, None) is not None:
        raise _broken(target, tr("pictures are missing or late"))
    if any(read[index] != written[index] for index in sounds):
        raise _broken(target, tr("sound is missing"))
    if not _decodes(target, film):
        raise _broken(target, tr("its pictures cannot be decoded"))


def _painted_stream(container: InputContainer) -> VideoStream:
    return container.streams.video[0]


def _decodes(target: Path, film: Film) -> bool:
    """Whether every key picture can be decoded, at the film's size."""
    with av.open(str(target)) as container:
        stream = _painted_stream(container)
        stream.codec_context.skip_frame = "NONKEY"
        try:
            sizes = {(one.width, one.height) for one in container.decode(stream)}
        except av.FFmpegError:
            return False
    return sizes == {film.size}


def _broken(target: Path, why: str) -> SinkError:
    told = tr('what was written to "{name}" is not whole ({why}); check the disk and run again')
    return SinkError(told.format(name=target, why=why))
