from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from artem.jpeg import is_whole_jpeg
from artem.opencv import cv2

NOISE = np.random.default_rng(1).integers(0, 256, (60, 80, 3), np.uint8)


@pytest.mark.parametrize(
    "options",
    [[], [cv2.IMWRITE_JPEG_PROGRESSIVE, 1], [cv2.IMWRITE_JPEG_RST_INTERVAL, 2]],
    ids=["plain", "progressive", "restart markers"],
)
def test_only_the_whole_is_whole(options: list[int]) -> None:
    data = cv2.imencode(".jpg", NOISE, options)[1].tobytes()
    assert is_whole_jpeg(data)
    assert is_whole_jpeg(data + b"\0\r\nmore")
    for cut in range(0, len(data) - 1, 7):
        assert not is_whole_jpeg(data[:cut])


def test_the_end_of_a_thumbnail_is_not_the_end() -> None:
    data = cv2.imencode(".jpg", NOISE)[1].tobytes()
    thumbnail = b"\xff\xe1" + (2 + 4).to_bytes(2, "big") + b"\xff\xd8\xff\xd9"
    with_thumbnail = data[:2] + thumbnail + data[2:]
    assert is_whole_jpeg(with_thumbnail)
    assert not is_whole_jpeg(with_thumbnail[:-2])


@given(st.binary(max_size=300))
def test_any_bytes_have_an_answer(data: bytes) -> None:
    assert is_whole_jpeg(b"\xff\xd8" + data) in {True, False}
