"""A small picture in a terminal: two pixels in each character, in colours."""

from __future__ import annotations

from collections.abc import Iterator

from rich.color import Color
from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.style import Style

from artem.engine.fit import resize
from artem.frame import Pixels

_COLUMNS, _ROWS = 40, 12  # characters, at most; one is about twice as high as wide
_LEAST_ROWS = 4
_KEPT_ROWS = 3  # of the terminal, for what stands below
_UPPER_HALF = "\N{UPPER HALF BLOCK}"


def can_preview(console: Console) -> bool:
    """Whether somebody is there to see it, in colours and letters enough."""
    return (
        console.is_terminal
        and console.file.isatty()
        and not console.is_dumb_terminal
        and not console.no_color
        and console.color_system in ("256", "truecolor")
        and not console.options.ascii_only
    )


class Preview:
    """A picture as rich shows it; nothing where the terminal is too low for it."""

    def __init__(self, pixels: Pixels, console: Console) -> None:
        """pixels: (H, W, 3) uint8 RGB. console: where it will be shown."""
        width, height = console.size
        rows = min(_ROWS, height - _KEPT_ROWS)
        self._small = _fitted(pixels, min(_COLUMNS, width), rows) if rows >= _LEAST_ROWS else None

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        del console, options
        if self._small is not None:
            yield from _half_blocks(self._small)


def _fitted(pixels: Pixels, columns: int, rows: int) -> Pixels:
    """The picture in its shape: two of its rows for each of the terminal's."""
    height, width = pixels.shape[:2]
    factor = min(columns / width, 2 * rows / height)
    return resize(pixels, (max(1, int(width * factor)), 2 * max(1, int(height * factor / 2))))


def _half_blocks(pixels: Pixels) -> Iterator[Segment]:
    for above, below in zip(pixels[::2], pixels[1::2], strict=True):
        for upper, lower in zip(above.tolist(), below.tolist(), strict=True):
            style = Style(color=Color.from_rgb(*upper), bgcolor=Color.from_rgb(*lower))
            yield Segment(_UPPER_HALF, style)
        yield Segment.line()
