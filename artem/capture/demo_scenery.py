"""What the demo is painted from: the still landscape, and the figures that move over it.

Painted once for a size, larger than needed, and scaled down: that makes smooth edges. Sizes are
in units of a 480 pixel high picture.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from artem.frame import Pixels
from artem.opencv import cv2

Colour = tuple[int, int, int]
Point = tuple[float, float]
Points = NDArray[np.float64]

FINE = 2
"""How much larger the landscape and the figures are painted."""

HORIZON, SHORE = 0.54, 0.78
"""Of the height, from the top."""

SUN = (0.72, 0.40)
"""Of the width and of the height."""

_SKY: tuple[tuple[float, Colour], ...] = (
    (0.0, (38, 84, 160)),
    (0.45, (108, 168, 214)),
    (0.8, (250, 208, 150)),
    (1.0, (255, 178, 120)),
)
_SEA: tuple[tuple[float, Colour], ...] = (
    (0.0, (226, 178, 140)),
    (0.12, (96, 158, 176)),
    (1.0, (18, 74, 112)),
)
_LETTERS: tuple[tuple[tuple[float, float], ...], ...] = (
    ((0.0, 1.0), (0.38, 0.0), (0.76, 1.0)),  # A
    ((0.16, 0.64), (0.62, 0.64)),
    ((1.0, 0.38), (1.0, 1.0)),  # r
    ((1.0, 0.58), (1.14, 0.42), (1.34, 0.42)),
    ((1.64, 0.1), (1.64, 0.84), (1.76, 1.0), (1.92, 0.96)),  # t
    ((1.46, 0.4), (1.88, 0.4)),
    ((2.14, -0.02), (2.08, 0.22)),  # '
    ((2.98, 0.02), (2.44, 0.02), (2.44, 1.0), (3.0, 1.0)),  # E
    ((2.44, 0.5), (2.88, 0.5)),
    ((3.28, 0.4), (3.28, 1.0)),  # m
    ((3.28, 0.56), (3.4, 0.42), (3.54, 0.42), (3.62, 0.56), (3.62, 1.0)),
    ((3.62, 0.56), (3.74, 0.42), (3.88, 0.42), (3.98, 0.56), (3.98, 1.0)),
)
"""Strokes, in heights of a letter, so that no font is needed."""


@dataclass(frozen=True, eq=False)
class Figure:
    """Something to lay over a picture: its colours times its cover, and what it lets through."""

    paint: NDArray[np.uint16]
    through: NDArray[np.uint16]

    def lay(self, picture: Pixels, x: float, y: float) -> None:
        """Put it into the picture with its middle at (x, y); what falls outside is cut off."""
        height, width = self.paint.shape[:2]
        left, top = round(x - width / 2), round(y - height / 2)
        a, b = max(0, top), min(picture.shape[0], top + height)
        c, d = max(0, left), min(picture.shape[1], left + width)
        if a < b and c < d:
            part = (slice(a - top, b - top), slice(c - left, d - left))
            under = picture[a:b, c:d]
            under[:] = (under * self.through[part] + self.paint[part]) >> 8


class Canvas:
    """Draws in units, with a cover that follows what is drawn."""

    def __init__(self, width: float, height: float, unit: float) -> None:
        self.scale = unit * FINE
        self.size = (max(1, round(width * unit)), max(1, round(height * unit)))
        shape = (self.size[1] * FINE, self.size[0] * FINE)
        self.pixels = np.zeros((*shape, 3), np.uint8)
        self.cover = np.zeros(shape, np.uint8)

    def _point(self, x: float, y: float) -> tuple[int, int]:
        return round(x * self.scale), round(y * self.scale)

    def blob(
        self, at: Point, radii: Point, colour: Colour, *, turn: float = 0, cover: int = 255
    ) -> None:
        """A filled ellipse."""
        middle, reach = self._point(*at), self._point(*radii)
        cv2.ellipse(self.pixels, middle, reach, turn, 0, 360, colour, -1)
        cv2.ellipse(self.cover, middle, reach, turn, 0, 360, (cover,), -1)

    def smile(self, at: Point, radii: Point, colour: Colour, thick: float) -> None:
        """The lower half of an ellipse's line."""
        middle, reach = self._point(*at), self._point(*radii)
        cv2.ellipse(self.pixels, middle, reach, 0, 20, 160, colour, self._thick(thick))

    def shape(self, points: Points, colour: Colour) -> None:
        """A filled outline."""
        outline = np.rint(points * self.scale).astype(np.int32)
        cv2.fillPoly(self.pixels, [outline], colour)
        cv2.fillPoly(self.cover, [outline], (255,))

    def stroke(self, points: Points, colour: Colour, thick: float) -> None:
        """A line with round ends."""
        line = np.rint(points * self.scale).astype(np.int32)
        cv2.polylines(self.pixels, [line], False, colour, self._thick(thick))
        cv2.polylines(self.cover, [line], False, (255,), self._thick(thick))

    def _thick(self, thick: float) -> int:
        return max(1, round(thick * self.scale))

    def picture(self) -> Pixels:
        """What was drawn, at its size."""
        small: Pixels = cv2.resize(self.pixels, self.size, interpolation=cv2.INTER_AREA)  # type: ignore[assignment]
        return small

    def figure(self, soft: int = 0) -> Figure:
        """What was drawn as something to lay over pictures; `soft` blurs its edge by so much."""
        cover = self.cover
        if soft:
            width = 2 * round(soft * self.scale / 2) + 1
            cover = cv2.blur(cv2.blur(cover, (width, width)), (width, width))  # type: ignore[assignment]
        cover = cv2.resize(cover, self.size, interpolation=cv2.INTER_AREA)  # type: ignore[assignment]
        share = cover.astype(np.uint16)[..., None] * 256 // 255
        return Figure((self.picture() * share).astype(np.uint16), 256 - share)


def landscape(width: int, height: int) -> Pixels:
    """Sky, sun, mountains, sea and a flowery hill."""
    unit = height / 480
    canvas = Canvas(width / unit, 480, unit)
    chance = np.random.RandomState(7)  # a stream that numpy promises never to change
    wide = width / unit
    _sky(canvas)
    _mountains(canvas, chance, wide, 62, ((132, 124, 168), (196, 176, 190)))
    _mountains(canvas, chance, wide, 34, ((86, 96, 142), (120, 120, 158)))
    _sea(canvas)
    _hill(canvas, chance, wide)
    _sign(canvas, wide - 172, 405)
    picture = canvas.picture()
    return _grained(picture, chance)


def _gradient(stops: tuple[tuple[float, Colour], ...], rows: int) -> Pixels:
    at, colours = zip(*stops, strict=True)
    bands = np.array(colours, np.float64)
    steps = np.linspace(0, 1, rows)
    mixed = np.stack([np.interp(steps, at, bands[:, channel]) for channel in range(3)], axis=1)
    return mixed.astype(np.uint8)[:, None]


def _sky(canvas: Canvas) -> None:
    rows, columns = canvas.pixels.shape[:2]
    horizon = round(rows * HORIZON)
    canvas.pixels[:horizon] = _gradient(_SKY, horizon)
    y, x = np.ogrid[:horizon, :columns]
    away = np.hypot(x - SUN[0] * columns, y - SUN[1] * rows) / canvas.scale
    glow = (np.clip(1 - away / 210, 0, 1) ** 2 * 0.85)[..., None]
    sky = canvas.pixels[:horizon]
    sky[:] = sky * (1 - glow) + np.array((255, 226, 150)) * glow
    sky[away < 31] = (255, 244, 205)


def _mountains(
    canvas: Canvas,
    chance: np.random.RandomState,
    wide: float,
    high: float,
    colours: tuple[Colour, Colour],
) -> None:
    """A ridge, with its slopes lit from the sun's side."""
    shade, light = colours
    foot = 480 * HORIZON + 2
    for place in np.arange(-40, wide + 90, 46.0):
        x = place + chance.randint(-12, 13)
        tall = high * (0.45 + 0.55 * chance.randint(0, 101) / 100)
        top = (x, foot - tall)
        left, right = (x - tall * 1.35, foot), (x + tall * 1.35, foot)
        canvas.shape(np.array([left, top, right]), shade)
        fold = (x + tall * 0.12, foot - tall * 0.45)
        canvas.shape(np.array([top, fold, (x - tall * 0.1, foot), right]), light)


def _sea(canvas: Canvas) -> None:
    rows = canvas.pixels.shape[0]
    top = round(rows * HORIZON)
    canvas.pixels[top:] = _gradient(_SEA, rows - top)


def hill_cover(width: int, height: int) -> Pixels:
    """255 where the hill hides the sea, else 0; (height, width)."""
    unit = height / 480
    canvas = Canvas(width / unit, 480, unit)
    canvas.shape(_hill_outline(width / unit), (255, 255, 255))
    cover: Pixels = np.where(canvas.picture()[..., 0] > 127, 255, 0).astype(np.uint8)
    return cover


def _hill_outline(wide: float) -> Points:
    edge = [(x, _hill_top(x, wide)) for x in np.linspace(-4, wide + 4, 90)]
    return np.array([*edge, (wide + 4, 484.0), (-4.0, 484.0)])


def _hill_top(x: float, wide: float) -> float:
    """The height of the near hill's edge at x, in units from the top."""
    along = x / wide
    return 480 * SHORE + 18 * math.sin(along * 5.2 + 0.6) + 136 * (along - 0.55) ** 2 - 6


def _hill(canvas: Canvas, chance: np.random.RandomState, wide: float) -> None:
    canvas.shape(_hill_outline(wide), (74, 118, 48))
    greens = ((52, 92, 40), (96, 140, 52), (130, 166, 66), (66, 110, 44), (158, 178, 84))
    for _ in range(round(wide * 5)):
        x = chance.randint(0, round(wide * 10)) / 10
        top = _hill_top(x, wide) + 2
        y = top + (480 - top + 8) * chance.randint(0, 1001) / 1000
        near = 0.5 + (y - 370) / 110
        lean, tall = chance.randint(-30, 31) / 10 * near, (5 + chance.randint(0, 60) / 10) * near
        blade = np.array([(x, y), (x + lean * 0.4, y - tall * 0.6), (x + lean, y - tall)])
        canvas.stroke(blade, greens[chance.randint(0, len(greens))], 0.7 * near)
    petals = ((236, 72, 60), (250, 246, 236), (252, 196, 60), (190, 96, 190))
    for _ in range(round(wide / 5)):
        x = chance.randint(0, round(wide * 10)) / 10
        y = _hill_top(x, wide) + 6 + chance.randint(0, 900) / 10
        _flower(canvas, x, y, 0.5 + (y - 370) / 110, petals[chance.randint(0, len(petals))])


def _flower(canvas: Canvas, x: float, y: float, near: float, colour: Colour) -> None:
    for turn in range(5):
        angle = turn * 2 * math.pi / 5
        canvas.blob(
            (x + 2 * near * math.cos(angle), y + 2 * near * math.sin(angle)),
            (1.5 * near, 1.5 * near),
            colour,
        )
    canvas.blob((x, y), (1.2 * near, 1.2 * near), (120, 70, 30))


def _sign(canvas: Canvas, x: float, y: float) -> None:
    """A board with the name on it."""
    for post in (x + 18, x + 122):
        canvas.stroke(np.array([(post, y + 10), (post, y + 70)]), (92, 58, 34), 7)
    board = np.array([(x - 4, y - 30), (x + 146, y - 34), (x + 144, y + 26), (x, y + 24)])
    canvas.shape(board + 3, (52, 40, 30))
    canvas.shape(board, (184, 128, 74))
    for row in range(-20, 24, 11):
        canvas.stroke(np.array([(x + 2, y + row), (x + 142, y + row - 2)]), (160, 106, 58), 1.2)
    for offset, colour, thick in ((1.6, (90, 50, 26), 6.0), (0.0, (255, 244, 214), 5.0)):
        for letter in _LETTERS:
            stroke = np.array(letter) * 29 + (x + 13 + offset, y - 18 + offset)
            canvas.stroke(stroke, colour, thick)


def _grained(picture: Pixels, chance: np.random.RandomState) -> Pixels:
    """A little canvas grain: flat areas give a net nothing to hold on to."""
    grain = chance.randint(-5, 6, picture.shape[:2])[..., None]
    grained: Pixels = np.clip(picture + grain, 0, 255).astype(np.uint8)
    return grained


def cloud(unit: float, seed: int) -> Figure:
    """A soft heap."""
    chance = np.random.RandomState(seed)
    canvas = Canvas(190, 84, unit)
    canvas.pixels[:] = (255, 236, 220)
    puffs = [
        (95 + 4 * chance.randint(-14, 15), 26 + chance.randint(0, 26), chance.randint(13, 25))
        for _ in range(11)
    ]
    for shift, colour in ((6, (214, 190, 204)), (0, (255, 246, 236))):
        for x, y, r in puffs:
            canvas.blob((x, y + shift), (r * 1.25, r * 0.85), colour, cover=215)
    return canvas.figure(soft=7)


def balloon(unit: float, radius: float, one: Colour, other: Colour, *, awake: bool) -> Figure:
    """A striped balloon with a face."""
    r = radius
    canvas = Canvas(r * 2.2, r * 3.4, unit)
    x, y = r * 1.1, r * 1.1
    for side in (-1, 1):
        ropes = np.array([(x + side * r * 0.55, y + r * 0.8), (x + side * r * 0.2, y + r * 1.75)])
        canvas.stroke(ropes, (86, 60, 44), max(0.8, r * 0.03))
    for share, colour in ((1.0, one), (0.78, other), (0.46, one), (0.16, other)):
        canvas.blob((x, y), (r * share, r), colour)
        neck = [(x - r * share * 0.92, y + r * 0.38), (x - r * share * 0.3, y + r * 1.38)]
        mirrored = [(2 * x - a, b) for a, b in reversed(neck)]
        canvas.shape(np.array(neck + mirrored), colour)
    _shade(canvas)
    _face(canvas, x, y + r * 0.08, r * 0.62, awake=awake)
    basket = np.array([(-0.26, 1.72), (0.26, 1.72), (0.2, 2.15), (-0.2, 2.15)]) * r + (x, y)
    canvas.shape(basket, (150, 98, 52))
    canvas.stroke(basket[:2], (104, 62, 34), r * 0.08)
    return canvas.figure()


def sunflower(unit: float, *, awake: bool) -> Figure:
    """A flower with a face."""
    canvas = Canvas(116, 116, unit)
    for ring, (colour, reach) in enumerate((((226, 142, 22), 38), ((255, 204, 50), 35))):
        for petal in range(16):
            turn = petal * 22.5 + ring * 11.25
            angle = math.radians(turn)
            x, y = 58 + reach * math.cos(angle), 58 + reach * math.sin(angle)
            canvas.blob((x, y), (19, 7.5), colour, turn=turn)
    canvas.blob((58, 58), (30, 30), (104, 60, 28))
    canvas.blob((58, 58), (26.5, 26.5), (226, 164, 92))
    _face(canvas, 58, 56, 24, awake=awake)
    return canvas.figure()


def boat(unit: float) -> Figure:
    """A sailing boat."""
    canvas = Canvas(96, 104, unit)
    canvas.stroke(np.array([(48, 6), (48, 84)]), (84, 54, 34), 2.4)
    canvas.shape(np.array([(51, 8), (51, 76), (86, 72), (70, 34)]), (250, 240, 222))
    canvas.shape(np.array([(45, 14), (45, 76), (14, 74)]), (222, 70, 52))
    canvas.shape(np.array([(51, 46), (76, 44), (82, 58), (51, 61)]), (238, 160, 60))
    canvas.shape(np.array([(8, 80), (90, 78), (78, 98), (22, 98)]), (128, 44, 38))
    canvas.stroke(np.array([(8, 80), (90, 78)]), (246, 216, 160), 3)
    return canvas.figure()


def _shade(canvas: Canvas) -> None:
    """Darker away from the sun, which stands to the right."""
    columns = canvas.pixels.shape[1]
    light = np.interp(np.arange(columns), [0, columns * 0.62, columns], [0.62, 1.0, 0.9])
    canvas.pixels[:] = canvas.pixels * light[:, None]


def _face(canvas: Canvas, x: float, y: float, r: float, *, awake: bool) -> None:
    dark = (44, 26, 30)
    for side in (-1, 1):
        eye = x + side * r * 0.42
        canvas.blob((x + side * r * 0.66, y + r * 0.26), (r * 0.17, r * 0.12), (240, 122, 104))
        if awake:
            canvas.blob((eye, y - r * 0.16), (r * 0.21, r * 0.27), (255, 252, 244))
            canvas.blob((eye + r * 0.05, y - r * 0.11), (r * 0.115, r * 0.16), dark)
            canvas.blob((eye + r * 0.09, y - r * 0.18), (r * 0.045, r * 0.05), (255, 255, 255))
        else:
            canvas.smile((eye, y - r * 0.18), (r * 0.2, r * 0.12), dark, r * 0.08)
    canvas.smile((x, y + r * 0.2), (r * 0.42, r * 0.36), dark, r * 0.11)
