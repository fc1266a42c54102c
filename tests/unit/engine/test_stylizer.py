from __future__ import annotations

import logging
from pathlib import Path

import numpy as np
import pytest

import artem
from artem.engine import openvino_backend
from artem.engine.stylizer import Stylizer
from artem.errors import DeviceError, UnknownStyle, UsageError
from artem.frame import Pixels
from artem.look import Look
from artem.opencv import cv2
from tests.conftest import make_picture


@pytest.fixture
def stylizer(net_files: dict[str, Path]) -> Stylizer:
    return Stylizer(str(net_files["small"]), device="cpu")


def test_is_what_the_package_offers() -> None:
    assert artem.Stylizer is Stylizer
    assert artem.__all__ == sorted(artem.__all__)
    for name in artem.__all__:
        assert getattr(artem, name)
    with pytest.raises(AttributeError):
        artem.nothing  # noqa: B018


@pytest.mark.parametrize("size", [(16, 16), (17, 41), (120, 50)])
def test_same_shape_and_type_for_any_size(stylizer: Stylizer, size: tuple[int, int]) -> None:
    painted = stylizer(make_picture(*size))
    assert painted.shape == (*size, 3)
    assert painted.dtype == np.uint8


def test_a_view_that_is_not_contiguous(stylizer: Stylizer, picture: Pixels) -> None:
    mirrored = picture[:, ::-1]
    np.testing.assert_array_equal(stylizer(mirrored), stylizer(np.ascontiguousarray(mirrored)))


def test_paints_at_another_size(net_files: dict[str, Path], picture: Pixels) -> None:
    stylizer = Stylizer(str(net_files["small"]), device="cpu", size=(64, 48))
    assert stylizer(picture).shape == picture.shape


def test_the_look_changes_the_next_call(stylizer: Stylizer, picture: Pixels) -> None:
    full = stylizer(picture)
    stylizer.set_look(Look(strength=0.0))
    assert np.abs(stylizer(picture).astype(int) - full).max() > 5
    stylizer.set_look(Look())
    np.testing.assert_array_equal(stylizer(picture), full)


def test_a_mix_wears_several_styles_of_the_net(stylizer: Stylizer, picture: Pixels) -> None:
    own = stylizer(picture).astype(int)
    stylizer.set_look(Look(mix=(("other", 1.0),)))
    assert stylizer.style == "other"
    other = stylizer(picture).astype(int)
    stylizer.set_look(Look(mix=(("random_small", 0.6), ("other", 0.4))))
    assert stylizer.style == "random_small"
    mixed = stylizer(picture).astype(int)
    for one in (own, other):
        assert np.abs(mixed - one).max() > 5


def test_a_style_of_another_net_leaves_the_look(stylizer: Stylizer, picture: Pixels) -> None:
    painted = stylizer(picture)
    with pytest.raises(UnknownStyle):
        stylizer.set_look(Look(mix=(("mosaic", 1.0),)))
    np.testing.assert_array_equal(stylizer(picture), painted)


def test_colours_are_kept_and_light_is_painted(stylizer: Stylizer, picture: Pixels) -> None:
    painted = stylizer(picture)
    stylizer.set_look(Look(keep_colors=True))
    kept = stylizer(picture)
    inside = np.all((kept > 1) & (kept < 254) & (painted > 1) & (painted < 254), axis=2)
    assert inside.mean() > 0.2
    as_painted, as_kept, as_taken = (
        cv2.cvtColor(p.astype(np.float32) / 255, cv2.COLOR_RGB2YCrCb)[inside]
        for p in (painted, kept, picture)
    )
    np.testing.assert_allclose(as_kept[:, 0], as_painted[:, 0], atol=3 / 255)
    np.testing.assert_allclose(as_kept[:, 1:], as_taken[:, 1:], atol=3 / 255)


@pytest.mark.parametrize(
    "pixels",
    [
        np.zeros((32, 32), np.uint8),
        np.zeros((32, 32, 4), np.uint8),
        np.zeros((32, 32, 3), np.float32),
        np.zeros((15, 32, 3), np.uint8),
    ],
)
def test_what_is_no_picture_is_refused(stylizer: Stylizer, pixels: np.ndarray) -> None:
    with pytest.raises(UsageError):
        stylizer(pixels)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"device": "tpu"}, "no device"),
        ({"device": "cpu", "precision": "fp16"}, "fp32 or bf16"),
        ({"precision": "fp8"}, "no precision"),
    ],
)
def test_wrong_options(net_files: dict[str, Path], options: dict[str, str], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        Stylizer(str(net_files["small"]), **options)


def test_a_failing_openvino_falls_back_with_one_line(
    stylizer: Stylizer,
    picture: Pixels,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    expected = stylizer(picture)

    def broken(*_: object) -> None:
        raise DeviceError("OpenVINO failed: out of luck")

    monkeypatch.setattr(openvino_backend.OpenVinoBackend, "run", broken)
    with caplog.at_level(logging.WARNING):
        painted = stylizer(picture)
    assert [record.message for record in caplog.records] == [
        "OpenVINO failed: out of luck; going on with torch on cpu"
    ]
    assert stylizer.backend == "torch"
    assert np.abs(painted.astype(int) - expected).max() <= 1


def test_without_openvino_torch_paints(
    net_files: dict[str, Path], picture: Pixels, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("artem.engine.painter.has_openvino", lambda: False)
    stylizer = Stylizer(str(net_files["small"]), device="cpu")
    assert stylizer(picture).shape == picture.shape
    assert (stylizer.backend, stylizer.device, stylizer.precision) == ("torch", "cpu", "fp32")
