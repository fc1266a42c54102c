"""Cutting a film into segments. Policy: always the same for the same film."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from artem.films.film import Film

_LEAST = 240  # pictures of a segment, where the next one can begin at a key picture
_MOST = 480


@dataclass(frozen=True)
class Segment:
    """Pictures `start` to before `stop` of a film, painted into one file.

    number: its place among the segments. first, last: pictures from `first` to before `last` are
    painted too, for what is shown of a picture depends on its neighbours; they are not written.
    """

    number: int
    start: int
    stop: int
    first: int
    last: int

    @property
    def name(self) -> str:
        """Of its file."""
        return f"{self.number:05}.mp4"


def cut(film: Film, span: range, before: int, after: int) -> list[Segment]:
    """The segments of a span of pictures, one behind the other.

    before, after: how many neighbours on either side are looked at.
    """
    segments: list[Segment] = []
    start = span.start
    while start < span.stop:
        stop = _stop(film, start, span.stop)
        first, last = max(span.start, start - before), min(span.stop, stop + after)
        segments.append(Segment(len(segments), start, stop, first, last))
        start = stop
    return segments


def _stop(film: Film, start: int, end: int) -> int:
    """The first key picture that makes the segment long enough, else when it is long."""
    at = int(np.searchsorted(film.keys, start + _LEAST))
    key = int(film.keys[at]) if at < len(film.keys) else end
    return min(key, start + _MOST, end)
