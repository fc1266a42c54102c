"""Whatever bytes a motion JPEG camera sends; tests/fuzz/fuzz_mjpeg.py looks for more."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from artem.opencv import cv2
from tests.fuzz.camera_bytes import check

CORPUS = Path(__file__).parents[2] / "fuzz" / "corpus"
HEAD = b"Content-Type: multipart/x-mixed-replace; boundary=xyz\r\n\r\n"
JPEG = cv2.imencode(".jpg", np.full((8, 16, 3), 90, np.uint8))[1].tobytes()


@st.composite
def parts(draw: st.DrawFn) -> bytes:
    """One part, with some bytes of its picture changed or cut off, and any length stated."""
    body = bytearray(JPEG[: draw(st.integers(0, 2 * len(JPEG)))])
    for place, byte in draw(st.lists(st.tuples(st.integers(0, 10**4), st.integers(0, 255)))):
        if body:
            body[place % len(body)] = byte
    length = draw(st.none() | st.integers(-1, 2 * len(JPEG)) | st.just(10**12))
    stated = b"" if length is None else b"Content-Length: %d\r\n" % length
    return b"\r\n--xyz\r\n" + stated + b"\r\n" + bytes(body)


@pytest.mark.parametrize("path", sorted(CORPUS.iterdir()), ids=lambda path: path.name)
def test_what_was_found_before_is_read(path: Path) -> None:
    assert check(path.read_bytes()) >= 1


@settings(max_examples=50)
@given(st.lists(parts() | st.binary(max_size=50), max_size=6))
def test_damaged_parts_give_frames_or_are_left_out(pieces: list[bytes]) -> None:
    check(HEAD + b"".join(pieces))


@settings(max_examples=50)
@given(st.binary(max_size=200))
def test_any_head_is_read(head: bytes) -> None:
    check(b"Content-Type: multipart/x-mixed-replace; boundary=" + head + b"\r\n\r\n" + JPEG)
