from __future__ import annotations

import numpy as np

from artem.pipeline.detail import without_mesh


def flat(value: int = 120) -> np.ndarray:
    return np.full((48, 64, 3), value, np.uint8)


def test_a_faint_mesh_is_gone():
    wave = np.array([3, 0, -3, 0])
    meshed = (flat().astype(int) + np.resize(wave, 64)[:, None]).astype(np.uint8)
    meshed = (meshed + np.resize(wave, 48)[:, None, None]).astype(np.uint8)
    assert np.ptp(meshed) == 12
    assert np.ptp(without_mesh(meshed)[8:-8, 8:-8]) <= 1


def test_calm_stays_as_it_is():
    assert (without_mesh(flat()) == flat()).all()


def test_edges_and_clear_lines_stay():
    picture = flat(40)
    picture[:, 32:] = 200
    picture[20:22] = 120
    change = np.abs(without_mesh(picture).astype(int) - picture)
    assert change.max() <= 8


def test_it_stays_within_bytes():
    picture = flat(0)
    picture[::2, ::2] = 255
    assert without_mesh(picture).dtype == np.uint8
