from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from artem.errors import NetFileError
from artem.nets.stored import is_shrunk, restored, stored

WEIGHTS = arrays(
    np.float32,
    array_shapes(min_dims=2, max_dims=4, max_side=9),
    elements=st.floats(-100, 100, width=16),
)


@given(WEIGHTS)
def test_bytes_are_half_a_step_away_at_most(weight: np.ndarray) -> None:
    back = restored(stored({"a.weight": weight}, "int8", ()))["a.weight"]
    largest = np.abs(weight).reshape(len(weight), -1).max(1)
    steps = (largest / 127).reshape(-1, *(1,) * (weight.ndim - 1))
    assert back.dtype == np.float32
    assert (np.abs(back - weight) <= 0.501 * steps + 1e-6).all()


@given(WEIGHTS)
def test_signs_come_back_with_their_scale(weight: np.ndarray) -> None:
    kept = stored({"weight": weight}, "binary", ["weight"])
    assert kept["weight.bits"].nbytes == -(-weight.size // 8)
    back = restored(kept)["weight"]
    scale = np.abs(weight).reshape(len(weight), -1).mean(1)
    signs = np.where(weight < 0, -1, 1)
    np.testing.assert_allclose(
        back, signs * scale.reshape(-1, *(1,) * (weight.ndim - 1)), rtol=1e-4
    )


def test_what_is_not_shrunk_is_kept_in_half_precision() -> None:
    kept = stored({"a": np.ones((2, 2)), "b": np.ones(3)}, "binary", ())
    assert {name: array.dtype for name, array in kept.items()} == dict.fromkeys("ab", np.float16)
    assert not is_shrunk(kept)
    assert is_shrunk(stored({"a": np.ones((2, 2))}, "int8", ()))


@pytest.mark.parametrize(
    "changed",
    [
        {"w.shape": np.array([3, 6], np.int32)},
        {"w.shape": np.array([-3, -3], np.int32)},
        {"w.shape": np.array([3.0, 3.0], np.float32)},
        {"w.bits": np.zeros(3, np.uint8)},
        {"w.bits": np.zeros(2, np.int8)},
        {"w.scale": np.ones(4, np.float32)},
        {"w.scale": np.ones((3, 1), np.float32)},
    ],
)
def test_parts_that_do_not_fit_are_told(changed: dict[str, np.ndarray]) -> None:
    kept = stored({"w": np.ones((3, 3), np.float32)}, "binary", ["w"])
    with pytest.raises(NetFileError, match="do not fit"):
        restored(kept | changed)


@pytest.mark.parametrize("part", ["w.scale", "w.shape"])
def test_a_missing_part_is_told(part: str) -> None:
    kept = stored({"w": np.ones((3, 3), np.float32)}, "binary", ["w"])
    del kept[part]
    with pytest.raises(NetFileError, match="do not fit"):
        restored(kept)
