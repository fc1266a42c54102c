from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artem.errors import NetFileError
from artem.nets.shapes import PRESETS, NetShape


@pytest.mark.parametrize("preset", PRESETS)
def test_survives_json(preset: str) -> None:
    shape = PRESETS[preset]
    assert NetShape.from_json(shape.to_json()) == shape


def test_reductions() -> None:
    assert PRESETS["classic"].reduction == 4
    assert PRESETS["fast"].reduction == 8


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 5000) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
)


@given(key=st.sampled_from(sorted(PRESETS["fast"].to_json())), value=_JSON)
def test_any_json_is_a_shape_or_one_error(key: str, value: object) -> None:
    data = PRESETS["fast"].to_json() | {key: value}
    try:
        NetShape.from_json(data)
    except NetFileError:
        return


@pytest.mark.parametrize(
    "change",
    [
        {"blocks": (-1, 0, 0)},
        {"blocks": (1000, 0, 0)},
        {"blocks": (5,)},
        {"up": (32,)},
        {"up": (32, 2000)},
        {"up": (16, 32)},
        {"head_kernel": 4},
        {"norm": "layer"},
    ],
)
def test_impossible_shapes_are_refused(change: dict[str, object]) -> None:
    with pytest.raises(NetFileError, match="damaged"):
        replace(PRESETS["fast"], **change)
