from __future__ import annotations

import struct
import zlib
from pathlib import Path

import numpy as np
import pytest

from artem.capture.picture import PictureSource
from artem.errors import PictureError, SourceError
from artem.opencv import cv2
from artem.pictures import read_picture

COLOUR_IN_BGR = (30, 120, 220)


def saved(path: Path, pixels: np.ndarray) -> Path:
    assert cv2.imwrite(str(path), pixels)
    return path


def test_colours_are_rgb(tmp_path: Path) -> None:
    pixels = read_picture(saved(tmp_path / "a.png", np.full((4, 6, 3), COLOUR_IN_BGR, np.uint8)))
    assert pixels.shape == (4, 6, 3)
    assert pixels.flags.c_contiguous
    assert tuple(pixels[0, 0]) == COLOUR_IN_BGR[::-1]


@pytest.mark.parametrize(
    "pixels",
    [
        np.full((4, 6), 100, np.uint8),
        np.full((4, 6), 25700, np.uint16),
        np.full((4, 6, 3), 25700, np.uint16),
        np.full((4, 6, 4), (100, 100, 100, 0), np.uint8),
    ],
    ids=["grey", "16-bit grey", "16-bit", "transparent"],
)
def test_every_kind_becomes_eight_bit_rgb(tmp_path: Path, pixels: np.ndarray) -> None:
    read = read_picture(saved(tmp_path / "a.png", pixels))
    assert read.shape == (4, 6, 3)
    assert read.dtype == np.uint8
    assert np.all(read == 100)


def test_a_turned_photograph_is_upright(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.jpg", np.zeros((40, 60, 3), np.uint8))
    turn = struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, 0x0112, 3, 1, 6, 0, 0)
    note = b"Exif\0\0" + turn
    data = path.read_bytes()
    path.write_bytes(data[:2] + b"\xff\xe1" + struct.pack(">H", len(note) + 2) + note + data[2:])
    assert read_picture(path).shape == (60, 40, 3)


def huge_png() -> bytes:
    """The head of a PNG of 400 megapixels: nothing else is needed to refuse it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 20000, 20000, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def cut_jpeg() -> bytes:
    noise = np.random.default_rng(1).integers(0, 256, (80, 80, 3), np.uint8)
    data: bytes = cv2.imencode(".jpg", noise)[1].tobytes()
    return data[: len(data) // 2]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not a picture"),
        (b"only text", "not a picture"),
        (cut_jpeg(), "cut off"),
        (huge_png(), "100 megapixels"),
    ],
    ids=["empty", "text", "cut", "huge"],
)
def test_what_cannot_be_read_is_told_in_one_sentence(
    tmp_path: Path, data: bytes, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(data)
    with pytest.raises(PictureError, match=said):
        read_picture(path)
    with pytest.raises(SourceError, match=said):
        PictureSource(path).open()
    assert capfd.readouterr().err == ""


def test_what_is_no_file_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="no file"):
        read_picture(tmp_path / "none.jpg")
    with pytest.raises(PictureError, match="folder"):
        read_picture(tmp_path)
