"""From a film to painted segments: decoding, the net and encoding at the same time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from artem.engine.painter import Painter
from artem.films.ahead import Ahead, Meter
from artem.films.colours import ToPixels
from artem.films.decoding import decoded
from artem.films.film import Film
from artem.films.recipe import Brush, Recipe
from artem.films.segment_file import SegmentWriter
from artem.films.segments import Segment
from artem.films.steady import OnePass, Painted, Steadier, TwoPass
from artem.frame import Pixels

DECODE, NET, STEADY, ENCODE = "decode", "net", "steady", "encode"


@dataclass(frozen=True, eq=False)
class _Picture:
    """A picture of a segment on its way. painted: None before it has been."""

    segment: Segment
    number: int
    source: Pixels
    damaged: bool
    painted: Painted | None = None


def paint_segments(
    film: Film,
    segments: Sequence[Segment],
    recipe: Recipe,
    painter: Painter,
    open_writer: Callable[[Segment], SegmentWriter],
    meter: Meter,
    on_picture: Callable[[Pixels], None] = lambda _: None,
) -> None:
    """Paint segments, each into the writer that is opened for it.

    What is in them follows from the film, the segment, the recipe and the painter alone: it is
    the same in any order, together or apart. Memory for some pictures, however long they are.
    meter: of DECODE, NET, STEADY and ENCODE. on_picture: told of every picture written,
    (H, W, 3) uint8 RGB.
    Raises SourceError, DeviceError, or OSError where a writer takes no more.
    """
    brush = Brush(painter, recipe.cues, recipe.area)
    with (
        Ahead(_decode(film, segments, meter), "artem-decode") as pictures,
        Ahead(_paint(film, pictures, brush, meter), "artem-paint") as painted,
    ):
        for segment, its_pictures in groupby(painted, lambda picture: picture.segment):
            with open_writer(segment) as writer:
                for picture, shown in _shown(its_pictures, recipe, meter):
                    if segment.start <= picture.number < segment.stop:
                        with meter.at_work(ENCODE):
                            writer.write(shown, damaged=picture.damaged)
                        on_picture(shown)


def _decode(film: Film, segments: Iterable[Segment], meter: Meter) -> Generator[_Picture]:
    to_pixels = ToPixels(film.colours, film.size, film.turns)
    for segment in segments:
        pictures = decoded(film, segment.first, segment.last)
        while True:
            with meter.at_work(DECODE):
                found = next(pictures, None)
                if found is None:
                    break
                pixels = to_pixels(found.picture)
            yield _Picture(segment, found.number, pixels, found.damaged)


def _paint(
    film: Film, pictures: Iterable[_Picture], brush: Brush, meter: Meter
) -> Generator[_Picture]:
    for one in pictures:
        with meter.at_work(NET):
            painted, look = brush(one.source, film.seconds(one.number))
        done = Painted(one.source, painted, look.stability)
        yield _Picture(one.segment, one.number, one.source, one.damaged, done)


def _shown(
    pictures: Iterable[_Picture], recipe: Recipe, meter: Meter
) -> Iterator[tuple[_Picture, Pixels]]:
    """Each picture of a segment with what is shown of it."""
    steadier: Steadier = TwoPass() if recipe.two_pass else OnePass()
    waiting: deque[_Picture] = deque()
    for picture in pictures:
        assert picture.painted is not None
        waiting.append(picture)
        with meter.at_work(STEADY):
            found = steadier.feed(picture.painted)
        for shown in found:
            yield waiting.popleft(), shown
    yield from zip(waiting, steadier.finish(), strict=True)
