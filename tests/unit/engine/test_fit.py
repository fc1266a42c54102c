from __future__ import annotations

import numpy as np
import pytest

from artem.engine.fit import StereoFit, fill, fit_for, is_side_by_side
from artem.errors import UsageError
from artem.options import Size, parse_size
from tests.conftest import make_picture


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("auto", Size()),
        ("640x480", Size((640, 480))),
        ("half-vr", Size((540, 600))),
        ("vr", Size((1080, 1200))),
        ("vr-stereo", Size((2160, 1200), stereo=True)),
    ],
)
def test_sizes(text: str, expected: Size) -> None:
    assert parse_size(text) == expected


@pytest.mark.parametrize("text", ["0x0", "100000x100000", "640", "big", "-3x5", "15x600", ""])
def test_impossible_sizes(text: str) -> None:
    with pytest.raises(UsageError):
        parse_size(text)


def test_auto_keeps_small_pictures_as_they_are() -> None:
    picture = make_picture(479, 641)
    assert fit_for(Size(), on_gpu=False)(picture) is picture


@pytest.mark.parametrize(("height", "width"), [(1080, 1920), (1200, 800), (4000, 600)])
def test_auto_shrinks_large_ones_and_keeps_their_shape(height: int, width: int) -> None:
    fitted = fit_for(Size(), on_gpu=False)(np.zeros((height, width, 3), np.uint8))
    assert fitted.shape[0] * fitted.shape[1] <= 1280 * 720 * 1.03
    assert fitted.shape[1] / fitted.shape[0] == pytest.approx(width / height, rel=0.03)
    assert fitted.shape[0] % 8 == fitted.shape[1] % 8 == 0


def test_a_given_size_is_filled_and_never_stretched() -> None:
    circle = np.zeros((200, 400, 3), np.uint8)
    y, x = np.mgrid[:200, :400]
    circle[(y - 100) ** 2 + (x - 200) ** 2 < 60**2] = 255
    fitted = fill(circle, (300, 300))[..., 0] > 127
    tall, wide = fitted.any(1).sum(), fitted.any(0).sum()
    assert fitted.shape == (300, 300)
    assert abs(int(tall) - int(wide)) <= 2
    assert tall == pytest.approx(180, abs=4)


def test_stereo_gives_one_picture_to_both_eyes() -> None:
    fitted = fit_for(Size((2160, 1200), stereo=True), on_gpu=False)(make_picture(480, 640))
    assert fitted.shape == (1200, 2160, 3)
    np.testing.assert_array_equal(fitted[:, :1080], fitted[:, 1080:])


def test_stereo_leaves_side_by_side_pictures_apart() -> None:
    scene = make_picture(300, 340)
    pair = np.hstack([scene[:, 20:320], scene[:, 17:317]])  # three pixels of disparity
    fitted = fit_for(Size((2160, 1200), stereo=True), on_gpu=False)(pair)
    assert is_side_by_side(pair)
    assert np.abs(fitted[:, :1080].astype(int) - fitted[:, 1080:]).mean() > 1


@pytest.mark.parametrize("value", [0, 200])
def test_a_flat_picture_is_not_side_by_side(value: int) -> None:
    assert not is_side_by_side(np.full((100, 200, 3), value, np.uint8))


def test_a_film_that_begins_in_black_is_told_later_and_a_single_frame_changes_nothing() -> None:
    eye = make_picture(120, 160)
    pair = np.hstack([eye, eye])
    fit = StereoFit()
    fit(np.zeros_like(pair))
    for _ in range(100):
        seen = fit(pair)
    np.testing.assert_array_equal(seen[:, :1080], fill(eye, (1080, 1200)))
    for _ in range(5):
        seen = fit(np.zeros_like(pair))
    np.testing.assert_array_equal(fit(pair)[:, :1080], fill(eye, (1080, 1200)))
