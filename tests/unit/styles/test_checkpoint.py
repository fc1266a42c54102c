from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from safetensors.numpy import load_file, save_file

from artem.errors import NetFileError
from artem.styles.card import StyleCard
from artem.styles.checkpoint import code_name, read_cards, read_net_file, write_net_file


@pytest.fixture
def whole(net_files: dict[str, Path]) -> Path:
    return net_files["small"]


def _header(path: Path) -> dict[str, str]:
    data = path.read_bytes()
    size = int.from_bytes(data[:8], "little")
    return json.loads(data[8 : 8 + size])["__metadata__"]


def _resaved(source: Path, target: Path, tensors=None, header=None) -> Path:
    save_file(load_file(source) | (tensors or {}), target, _header(source) | (header or {}))
    return target


def test_reads_what_was_written(whole: Path) -> None:
    file = read_net_file(whole)
    assert {name: array.shape for name, array in file.weights.items()} == file.shape.tensor_shapes()
    assert all(array.dtype == np.float32 for array in file.weights.values())
    assert list(file.codes) == ["identity", "random_small", "random_small@2", "other"]
    assert read_cards(whole) == list(file.cards.values())
    assert file.quantization is not None
    assert set(file.quantization.ranges) == {"stem.0", "stem.1", "head", "up.0"} | {
        f"blocks.{level}.{index}" for level in range(2) for index in range(2)
    }
    assert [card.name for card in file.cards.values()] == ["random_small", "other"]


def test_codes_are_named_by_style_and_stroke_size(whole: Path) -> None:
    assert [code_name("x", size) for size in (1.0, 0.5, 2.0)] == ["x", "x@0.5", "x@2"]
    file = read_net_file(whole)
    assert file.stroke_sizes("random_small") == [1.0, 2.0]
    assert file.stroke_sizes("other") == [1.0]


@pytest.mark.parametrize(
    ("tensors", "header", "told"),
    [
        ({}, {"format": "other"}, "not a net of Art'Em"),
        ({}, {"shape": "{}"}, "damaged"),
        ({}, {"cards": "[1]"}, "damaged"),
        ({}, {"cards": "[]"}, "no style"),
        ({}, {"quantization": "[]"}, "damaged"),
        ({}, {"quantization": '{"ranges": {}, "psnr": 40}'}, "int8 ranges"),
        ({}, {"quantization": '{"ranges": {"head": [0]}, "psnr": 40}'}, "damaged"),
        ({}, {"quantization": '{"ranges": {"head": [0, Infinity]}, "psnr": 40}'}, "int8 ranges"),
        ({}, {"quantization": '{"ranges": {"head": [1, 2]}, "psnr": 40}'}, "int8 ranges"),
        ({}, {"quantization": '{"ranges": {"tail": [0, 1]}, "psnr": 40}'}, "int8 ranges"),
        ({}, {"codes": "null"}, "damaged"),
        ({}, {"codes": '["identity", "random_small", "other", "a"]'}, "do not fit its styles"),
        (
            {},
            {"codes": '["identity", "random_small", "other", "other@0"]'},
            "do not fit its styles",
        ),
        (
            {},
            {"codes": '["identity", "random_small", "other", "other@-1"]'},
            "do not fit its style",
        ),
        ({}, {"codes": '["identity", "random_small", "other@2", "a"]'}, "do not fit its styles"),
        ({"extra": np.zeros(1, np.float16)}, {}, "do not fit"),
        ({"head.bias": np.full(3, np.nan, np.float16)}, {}, "not all finite"),
        ({"codes": np.zeros((2, 3), np.float16)}, {}, "do not fit"),
    ],
)
def test_another_kind_or_damage_is_told(tmp_path: Path, whole: Path, tensors, header, told) -> None:
    path = _resaved(whole, tmp_path / "damaged.safetensors", tensors, header)
    with pytest.raises(NetFileError, match=told):
        read_net_file(path)


def test_arrays_are_written_as_they_are_read_not_as_they_lie(tmp_path: Path, whole: Path) -> None:
    file = read_net_file(whole)
    turned = {
        name: np.asfortranarray(array) if array.ndim > 1 else array
        for name, array in file.weights.items()
    }
    path = tmp_path / "turned.safetensors"
    write_net_file(path, replace(file, weights=turned))
    for name, array in read_net_file(path).weights.items():
        np.testing.assert_array_equal(array, file.weights[name])


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NetFileError, match="no net file"):
        read_net_file(tmp_path / "none.safetensors")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(cut=st.integers(0, 20_000), flip=st.integers(0, 3_000), value=st.integers(0, 255))
def test_truncated_and_altered_files_never_crash(
    tmp_path: Path, whole: Path, cut: int, flip: int, value: int
) -> None:
    data = bytearray(whole.read_bytes())
    data[flip % len(data)] = value
    path = tmp_path / "fuzzed.safetensors"
    path.write_bytes(data[: len(data) - cut] if cut % 2 else data)
    try:
        read_net_file(path)
    except NetFileError:
        return


def test_a_card_without_its_texts_is_damaged() -> None:
    with pytest.raises(NetFileError):
        StyleCard.from_json({"name": "x"})
    card = StyleCard("x", "X", training={"iterations": 3}, measured={"style": 0.2})
    assert StyleCard.from_json(card.to_json()) == card
    assert StyleCard("x", "X", "A", "1900").byline == "A, 1900"
    assert StyleCard("x", "X", "", "1900").byline == "1900"
