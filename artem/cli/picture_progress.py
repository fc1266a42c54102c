"""How far pictures are."""

from __future__ import annotations

from typing import Self

from rich.console import Console
from rich.progress import Progress

_PAINTING = 0.9  # share of the work; the rest is writing


class PictureProgress:
    """A bar while pictures are painted and written; to be used in a `with`."""

    def __init__(self, pictures: int) -> None:
        self.console = Console(stderr=True)
        self._bar = Progress(console=self.console)
        self._task = self._bar.add_task("Painting", total=pictures)
        self._done = 0

    def on_share(self, share: float) -> None:
        """So much of a picture is painted, 0 to 1; any thread."""
        self._bar.update(self._task, completed=self._done + _PAINTING * share)

    def done(self) -> None:
        """A picture is written."""
        self._done += 1
        self._bar.update(self._task, completed=self._done)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()
