"""The canvas: fixed patterns that a net may paint by, the same under every frame.

A net that sees nothing but the picture has nothing to place its marks by where the picture is even:
all it can draw there is its own grid. Ulyanov et al. 2016 (*Texture networks*, section 3.1) give
their generator noise for that. Here it is noise and what marks are often laid out by: cells, dots
in rows, and strokes in one direction. They lie still, so that a still scene stays still.

Trained nets go by these patterns: another number or another order of them spoils every net file.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from artem.nets.shapes import CANVAS_PATTERNS, CANVAS_PERIOD

Place = tuple[int, int]
"""Pixels down and right, of what lies under the picture's first pixel."""

CORNER: tuple[Place, ...] = ((0, 0),)
"""Where all frames lie."""

_FINE = 2  # pixels from one sample to the next
_CELLS = (8, 16, 32, 64)  # pixels across, dividing the period
_JITTER = 0.28  # of a cell, from its place in the rows
_LINE = 0.22  # of a cell: width of the lines between cells
_COLOURS = 3  # numbers that a cell has to itself
_ROWS = ((51, 14), (51, -14), (53, 0), (37, 37))  # dots: waves a period, down and right
_ROW_SCALES = (0.5, 1.0, 2.0)
_STROKE_ANGLES = (20.0, -26.0, 66.0, -69.0)  # degrees
_STROKE_WAVES = (4.3, 8.6)  # pixels from stroke to stroke
_NOISE_WAVES = (4.0, 8.0, 16.0)


class Canvas(nn.Module):
    """What a net makes of the patterns for one of its maps, to be added to it.

    margin: where a frame is two views, one above the other, pixels below the first and above the
    second of them. Both views then lie on the same place.
    """

    _folded: Tensor | None

    def __init__(self, channels: int, step: int) -> None:
        """step: pixels that one position of the map spans, 2 or a multiple of it."""
        super().__init__()
        self.step = step
        self.margin: int | None = None
        self.weight = nn.Parameter(torch.zeros(channels, CANVAS_PATTERNS, 3, 3))
        self.register_buffer("_folded", None, persistent=False)

    def fold(self) -> None:
        """Compute a period of it once; for nets that no longer learn, and lie in the corner."""
        side = CANVAS_PERIOD // self.step
        self._folded = self.rows(0, side, side).detach()

    def forward(self, x: Tensor, places: Sequence[Place] = CORNER) -> Tensor:
        """What lies under x, (N, C, H, W): (1, channels, H, W), as they all lie on one place.

        With several places, equal shares of x lie on each of them, and it is (N, channels, H, W).
        """
        height, width = x.shape[2:]
        if self.margin is not None:
            half, beside = height // 2, self.margin // self.step
            views = (0, half), (-beside, height - half - beside)
            return torch.cat([self.rows(*view, width) for view in views], dim=2)
        parts = [self.rows(0, height, width, place) for place in places]
        if len(parts) == 1:
            return parts[0]
        return torch.cat(parts).repeat_interleave(len(x) // len(parts), dim=0)

    def rows(self, first: int, last: int, width: int, place: Place = (0, 0)) -> Tensor:
        """(1, channels, last - first, width): some rows of what lies under a map in that place."""
        if self._folded is not None:
            assert place == (0, 0)
            return _wrapped(self._folded, first, last, 0, width)
        top, left = (offset // self.step for offset in place)
        drawn = torch.from_numpy(_patterns(self.step, *(offset % self.step for offset in place)))
        seen = _wrapped(drawn, top + first - 1, top + last + 1, left - 1, left + width + 1)
        return F.conv2d(seen.to(self.weight), self.weight)


def any_place(seed: Sequence[int]) -> Place:
    """One of all that differ."""
    down, right = np.random.default_rng(seed).integers(CANVAS_PERIOD, size=2)
    return int(down), int(right)


def forget_patterns() -> None:
    """Free the memory that they take, where nets no longer learn."""
    for kept in (_patterns, _fine_patterns, _noises):
        kept.cache_clear()


def _wrapped(period: Tensor, top: int, bottom: int, left: int, right: int) -> Tensor:
    """A part of what repeats a period, (1, C, T, T), for ever."""
    side, device = period.shape[2], period.device
    rows, columns = (
        torch.arange(first, last, device=device) % side
        for first, last in ((top, bottom), (left, right))
    )
    return period.index_select(2, rows).index_select(3, columns)


@lru_cache
def _patterns(step: int, top: int, left: int) -> np.ndarray:
    """(1, CANVAS_PATTERNS, n, n) float32: a period, sampled at this step from these pixels on."""
    fine = np.roll(
        _fine_patterns(top % _FINE, left % _FINE), (-(top // _FINE), -(left // _FINE)), (1, 2)
    )
    many, side = step // _FINE, CANVAS_PERIOD // step
    means: np.ndarray = fine.reshape(CANVAS_PATTERNS, side, many, side, many).mean((2, 4))
    return means[None]


@lru_cache
def _fine_patterns(top: int, left: int) -> np.ndarray:
    """(CANVAS_PATTERNS, n, n) float32: every other row and column.

    Their deviation is about 1; where they are sampled more coarsely, the fine ones fade.
    """
    y = np.arange(top, CANVAS_PERIOD, _FINE, dtype=np.float32)[:, None]
    x = np.arange(left, CANVAS_PERIOD, _FINE, dtype=np.float32)[None, :]
    drawn = [pattern for size in _CELLS for pattern in _cells(y, x, size)]
    for scale in _ROW_SCALES:
        drawn += [_dots(y, x, round(scale * down), round(scale * right)) for down, right in _ROWS]
    drawn += [pattern[top::_FINE, left::_FINE] for pattern in _noises()]
    return np.stack(drawn).astype(np.float32)


def _cells(y: np.ndarray, x: np.ndarray, size: int) -> Iterator[np.ndarray]:
    """Of a Voronoi diagram: its lines, how far inside a cell one is, and each cell's own numbers.

    Its sites stand in rows like bricks, each a little off its place.
    """
    count = CANVAS_PERIOD // size
    chance = np.random.RandomState(size)  # its numbers are promised to stay the same
    away = ((2 * chance.rand(2, count, count) - 1) * _JITTER).astype(np.float32)
    colours = 2 * chance.rand(_COLOURS, count * count) - 1
    row, column = (y // size).astype(int), (x // size).astype(int)
    nearest = np.full((y.size, x.size), 9, np.float32)  # squares of distances, in cells
    second, owner = nearest.copy(), np.zeros(nearest.shape, int)
    for down, right in product((-1, 0, 1), (-2, -1, 0, 1, 2)):
        i, j = row + down, column + right
        site = i % count * count + j % count
        from_y = y / size - (i + 0.5) - away[0].take(site)
        from_x = x / size - (j + 0.25 + 0.5 * (i % 2)).astype(np.float32) - away[1].take(site)
        distance = from_y**2 + from_x**2
        np.copyto(owner, site, where=distance < nearest)
        np.minimum(second, np.maximum(distance, nearest), out=second)
        np.minimum(nearest, distance, out=nearest)
    inside = np.sqrt(second) - np.sqrt(nearest)
    yield 3 * np.clip(1 - inside / _LINE, 0, 1)
    yield 4 * (inside - 0.3)
    for numbers in colours:
        yield math.sqrt(3) * numbers[owner]


def _dots(y: np.ndarray, x: np.ndarray, down: int, right: int) -> np.ndarray:
    """Dots in rows, at the tops of two waves that cross at right angles."""
    turn = 2 * np.pi / CANVAS_PERIOD
    waves: np.ndarray = np.cos(turn * (down * y + right * x))
    waves += np.cos(turn * (down * x - right * y))
    return waves


@lru_cache
def _noises() -> list[np.ndarray]:
    """A period, (T, T), of strokes in some directions, then of grain in none, by their spectra."""
    waves = np.fft.fftfreq(CANVAS_PERIOD, 1 / CANVAS_PERIOD).astype(np.float32)
    down, right = waves[:, None], waves[None, :]
    spectra = []
    for wave in _STROKE_WAVES:
        for degrees in _STROKE_ANGLES:
            many, turn = CANVAS_PERIOD / wave, math.radians(degrees)
            off = np.hypot(down - many * math.cos(turn), right + many * math.sin(turn))
            spectra.append(np.exp(-((off / (0.15 * many)) ** 2) / 2))
    for wave in _NOISE_WAVES:
        many = CANVAS_PERIOD / wave
        off = np.hypot(down, right) - many
        spectra.append(np.exp(-((off / (0.25 * many)) ** 2) / 2))
    chance, sides = np.random.RandomState(CANVAS_PERIOD), (CANVAS_PERIOD, CANVAS_PERIOD)
    made = []
    for spectrum in spectra:
        noise = np.fft.ifft2(spectrum * np.fft.fft2(chance.randn(*sides))).real
        made.append((noise / noise.std()).astype(np.float32))
    return made
