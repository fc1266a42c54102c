from __future__ import annotations

import numpy as np
import pytest

from artem.pipeline.temporal import Stabilizer
from tests.conftest import make_picture


def noisy(pixels: np.ndarray, chance: np.random.Generator, deviation: float = 2.0) -> np.ndarray:
    noise = chance.normal(0, deviation, pixels.shape)
    return (pixels + noise).round().clip(0, 255).astype(np.uint8)


def shimmer(amount: float) -> float:
    """Deviation over time of a still scene whose painting doubles the camera's noise."""
    chance = np.random.default_rng(0)
    scene = np.full((60, 81, 3), 128, np.uint8)
    stabilize = Stabilizer(amount)
    shown = []
    for _ in range(20):
        source = noisy(scene, chance)
        painted = (128 + 2 * (source.astype(int) - 128)).astype(np.uint8)
        shown.append(stabilize(source, painted).astype(float))
    return float(np.std(shown[10:], axis=0).mean())


def test_a_still_scene_is_steadied_by_the_amount_asked_for() -> None:
    none, half, full = (shimmer(amount) for amount in (0.0, 0.5, 1.0))
    assert half < 0.75 * none
    assert full < 0.45 * none


def test_nothing_is_done_by_default() -> None:
    painted = make_picture(48, 64)
    assert Stabilizer()(make_picture(48, 64, seed=1), painted) is painted


def test_what_moves_is_shown_as_it_was_painted() -> None:
    stabilize = Stabilizer(1.0)
    frames = [np.full((64, 96, 3), 60, np.uint8) for _ in range(3)]
    for index, frame in enumerate(frames):
        frame[16:48, 10 + 20 * index : 34 + 20 * index] = 200
    shown = [stabilize(frame, frame) for frame in frames]
    np.testing.assert_array_equal(shown[2], frames[2])


def test_another_size_or_a_break_begins_anew() -> None:
    stabilize = Stabilizer(1.0)
    stabilize(make_picture(48, 64), make_picture(48, 64))
    other = make_picture(33, 57, seed=3)
    np.testing.assert_array_equal(stabilize(other, other), other)
    stabilize.amount = 0.0
    stabilize(other, other)
    stabilize.amount = 1.0
    white = np.full_like(other, 255)
    np.testing.assert_array_equal(stabilize(other, white), white)


@pytest.mark.parametrize("size", [(16, 16), (17, 41), (480, 640)])
def test_any_size(size: tuple[int, int]) -> None:
    stabilize = Stabilizer(0.7)
    picture = make_picture(*size)
    for _ in range(3):
        shown = stabilize(picture, picture)
    assert shown.shape == picture.shape
    assert shown.dtype == np.uint8
    assert np.abs(shown.astype(int) - picture).max() <= 1


def test_another_style_is_there_at_once() -> None:
    stabilize = Stabilizer(1.0)
    scene, chance = make_picture(48, 64), np.random.default_rng(0)
    first, second = make_picture(48, 64), 255 - make_picture(48, 64)
    for _ in range(5):
        stabilize(noisy(scene, chance), first)
    np.testing.assert_array_equal(stabilize(noisy(scene, chance), second), second)
