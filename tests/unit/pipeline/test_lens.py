from __future__ import annotations

import numpy as np
import pytest

from artem.frame import Pixels
from artem.options import Lens, SessionOptions, Size, parse_size
from artem.pipeline.lens import LensWarp, lens_maps, warp_for

BARREL = Lens(0.22, 0.24)


def scene(width: int, height: int) -> Pixels:
    """Smooth, and different everywhere."""
    x, y = np.meshgrid(np.linspace(30, 250, width), np.linspace(30, 250, height))
    return np.dstack([x, y, 255 - (x + y) / 2]).astype(np.uint8)


def test_the_centre_stays() -> None:
    frame = scene(101, 81)
    assert (LensWarp(BARREL)(frame)[40, 50] == frame[40, 50]).all()


@pytest.mark.parametrize("lens", [BARREL, Lens(-0.1, 0.02), Lens(0.5, 0.0)])
@pytest.mark.parametrize(("size", "radius"), [((401, 301), 150.5), ((301, 401), 150.5)])
def test_a_point_moves_as_the_formula_says(lens: Lens, size: tuple[int, int], radius) -> None:
    columns, rows = lens_maps(lens, *size)
    middle = np.array([(size[0] - 1) / 2, (size[1] - 1) / 2])
    for shown in ([60.0, 45.0], [-80.0, 30.0], [0.0, -100.0]):
        column, row = (middle + shown).astype(int)
        r = np.hypot(*shown) / radius
        wanted = np.array(shown) * (1 + lens.k1 * r**2 + lens.k2 * r**4)
        seen = np.array([columns[row, column], rows[row, column]]) - middle
        np.testing.assert_allclose(seen, wanted, atol=1e-3)


def test_a_mark_is_drawn_in_to_where_it_is_shown() -> None:
    frame = np.zeros((201, 201, 3), np.uint8)
    frame[100, 160] = 255  # r' = 60 of 100.5
    shown = LensWarp(BARREL)(frame)
    column = int(shown[100, :, 0].argmax()) - 100
    assert (shown.argmax() // 3) // 201 == 100
    r = column / 100.5
    assert abs(100.5 * r * (1 + 0.22 * r**2 + 0.24 * r**4) - 60) < 1
    assert column < 60


def test_corners_are_black_where_the_lens_looks_past_the_frame() -> None:
    shown = LensWarp(BARREL)(np.full((120, 160, 3), 200, np.uint8))
    for corner in (shown[0, 0], shown[0, -1], shown[-1, 0], shown[-1, -1]):
        assert (corner == 0).all()
    assert (shown[60, 80] == 200).all()


def test_what_would_be_seen_folded_is_black() -> None:
    lens = Lens(-0.3, 0.0)
    shown = LensWarp(lens)(np.full((100, 300, 3), 200, np.uint8))
    beyond = int(50 * lens.turns_at**0.5) + 1
    assert (shown[:, : 150 - beyond - 1] == 0).all()
    assert (shown[50, 150 - beyond + 3 : 150 + beyond - 3] == 200).all()


def test_each_eye_is_warped_about_its_own_middle() -> None:
    eye = scene(90, 100)
    both = LensWarp(BARREL, eyes=2)(np.hstack([eye, eye]))
    alone = LensWarp(BARREL)(eye)
    assert (both[:, :90] == alone).all()
    assert (both[:, 90:] == alone).all()
    mirrored = LensWarp(BARREL, eyes=2)(np.hstack([eye, eye])[:, ::-1])
    assert np.abs(mirrored[:, ::-1].astype(int) - both).max() <= 2  # 1/32 of a pixel, rounded


def test_another_size_gets_its_own_maps() -> None:
    warp = LensWarp(BARREL)
    warp(scene(64, 48))
    assert (warp(scene(90, 70)) == LensWarp(BARREL)(scene(90, 70))).all()


def test_no_distortion_changes_nothing_and_the_frame_itself_is_never_touched() -> None:
    frame = scene(64, 48)
    before = frame.copy()
    assert (LensWarp(Lens(0, 0), eyes=2)(frame) == frame).all()
    LensWarp(BARREL)(frame)
    assert (frame == before).all()


def test_off_by_default() -> None:
    frame = scene(64, 48)
    assert warp_for(SessionOptions())(frame) is frame


@pytest.mark.parametrize(("size", "eyes"), [(parse_size("vr-stereo"), 2), (Size(), 1)])
def test_only_vr_stereo_has_two_eyes(size: Size, eyes: int) -> None:
    frame = scene(128, 48)
    warped = warp_for(SessionOptions(size=size, lens=BARREL))(frame)
    assert (warped == LensWarp(BARREL, eyes)(frame)).all()


def test_numbers_at_their_limits_overflow_nothing() -> None:
    columns, rows = lens_maps(Lens(10, 10), 8192, 16)
    assert columns.min() >= -1
    assert columns.max() <= 8192
    assert rows.min() >= -1
    assert rows.max() <= 16
