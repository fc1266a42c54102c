"""A source that is always there: a painted seaside, in motion."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from artem.capture import demo_scenery as scenery
from artem.capture.base import Source, SourceInfo, not_open
from artem.capture.demo_scenery import Figure
from artem.capture.pacing import Ticks
from artem.frame import Frame, Pixels
from artem.opencv import cv2

RED, CREAM, BLUE, GOLD = (206, 58, 52), (250, 232, 200), (44, 98, 156), (244, 178, 56)
FRACTION = 4
"""Binary digits after the point in drawn coordinates: slow lines glide instead of jumping."""


class DemoSource(Source):
    """Draws the scene at a steady rate; the same pictures everywhere."""

    def __init__(self, width: int = 640, height: int = 480, fps: float = 30.0) -> None:
        self._size = (width, height)
        self._fps = fps
        self._ticks: Ticks | None = None

    @property
    def name(self) -> str:
        """Always "demo"."""
        return "demo"

    def open(self) -> SourceInfo:
        """Paint the landscape."""
        _scene(*self._size)
        self._ticks = Ticks(self._fps)
        return SourceInfo("demo", self.name, *self._size, self._fps, "RGB")

    def read(self) -> Frame:
        """The scene at its next moment; late readers see it moved on."""
        if self._ticks is None:
            raise not_open(self.name)
        index, wait = self._ticks.next(time.monotonic())
        time.sleep(wait)
        captured = time.monotonic()
        return Frame(render(index, *self._size), index, captured)

    def close(self) -> None:
        """Nothing is held."""
        self._ticks = None


@dataclass(frozen=True, eq=False)
class _Scene:
    """Everything painted beforehand for one size. Figures that blink are pairs: open, closed."""

    unit: float
    landscape: Pixels
    hill: Pixels
    clouds: tuple[Figure, ...]
    balloons: tuple[tuple[Figure, Figure], ...]
    flower: tuple[Figure, Figure]
    boat: Figure


@lru_cache(maxsize=2)
def _scene(width: int, height: int) -> _Scene:
    unit = height / 480
    striped = ((52, RED, CREAM), (34, BLUE, GOLD), (21, (112, 62, 130), (246, 150, 120)))
    return _Scene(
        unit,
        scenery.landscape(width, height),
        scenery.hill_cover(width, height),
        tuple(scenery.cloud(unit, seed) for seed in (3, 5, 11)),
        tuple(
            (
                scenery.balloon(unit, radius, one, other, awake=True),
                scenery.balloon(unit, radius, one, other, awake=False),
            )
            for radius, one, other in striped
        ),
        (scenery.sunflower(unit, awake=True), scenery.sunflower(unit, awake=False)),
        scenery.boat(unit),
    )


def render(index: int, width: int, height: int) -> Pixels:
    """Frame `index` of the scene, (height, width, 3) uint8 RGB."""
    scene = _scene(width, height)
    picture = scene.landscape.copy()
    wide = width / scene.unit
    _draw_clouds(picture, scene, index, wide)
    _draw_waves(picture, scene.unit, index, wide)
    _draw_glitter(picture, scene.unit, index, wide)
    _draw_boat(picture, scene, index, wide)
    cv2.copyTo(scene.landscape, scene.hill, picture)  # the hill stands before the sea
    _draw_birds(picture, scene.unit, index, wide)
    _draw_balloons(picture, scene, index, wide)
    _draw_flowers(picture, scene, index)
    return picture


def _draw_clouds(picture: Pixels, scene: _Scene, index: int, wide: float) -> None:
    for number, (figure, y, speed) in enumerate(
        zip(scene.clouds, (62, 118, 170), (0.7, 0.45, 0.3), strict=True)
    ):
        x = (index * speed + number * 260 + 60) % (wide + 200) - 100
        figure.lay(picture, x * scene.unit, y * scene.unit)


def _draw_balloons(picture: Pixels, scene: _Scene, index: int, wide: float) -> None:
    places = ((0.23, 150, 16, 150), (0.5, 96, 12, 110), (0.88, 74, 9, 190))
    for number, (along, y, swing, period) in enumerate(places):
        turn = 2 * math.pi * index / period + number * 2
        x = along * wide + 1.6 * swing * math.sin(turn * 0.5)
        figure = scene.balloons[number][_blinks(index, number)]
        figure.lay(picture, x * scene.unit, (y + swing * math.sin(turn)) * scene.unit)


def _draw_flowers(picture: Pixels, scene: _Scene, index: int) -> None:
    for number, (foot, y) in enumerate(((66, 372), (164, 404))):
        lean = 9 * math.sin(2 * math.pi * index / 100 + number * 1.4)
        bend = np.array([(foot, 486), (foot + lean * 0.2, (y + 480) / 2), (foot + lean, y)])
        _line(picture, bend * scene.unit, (58, 104, 44), round(6 * scene.unit))
        figure = scene.flower[_blinks(index, number + 3)]
        figure.lay(picture, (foot + lean) * scene.unit, y * scene.unit)


def _draw_boat(picture: Pixels, scene: _Scene, index: int, wide: float) -> None:
    x = (index * 0.9 + 0.5 * wide) % (wide + 120) - 60
    y = 296 + 3 * math.sin(2 * math.pi * index / 54)
    scene.boat.lay(picture, x * scene.unit, y * scene.unit)
    foam = np.array([(x - 44, y + 48), (x - 18, y + 50), (x + 12, y + 49), (x + 38, y + 48)])
    _line(picture, foam * scene.unit, (236, 240, 232), round(2.4 * scene.unit))


def _draw_waves(picture: Pixels, unit: float, index: int, wide: float) -> None:
    x = np.linspace(-10, wide + 10, 49)
    for row in range(8):
        depth = (row + 0.6) / 8
        y = 480 * scenery.HORIZON + 4 + 118 * depth**1.4
        swell = (0.8 + 3.2 * depth) * np.sin(x / (16 + 34 * depth) + index * 0.09 + row * 2.1)
        colour = (150 - 60 * depth, 196 - 50 * depth, 200 - 36 * depth)
        _line(picture, np.stack([x, y + swell], axis=1) * unit, colour, 1)


def _draw_glitter(picture: Pixels, unit: float, index: int, wide: float) -> None:
    """The sun's path on the sea."""
    for row in range(17):
        y = 480 * scenery.HORIZON + 3 + row * 6.4
        sparkle = 0.5 + 0.5 * math.sin(index * 0.21 + row * 2.4)
        half = (7 + row * 1.5) * (0.35 + sparkle)
        middle = scenery.SUN[0] * wide + 5 * math.sin(index * 0.07 + row)
        ends = np.array([(middle - half, y), (middle + half, y)])
        _line(picture, ends * unit, (255, 222, 150), max(1, round(1.6 * unit)))


def _draw_birds(picture: Pixels, unit: float, index: int, wide: float) -> None:
    for bird in range(5):
        x = (index * 1.3 + bird * 23 + (bird % 2) * 9) % (wide + 160) - 80
        y = 196 + abs(bird - 2) * 11 + 5 * math.sin(index * 0.05 + bird)
        beat = 6 * math.sin(index * 0.33 + bird * 1.7)
        wings = np.array(
            [(-11, -beat), (-5, -beat * 0.6 - 2), (0, 0), (5, -beat * 0.6 - 2), (11, -beat)]
        )
        _line(picture, (wings + np.array((x, y))) * unit, (48, 44, 62), max(1, round(2 * unit)))


def _blinks(index: int, number: int) -> bool:
    return (index + 60 + 37 * number) % 110 < 5


def _line(
    picture: Pixels, points: scenery.Points, colour: tuple[float, float, float], thick: int
) -> None:
    fixed = np.rint(points * (1 << FRACTION)).astype(np.int32)
    cv2.polylines(picture, [fixed], False, colour, max(1, thick), cv2.LINE_AA, FRACTION)
