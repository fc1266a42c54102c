"""How far pictures are."""

from __future__ import annotations

from threading import Condition
from typing import Self

from rich.console import Console
from rich.progress import Progress

_PAINTING = 0.9  # share of the work; the rest is writing


class Stopped(Exception):
    """Nobody waits for the picture any more."""


class PictureProgress:
    """A bar while pictures are painted and written; to be used in a `with`.

    After its end nobody waits for more: a picture that is being painted is given up.
    """

    def __init__(self, pictures: int) -> None:
        self._bar = Progress(console=Console(stderr=True))
        self._task = self._bar.add_task("Painting", total=pictures)
        self._changed = Condition()
        self._painted = 0
        self._done = 0
        self._over = False

    def on_share(self, share: float) -> None:
        """So much of a picture is painted, 0 to 1. Raises Stopped."""
        with self._changed:
            if self._over:
                raise Stopped
            self._show(share)

    def painted(self) -> None:
        """A picture is painted."""
        with self._changed:
            self._painted += 1
            self._show(0.0)

    def done(self) -> None:
        """A picture is written."""
        with self._changed:
            self._done += 1
            self._show(0.0)
            self._changed.notify_all()

    def wait_for(self, pictures: int) -> None:
        """Return when so many are done, or none will be."""
        with self._changed:
            self._changed.wait_for(lambda: self._done >= pictures or self._over)

    def _show(self, share: float) -> None:
        waiting = self._painted - self._done
        self._bar.update(self._task, completed=self._done + _PAINTING * (waiting + share))

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._changed:
            self._over = True
            self._changed.notify_all()
        self._bar.stop()
