from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from artem.films.steady import LOOK_AHEAD, OnePass, Painted, Steadier, TwoPass
from artem.frame import Pixels
from tests.conftest import make_picture


def _panning(count: int) -> list[Painted]:
    """A camera that moves over a scene whose painting flickers."""
    scene = make_picture(160, 300)
    chance = np.random.default_rng(1)
    pictures = []
    for at in range(count):
        source = np.ascontiguousarray(scene[:, 3 * at : 3 * at + 200])
        noise = chance.normal(0, 20, source.shape)
        pictures.append(Painted(source, (source + noise).clip(0, 255).astype(np.uint8), 1.0))
    return pictures


def _shown(steadier: Steadier, pictures: list[Painted]) -> list[Pixels]:
    shown = [one for picture in pictures for one in steadier.feed(picture)]
    return shown + steadier.finish()


def _flicker(shown: list[Pixels]) -> float:
    """Between what neighbours show of the same places."""
    pairs = pairwise(shown[4:])
    inside = np.s_[20:-20, 20:-20]
    return float(
        np.mean([np.abs(a[:, 3:][inside].astype(int) - b[:, :-3][inside]).mean() for a, b in pairs])
    )


def test_two_passes_follow_the_motion() -> None:
    pictures = _panning(16)
    live, twice = _shown(OnePass(), pictures), _shown(TwoPass(), pictures)
    assert len(live) == len(twice) == 16
    assert _flicker(twice) < 0.6 * _flicker(live)


def test_nothing_is_blended_across_a_cut_or_unasked() -> None:
    one, other = make_picture(64, 96, seed=1), 255 - make_picture(64, 96, seed=2)
    cut = [Painted(one, one, 1.0)] * 5 + [Painted(other, other, 1.0)] * 5
    shown = _shown(TwoPass(), cut)
    assert np.abs(shown[4].astype(int) - one).mean() < 3
    assert np.abs(shown[5].astype(int) - other).mean() < 3
    plain = [Painted(p.source, p.painted, 0.0) for p in _panning(5)]
    for picture, made in zip(plain, _shown(TwoPass(), plain), strict=True):
        assert (picture.painted == made).all()


@pytest.mark.parametrize("count", [0, 1, LOOK_AHEAD, LOOK_AHEAD + 1])
def test_short_films_are_whole(count: int) -> None:
    assert len(_shown(TwoPass(), _panning(count))) == count
