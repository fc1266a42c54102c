"""How far a film is: pictures, rate, the time that is left, and what it looks like."""

from __future__ import annotations

from collections.abc import Iterable
from time import monotonic
from typing import Self

from rich.console import Console, RenderableType
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from artem.cli.preview import Preview, can_preview
from artem.frame import Pixels
from artem.pipeline.limits import RateLimit

_A_SECOND = 2  # times that it is drawn anew


class _Rate(ProgressColumn):
    """Pictures a second."""

    def render(self, task: Task) -> Text:
        """Of the last half minute."""
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:.1f} a second")


class _Bar(Progress):
    """A bar below a picture."""

    preview: Preview | None = None

    def get_renderables(self) -> Iterable[RenderableType]:
        """The picture, where there is one, and the bar."""
        if self.preview is not None:
            yield self.preview
        yield from super().get_renderables()


class FilmProgress:
    """A bar while a film is painted; to be used in a `with`.

    Over it the terminal shows the picture that was just painted, as well as it can.
    """

    def __init__(
        self, name: str, pictures: int, done: int, console: Console, *, quiet: bool = False
    ) -> None:
        """done: pictures that were painted before. quiet: show nothing."""
        self._console = console
        self._shows = not quiet and can_preview(console)
        self._rate = RateLimit(_A_SECOND)
        self._bar = _Bar(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TextColumn("{task.completed} of {task.total}"),
            _Rate(),
            TimeRemainingColumn(),
            console=console,
            refresh_per_second=_A_SECOND,
            disable=quiet,
        )
        self._task = self._bar.add_task(name, total=pictures, completed=done)

    def advance(self, pixels: Pixels) -> None:
        """Another picture is done: (H, W, 3) uint8 RGB."""
        self._bar.advance(self._task)
        if self._shows and self._rate.admits(monotonic()):
            self._bar.preview = Preview(pixels, self._console)
            self._bar.refresh()

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.preview = None
        self._bar.stop()
