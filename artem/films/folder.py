"""Pictures of a folder: the next one is read, and the one before encoded, while one is painted."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping
from pathlib import Path

from artem.engine.painter import Painter
from artem.errors import ArtemError
from artem.films.ahead import Ahead
from artem.frame import Pixels
from artem.look import Look
from artem.output.picture_file import encoded
from artem.pictures import read_picture

Paint = Callable[[Pixels], Pixels]


def in_look(painter: Painter, look: Look) -> Paint:
    """What paints in a look. Raises as `Painter.painting` does."""
    painting = painter.painting(look)

    def paint(pixels: Pixels) -> Pixels:
        return painter.paint([pixels], [painting])[0]

    return paint


def painted_files(
    targets: Mapping[Path, Path], paint: Paint
) -> Generator[tuple[Path, bytes | ArtemError]]:
    """What the file of each painting holds, or why there is none, in order.

    targets: what each picture becomes, whose ending says the format. Nothing is written.
    """
    with (
        Ahead(_read(targets), "artem-read") as read,
        Ahead(_painted(read, paint), "artem-paint") as painted,
    ):
        for target, made in painted:
            yield target, made if isinstance(made, ArtemError) else _encoded(target, made)


def _read(targets: Mapping[Path, Path]) -> Generator[tuple[Path, Pixels | ArtemError]]:
    """Each picture, or why there is none, with what it becomes."""
    for picture, target in targets.items():
        try:
            yield target, read_picture(picture)
        except ArtemError as error:
            yield target, error


def _painted(
    pictures: Iterable[tuple[Path, Pixels | ArtemError]], paint: Paint
) -> Generator[tuple[Path, Pixels | ArtemError]]:
    for target, picture in pictures:
        try:
            yield target, picture if isinstance(picture, ArtemError) else paint(picture)
        except ArtemError as error:
            yield target, error


def _encoded(target: Path, pixels: Pixels) -> bytes | ArtemError:
    try:
        return encoded(target, pixels)
    except ArtemError as error:
        return error
