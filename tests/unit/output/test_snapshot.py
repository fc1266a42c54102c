from __future__ import annotations

import json
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from artem.errors import PictureError
from artem.opencv import cv2
from artem.output.picture_file import write_picture
from artem.output.snapshot import LONGEST_NOTE, read_look_note, write_snapshot
from tests.conftest import make_picture

NOTE = {"mix": "great_wave=0.6,scream=0.4", "strength": 0.8, "keep_colors": True, "näme": None}
SHARED_FOLDER = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60
)


def with_text(path: Path, text: bytes, key: bytes = b"artem") -> Path:
    """A PNG with this text, checksum and all."""
    write_picture(path, make_picture(8, 8))
    png = path.read_bytes()
    data = b"iTXt" + key + b"\0\0\0\0\0" + text
    chunk = struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data))
    path.write_bytes(png[:33] + chunk + png[33:])
    return path


def test_picture_and_note_are_read_back(tmp_path: Path) -> None:
    path, pixels = tmp_path / "folder" / "a.png", make_picture(61, 75)
    write_snapshot(path, pixels, NOTE)
    assert read_look_note(path) == NOTE
    assert (cv2.imread(str(path))[..., ::-1] == pixels).all()
    assert len(list(path.parent.iterdir())) == 1


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"[1]",
        b'"text"',
        b'{"a": [1]}',
        b'{"a": {"b": 1}}',
        b'{"a": NaN}',
        b'{"a": 1e999}',
        b'{"a": "\\ud800"}',
        b"\xff\xfe",
        b"[" * 10_000,
        b'{"a": ' + b"9" * 5000 + b"}",
        json.dumps({str(n): n for n in range(65)}).encode(),
        b'{"a": "' + b"x" * LONGEST_NOTE + b'"}',
    ],
    ids=lambda text: text[:12].decode(errors="replace"),
)
def test_a_note_that_is_none_is_not_read(tmp_path: Path, text: bytes) -> None:
    assert read_look_note(with_text(tmp_path / "a.png", text)) is None


def test_a_picture_without_a_note_has_none(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    write_picture(path, make_picture(8, 8))
    assert read_look_note(path) is None
    assert read_look_note(with_text(path, b'{"a": 1}', key=b"other")) is None
    path.write_bytes(b"no picture at all")
    assert read_look_note(path) is None


def test_a_damaged_note_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    write_snapshot(path, make_picture(8, 8), NOTE)
    path.write_bytes(path.read_bytes().replace(b"great_wave", b"great_cave"))
    assert read_look_note(path) is None


@SHARED_FOLDER
@given(st.binary(max_size=300))
def test_any_text_is_a_note_or_none(tmp_path: Path, text: bytes) -> None:
    note = read_look_note(with_text(tmp_path / "a.png", text))
    assert note is None or isinstance(note, dict)


@SHARED_FOLDER
@given(st.data())
def test_a_damaged_file_is_read_without_harm(tmp_path: Path, data: st.DataObject) -> None:
    path = tmp_path / "a.png"
    write_snapshot(path, np.zeros((4, 4, 3), np.uint8), NOTE)
    png = bytearray(path.read_bytes())
    for place, value in data.draw(
        st.lists(st.tuples(st.integers(0, len(png) - 1), st.integers(0, 255)), max_size=8)
    ):
        png[place] = value
    path.write_bytes(png[: data.draw(st.integers(0, len(png)))])
    assert read_look_note(path) in (None, NOTE)


@SHARED_FOLDER
@given(
    st.dictionaries(
        st.text(max_size=20),
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
        max_size=8,
    )
)
def test_plain_notes_are_kept_or_refused(tmp_path: Path, note: dict[str, object]) -> None:
    path = tmp_path / "a.png"
    try:
        write_snapshot(path, np.zeros((4, 4, 3), np.uint8), note)
    except PictureError:
        assert any(value in (float("inf"), float("-inf")) for value in note.values())
    else:
        assert read_look_note(path) == note


@pytest.mark.parametrize("note", [{"a": [1]}, {"a": float("nan")}, {"a": "x" * LONGEST_NOTE}])
def test_a_note_that_could_not_be_read_is_not_written(tmp_path: Path, note: dict) -> None:
    with pytest.raises(PictureError, match="too long or not plain"):
        write_snapshot(tmp_path / "a.png", make_picture(8, 8), note)
    assert not list(tmp_path.iterdir())


def test_only_png_carries_a_note(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match=r"ends in \.png"):
        write_snapshot(tmp_path / "a.jpg", make_picture(8, 8), NOTE)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="check its path"):
        read_look_note(tmp_path / "a.png")


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(PictureError, match="choose another place"):
        write_snapshot(tmp_path / "file" / "a.png", make_picture(8, 8), NOTE)
