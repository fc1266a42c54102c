from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from artem.errors import UnknownStyle
from artem.look import Look
from artem.styles.checkpoint import NetFile, read_net_file
from artem.styles.mix import mixed_code, stroke_code


@pytest.fixture
def file(net_files: dict[str, Path]) -> NetFile:
    return read_net_file(net_files["small"])


def test_strength_moves_from_identity_to_the_style(file: NetFile) -> None:
    identity, style = file.codes["identity"], file.codes["other"]
    for strength in (0.0, 0.5, 1.0):
        code = mixed_code(file, Look(strength=strength), "other")
        assert code.dtype == np.float32
        np.testing.assert_allclose(code, identity + strength * (style - identity), atol=1e-6)


def test_a_mix_is_weighted_and_its_weights_need_no_sum(file: NetFile) -> None:
    code = mixed_code(file, Look(mix=(("random_small", 3.0), ("other", 1.0))), "other")
    expected = 0.75 * file.codes["random_small"] + 0.25 * file.codes["other"]
    np.testing.assert_allclose(code, expected, atol=1e-6)


def test_the_largest_weights_are_a_mix_too(file: NetFile) -> None:
    code = mixed_code(file, Look(mix=(("random_small", 1e308), ("other", 1e308))), "other")
    expected = (file.codes["random_small"] + file.codes["other"]) / 2
    np.testing.assert_allclose(code, expected, atol=1e-6)


def test_stroke_sizes_lie_between_those_it_was_trained_at(file: NetFile) -> None:
    usual, double = file.codes["random_small"], file.codes["random_small@2"]
    for size, expected in ((0.5, usual), (1.0, usual), (2.0, double)):
        np.testing.assert_array_equal(stroke_code(file, "random_small", size), expected)
    between = stroke_code(file, "random_small", 2**0.5)
    np.testing.assert_allclose(between, (usual + double) / 2, atol=1e-6)
    np.testing.assert_array_equal(stroke_code(file, "other", 2.0), file.codes["other"])


def test_a_style_of_another_net(file: NetFile) -> None:
    with pytest.raises(UnknownStyle, match='no style "mosaic"; it has random_small, other'):
        mixed_code(file, Look(mix=(("mosaic", 1.0),)), "other")
