from __future__ import annotations

import itertools

import numpy as np
import pytest

from artem.frame import Frame
from artem.output.publisher import _Reel, live_bits
from artem.sound import Sound


class FakeFilm:
    """Notes what it is given."""

    def __init__(self) -> None:
        self.pictures: list[tuple[int, float]] = []
        self.silent_until: list[float] = []
        self.sounds: list[float] = []

    def picture(self, pixels: np.ndarray, at: float) -> None:
        self.pictures.append((int(pixels[0, 0, 0]), round(at, 3)))

    def silence_until(self, at: float) -> None:
        self.silent_until.append(round(at, 3))

    def sound(self, sound: Sound, at: float) -> None:
        self.sounds.append(round(at, 3))


def frame(level: int, captured: float) -> Frame:
    return Frame(np.full((2, 2, 3), level, np.uint8), level, captured)


def test_frames_come_at_their_times_and_the_last_goes_on() -> None:
    film = FakeFilm()
    reel = _Reel(film, 50.0)
    reel.show(frame(1, 50.0), 50.2)
    reel.go_on(51.1)
    reel.show(frame(2, 50.9), 51.15)
    for now in (51.2, 52.2, 53.1, 53.3):
        reel.go_on(now)
    assert film.pictures == [(1, 0.0), (2, 0.9), (2, 1.95), (2, 3.05)]


def test_pictures_wait_for_sound_only_while_there_is_any() -> None:
    film = FakeFilm()
    reel = _Reel(film, 50.0)
    reel.show(frame(1, 50.0), 50.0)
    reel.sound(Sound(np.zeros((10, 1), np.float32), 8000, 50.1))
    reel.show(frame(2, 51.0), 51.0)
    reel.show(frame(3, 53.2), 53.2)
    assert film.silent_until == [0.0, 0.5, 3.2]
    assert film.sounds == [0.1]


def test_bits_follow_the_size() -> None:
    sizes = [(64, 48), (320, 240), (640, 480), (1280, 720), (1920, 1080), (7680, 4320)]
    bits = [live_bits(size) for size in sizes]
    assert bits[3] == 2_500_000
    assert all(before < after for before, after in itertools.pairwise(bits))
    assert bits[0] == pytest.approx(300_000)
    assert bits[-1] == 8_000_000
