"""How far a film is: pictures, rate and the time that is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text


class _Rate(ProgressColumn):
    """Pictures a second."""

    def render(self, task: Task) -> Text:
        """Of the last half minute."""
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:.1f} a second")


class FilmProgress:
    """A bar for every film that is being painted; to be used in a `with`."""

    def __init__(self, console: Console) -> None:
        self._bars = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TextColumn("{task.completed} of {task.total}"),
            _Rate(),
            TimeRemainingColumn(),
            console=console,
        )

    @contextmanager
    def film(self, name: str, pictures: int, done: int) -> Iterator[Callable[[int], None]]:
        """A film's bar. Gives what is to be called with how many more pictures are painted.

        done: pictures that were painted before.
        """
        bar = self._bars.add_task(name, total=pictures, completed=done)
        try:
            yield lambda more: self._bars.advance(bar, more)
        finally:
            self._bars.remove_task(bar)

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bars.stop()
