"""A film's container: what it holds beside the pictures, taken over as it is."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING, Any

import av
from av.container import InputContainer, OutputContainer
from av.stream import Disposition, Stream
from av.video.stream import VideoStream

from artem.capture.video import open_video
from artem.errors import SinkError
from artem.films.encoders import CONTAINERS, Encoder, add_pictures
from artem.films.film import OPEN, Film
from artem.words import tr

if TYPE_CHECKING:
    from av.container.core import Chapter

_TIMES_AS_GIVEN = {"avoid_negative_ts": "disabled"}
_KEPT_KINDS = ("audio", "subtitle", "attachment")  # data is of the camera's maker, as a rule
_OF_THE_FILE = {"major_brand", "minor_version", "compatible_brands", "encoder"}
_OF_THE_PICTURES = ("encoder", "duration", "bps", "number_of_", "_statistics")  # as they were


@dataclass(frozen=True)
class Window:
    """Of times that are kept, in seconds; None for no end. What is kept comes `earlier`."""

    start: Fraction | None
    end: Fraction | None

    @property
    def earlier(self) -> Fraction:
        """Seconds that are cut off at the beginning."""
        return self.start or Fraction(0)

    def holds(self, at: Fraction) -> bool:
        """Whether a time is within."""
        return (self.start is None or at >= self.start) and (self.end is None or at < self.end)


def window_of(film: Film, span: range) -> Window:
    """Of a span of a film's pictures; of all of them, everything is kept."""
    start = Fraction(int(film.times[span.start])) * film.tick if span.start else None
    is_cut = span.stop < len(film.times)
    end = Fraction(int(film.times[span.stop])) * film.tick if is_cut else None
    return Window(start, end)


def begun(target: str | BytesIO, suffix: str) -> OutputContainer:
    """A new file of this ending. Raises OSError, also as av.FFmpegError."""
    # Sound may begin before the pictures, as that of MP4 does; Matroska would move all of them.
    return av.open(target, "w", format=CONTAINERS[suffix], options=_TIMES_AS_GIVEN)


def add_others(out: OutputContainer, source: InputContainer, film: Film) -> dict[int, Stream]:
    """Streams for what is not pictures, by their numbers in the source. Raises SinkError."""
    added: dict[int, Stream] = {}
    for stream in source.streams:
        if is_kept(stream, film):
            try:
                made = out.add_stream_from_template(stream, opaque=True)
            except (ValueError, av.FFmpegError) as error:
                raise _cannot_hold(film, out, stream.type, stream.name or "") from error
            made.time_base = stream.time_base
            made.disposition = stream.disposition
            made.metadata.update(stream.metadata)
            added[stream.index] = made
    return added


def is_kept(stream: Stream, film: Film) -> bool:
    """Whether it is taken over: sound, subtitles, attachments and covers."""
    if stream.index == film.stream:
        return False
    cover = stream.type == "video" and bool(stream.disposition & Disposition.attached_pic)
    return cover or stream.type in _KEPT_KINDS


def add_painted(out: OutputContainer, template: VideoStream, film: Film, source: Any) -> Stream:
    """The stream of the pictures, which are encoded as `template` is."""
    made = out.add_stream_from_template(template, opaque=True)
    made.time_base = film.tick
    made.codec_context.sample_aspect_ratio = film.aspect
    original = source.streams[film.stream]
    made.disposition = original.disposition
    kept = {
        name: text
        for name, text in original.metadata.items()
        if not name.lower().startswith(_OF_THE_PICTURES)
    }
    made.metadata.update(kept)
    if film.matrix is not None:
        made.set_display_matrix(film.matrix)
    return made


def tell(out: OutputContainer, source: InputContainer, window: Window) -> None:
    """The film's notes and chapters."""
    notes = {
        name: text for name, text in source.metadata.items() if name.lower() not in _OF_THE_FILE
    }
    out.metadata.update(notes)
    chapters = (_within(chapter, window) for chapter in source.chapters())
    out.set_chapters([chapter for chapter in chapters if chapter["end"] > chapter["start"]])


def _within(chapter: Chapter, window: Window) -> Chapter:
    """What the window holds of a chapter; it may be nothing."""
    tick = chapter["time_base"] or Fraction(1)
    start, end = chapter["start"] * tick, chapter["end"] * tick
    start = max(start, start if window.start is None else window.start) - window.earlier
    end = min(end, end if window.end is None else window.end) - window.earlier
    return {**chapter, "start": round(start / tick), "end": round(end / tick)}


def check_container(film: Film, suffix: str, encoder: Encoder) -> None:
    """Raise SinkError where a file of this ending cannot hold what the film has."""
    with open_video(film.path, OPEN) as source, begun(BytesIO(), suffix) as out:
        add_pictures(out, encoder, film)
        add_others(out, source, film)
        try:
            out.start_encoding()
        except (ValueError, OSError, av.FFmpegError) as error:
            raise _cannot_hold(film, out, tr("sound or subtitle")) from error


def _cannot_hold(film: Film, out: OutputContainer, kind: str, codec: str = "") -> SinkError:
    if out.format.name == "matroska":  # which holds the most
        kind = f"{kind} ({codec})" if codec else kind
        told = tr(
            'the {kind} track of "{name}" cannot be kept as it is; convert it first, as '
            'with ffmpeg -i "{name}" -c copy -c:a flac NEW.mkv'
        )
    else:
        told = tr(
            'such a file cannot hold the {kind} track of "{name}"; use a name that ends in .mkv'
        )
    return SinkError(told.format(kind=kind, name=film.path))
