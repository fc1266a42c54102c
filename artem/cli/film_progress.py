"""How far films are: pictures, rate, the time that is left, and what they look like."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
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


class _Bars(Progress):
    """Bars below a picture."""

    preview: Preview | None = None

    def get_renderables(self) -> Iterable[RenderableType]:
        """The picture, where there is one, and the bars."""
        if self.preview is not None:
            yield self.preview
        yield from super().get_renderables()


class FilmProgress:
    """A bar for every film that is being painted; to be used in a `with`.

    Over them the terminal shows the picture that was just painted, as well as it can.
    """

    def __init__(self, console: Console, *, quiet: bool = False) -> None:
        """quiet: show nothing."""
        self._console = console
        self._shows = not quiet and can_preview(console)
        self._rate = RateLimit(_A_SECOND)
        self._bars = _Bars(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TextColumn("{task.completed} of {task.total}"),
            _Rate(),
            TimeRemainingColumn(),
            console=console,
            refresh_per_second=_A_SECOND,
            disable=quiet or not console.is_terminal,  # a file would get an empty line of it
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

    def show(self, pixels: Pixels) -> None:
        """A picture that is painted, (H, W, 3) uint8 RGB."""
        if self._shows and self._rate.admits(monotonic()):
            self._bars.preview = Preview(pixels, self._console)
            self._bars.refresh()

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bars.preview = None
        self._bars.stop()
