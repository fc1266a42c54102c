"""Pictures of a folder: the next one is read, and the one before encoded, while one is painted."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping
from pathlib import Path
from threading import Condition
from typing import Self

from artem.engine.painter import Painter
from artem.errors import ArtemError
from artem.films.ahead import Ahead
from artem.frame import Pixels
from artem.look import Look
from artem.output.picture_file import encoded
from artem.pictures import read_picture

OnShare = Callable[[float], None]
Paint = Callable[[Pixels, OnShare], Pixels]

_LARGE = 3 * 20_000_000  # numbers of a picture; of smaller ones several fit into memory


def in_look(painter: Painter, look: Look) -> Paint:
    """What paints in a look. Raises as `Painter.painting` does."""
    painting = painter.painting(look)

    def paint(pixels: Pixels, on_share: OnShare) -> Pixels:
        return painter.paint_picture(pixels, painting, on_share)

    return paint


def painted_files(
    targets: Mapping[Path, Path], paint: Paint, on_share: OnShare = lambda _: None
) -> Generator[tuple[Path, bytes | ArtemError]]:
    """What the file of each painting holds, or why there is none, in order.

    targets: what each picture becomes, whose ending says the format. Nothing is written.
    on_share: how much of a large picture is painted, 0 to 1, told from another thread.
    Closed amid a picture, that picture is given up.
    """
    pace = _Pace(on_share)
    with (
        Ahead(_read(targets, pace), "artem-read") as read,
        Ahead(_painted(read, paint, pace), "artem-paint") as painted,
        pace,
    ):
        for target, made in painted:
            yield target, made if isinstance(made, ArtemError) else _encoded(target, made)
            del made  # it may be large
            pace.done()


class _Stopped(Exception):
    """Nobody waits for the picture any more."""


class _Pace:
    """How far the pictures are, for those who work ahead; to be used in a `with`.

    After its end nobody waits for more.
    """

    def __init__(self, on_share: OnShare) -> None:
        self._on_share = on_share
        self._changed = Condition()
        self._done = 0
        self._over = False

    def on_share(self, share: float) -> None:
        """So much of a picture is painted. Raises _Stopped."""
        if self._over:
            raise _Stopped
        self._on_share(share)

    def done(self) -> None:
        """A picture was taken, and the next one is asked for."""
        with self._changed:
            self._done += 1
            self._changed.notify_all()

    def wait_for(self, pictures: int) -> None:
        """Return when so many are done, or none will be."""
        with self._changed:
            self._changed.wait_for(lambda: self._done >= pictures or self._over)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with self._changed:
            self._over = True
            self._changed.notify_all()


def _read(targets: Mapping[Path, Path], pace: _Pace) -> Generator[tuple[Path, Pixels | ArtemError]]:
    """Each picture, or why there is none, with what it becomes; large ones go one by one."""
    for number, (path, target) in enumerate(targets.items(), start=1):
        try:
            picture = read_picture(path)
        except ArtemError as error:
            yield target, error
            continue
        size = picture.size
        yield target, picture
        del picture
        if size > _LARGE:
            pace.wait_for(number)


def _painted(
    pictures: Iterable[tuple[Path, Pixels | ArtemError]], paint: Paint, pace: _Pace
) -> Generator[tuple[Path, Pixels | ArtemError]]:
    for target, picture in pictures:
        made: Pixels | ArtemError
        try:
            made = picture if isinstance(picture, ArtemError) else paint(picture, pace.on_share)
        except ArtemError as error:
            made = error
        del picture
        yield target, made
        del made


def _encoded(target: Path, pixels: Pixels) -> bytes | ArtemError:
    try:
        return encoded(target, pixels)
    except ArtemError as error:
        return error
