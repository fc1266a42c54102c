"""How far a film is: pictures, rate and the time that is left."""

from __future__ import annotations

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
    """A bar while a film is painted; to be used in a `with`."""

    def __init__(self, name: str, pictures: int, done: int, console: Console) -> None:
        """done: pictures that were painted before."""
        self._bar = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TextColumn("{task.completed} of {task.total}"),
            _Rate(),
            TimeRemainingColumn(),
            console=console,
        )
        self._task = self._bar.add_task(name, total=pictures, completed=done)

    def advance(self) -> None:
        """Another picture is done."""
        self._bar.advance(self._task)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()
