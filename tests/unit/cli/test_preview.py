"""Pictures in a terminal."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator

import numpy as np
import pytest
from rich.console import Console

from artem.cli.preview import Preview, can_preview
from artem.frame import Pixels
from tests.conftest import make_picture

TRUE_COLOURS = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
CELL = re.compile(r"\x1b\[38;2;(\d+);(\d+);(\d+);48;2;(\d+);(\d+);(\d+)m▀")


def shown(pixels: Pixels, width: int = 100, height: int = 40) -> list[str]:
    """The lines of a terminal of so many columns and rows."""
    told = io.StringIO()
    console = Console(
        file=told, force_terminal=True, color_system="truecolor", width=width, height=height
    )
    console.print(Preview(pixels, console), end="")
    return told.getvalue().splitlines()


def pixels_of(lines: list[str]) -> Pixels:
    """What a person sees."""
    cells = np.array([CELL.findall(line) for line in lines]).astype(np.uint8)
    rows, columns = cells.shape[:2]
    return cells.reshape(rows, columns, 2, 3).swapaxes(1, 2).reshape(2 * rows, columns, 3)


def test_a_picture_is_shown_pixel_for_pixel() -> None:
    picture = make_picture(24, 40)
    np.testing.assert_array_equal(pixels_of(shown(picture)), picture)


@pytest.mark.parametrize(
    ("size", "terminal", "seen"),
    [
        ((1080, 1920), (100, 40), (22, 40)),
        ((1920, 1080), (100, 40), (24, 13)),
        ((16, 16), (100, 40), (24, 24)),
        ((1080, 1920), (20, 40), (10, 20)),
        ((1080, 1920), (100, 10), (14, 24)),
        ((16, 16384), (100, 40), (2, 40)),
        ((16384, 16), (100, 40), (24, 1)),
    ],
)
def test_it_is_small_and_in_its_shape(
    size: tuple[int, int], terminal: tuple[int, int], seen: tuple[int, int]
) -> None:
    assert pixels_of(shown(np.zeros((*size, 3), np.uint8), *terminal)).shape == (*seen, 3)


def test_a_terminal_too_low_shows_none() -> None:
    assert shown(make_picture(48, 64), height=6) == []


@pytest.fixture
def terminal() -> Iterator[io.TextIOWrapper]:
    pty = pytest.importorskip("pty")
    near, far = pty.openpty()
    with os.fdopen(far, "w", encoding="utf-8") as file:
        yield file
    os.close(near)


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
@pytest.mark.parametrize(
    ("environment", "can"),
    [
        (TRUE_COLOURS, True),
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "xterm"}, False),
        ({"TERM": "dumb"}, False),
        (TRUE_COLOURS | {"NO_COLOR": "1"}, False),
    ],
)
def test_only_where_colours_are(
    terminal: io.TextIOWrapper, environment: dict[str, str], can: bool
) -> None:
    assert can_preview(Console(file=terminal, _environ=environment)) == can


def test_no_letters_for_it_or_nobody_there(terminal: io.TextIOWrapper) -> None:
    terminal.reconfigure(encoding="ascii")
    assert not can_preview(Console(file=terminal, _environ=TRUE_COLOURS))
    piped = Console(file=io.StringIO(), force_terminal=True, _environ=TRUE_COLOURS)
    assert not can_preview(piped)
