"""The pictures of a part of a film, each exactly once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import av
import numpy as np
from av.container import InputContainer
from av.video.frame import VideoFrame

from artem.capture.video import decode_packet, open_video, unreadable
from artem.films.film import OPEN, Film

_KEYS_BACK = (0, 1, 4)  # key pictures to try before the whole film is decoded up to here


@dataclass(frozen=True, eq=False)
class Decoded:
    """A picture by its number; `damaged` where another or a broken one stands in for it."""

    number: int
    picture: VideoFrame
    damaged: bool


def decoded(film: Film, first: int, last: int) -> Iterator[Decoded]:
    """Pictures `first` to before `last`; where one cannot be decoded, the one before it again.

    Raises SourceError where none can be, or the file is gone.
    """
    with open_video(film.path, OPEN) as container:
        container.streams[film.stream].thread_type = "AUTO"  # type: ignore[attr-defined]
        yield from _complete(film, _from(container, film, first), first, last)


def _complete(
    film: Film, found: Iterator[tuple[int, VideoFrame]], first: int, last: int
) -> Iterator[Decoded]:
    wanted = first
    before: VideoFrame | None = None
    for number, picture in found:
        if number >= wanted:
            for missing in range(wanted, min(number, last)):
                yield Decoded(missing, before or picture, damaged=True)
            if number >= last:
                return
            yield Decoded(number, picture, damaged=picture.is_corrupt)
            wanted = number + 1
        before = picture
        if wanted >= last:
            return
    if before is None:
        raise unreadable(film.path)
    for missing in range(wanted, last):
        yield Decoded(missing, before, damaged=True)


def _from(container: InputContainer, film: Film, first: int) -> Iterator[tuple[int, VideoFrame]]:
    """Numbered pictures from one at or before `first` on."""
    if film.counted:
        return enumerate(_pictures(container, film))
    before = film.keys[: int(np.searchsorted(film.keys, first, side="right"))]
    tries = [int(before[-1 - back]) for back in _KEYS_BACK if back < len(before) - 1]
    for key in tries:  # the first key picture is the start
        found = _numbered(_after_seek(container, film, key), film)
        one = next(found, None)
        if one is not None and one[0] <= first:
            return chain([one], found)
    begin = _after_seek(container, film, 0) if tries else _pictures(container, film)
    return _numbered(begin, film)


def _after_seek(container: InputContainer, film: Film, key: int) -> Iterator[VideoFrame]:
    try:
        container.seek(int(film.times[key]), stream=container.streams[film.stream])
    except av.FFmpegError:
        return iter(())
    return _pictures(container, film)


def _pictures(container: InputContainer, film: Film) -> Iterator[VideoFrame]:
    try:
        for packet in container.demux(container.streams[film.stream]):
            yield from decode_packet(packet)
    except av.FFmpegError:
        return


def _numbered(pictures: Iterator[VideoFrame], film: Film) -> Iterator[tuple[int, VideoFrame]]:
    """Each picture with its number; one that is shown at no known time is left out."""
    for picture in pictures:
        if picture.pts is not None:
            number = int(np.searchsorted(film.times, picture.pts))
            if number < len(film.times) and film.times[number] == picture.pts:
                yield number, picture
