from __future__ import annotations

import hashlib

import numpy as np
import pytest

from artem.capture import demo
from artem.capture.demo import render


def fingerprint(index: int, width: int = 320, height: int = 240) -> str:
    return hashlib.sha256(render(index, width, height).tobytes()).hexdigest()


def test_a_frame_is_the_same_whenever_it_is_drawn() -> None:
    first = [fingerprint(index) for index in (0, 7, 400)]
    demo._scene.cache_clear()
    assert [fingerprint(index) for index in (400, 7, 0)] == first[::-1]


def test_it_moves() -> None:
    assert len({fingerprint(index) for index in range(5)}) == 5


@pytest.mark.parametrize("size", [(640, 480), (1920, 1080), (480, 854), (17, 9)])
def test_it_fits_every_size(size: tuple[int, int]) -> None:
    pixels = render(3, *size)
    assert pixels.shape == (size[1], size[0], 3)
    assert pixels.dtype == np.uint8
    assert pixels.std() > 20
