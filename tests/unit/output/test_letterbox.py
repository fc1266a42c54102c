from __future__ import annotations

import numpy as np
import pytest

from artem.output.letterbox import even, letterboxed
from tests.conftest import make_picture


def test_the_right_size_is_given_back_as_it_is() -> None:
    pixels = make_picture(48, 64)
    assert np.shares_memory(letterboxed(pixels, (64, 48)), pixels)


def test_an_odd_row_and_column_are_cut_off() -> None:
    pixels = make_picture(49, 65)
    assert even((65, 49)) == (64, 48)
    assert (letterboxed(pixels, (64, 48)) == pixels[:48, :64]).all()


def test_the_smallest_size_has_colour() -> None:
    assert even((1, 1)) == (2, 2)


@pytest.mark.parametrize("size", [(64, 48), (48, 64), (200, 100), (2, 2), (64, 2)])
def test_all_of_it_is_in_the_middle_of_black(size: tuple[int, int]) -> None:
    white = np.full((30, 90, 3), 255, np.uint8)
    boxed = letterboxed(white, size)
    assert boxed.shape == (size[1], size[0], 3)
    rows, columns = (boxed[..., 0] > 127).nonzero()
    height, width = np.ptp(rows) + 1, np.ptp(columns) + 1
    assert abs(width / height - 3) <= 3 / height
    assert width == size[0] or height == size[1]
    assert abs(rows.min() - (size[1] - 1 - rows.max())) <= 1
    assert abs(columns.min() - (size[0] - 1 - columns.max())) <= 1
