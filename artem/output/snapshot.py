"""Snapshots: PNG pictures that carry a note of the look they were made with."""

from __future__ import annotations

import json
import math
import struct
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from artem.errors import PictureError
from artem.frame import Pixels
from artem.output.picture_file import encoded, write_encoded
from artem.words import tr

Note = Mapping[str, str | int | float | bool | None]

LONGEST_NOTE = 16_384  # bytes
MOST_ENTRIES = 64

_KEY = b"artem"
_MOST_CHUNKS = 100  # before the picture's own, among which the note is
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEADER_ENDS = len(_SIGNATURE) + 8 + 13 + 4  # after the IHDR chunk, which is always the first
_UNCOMPRESSED = b"\0\0\0\0\0"  # key's end, compression flag and method, language, translated key


def write_snapshot(path: Path, pixels: Pixels, note: Note) -> None:
    """Write (H, W, 3) uint8 RGB as a PNG with its note, whole or not at all.

    Takes some hundredths of a second. Raises PictureError for another ending than .png, for a
    note that is too long or has other than plain finite values, and where the disk refuses.
    """
    if path.suffix.lower() != ".png":
        raise PictureError(
            tr("{path} cannot carry a note; give a name that ends in .png").format(path=path)
        )
    text = json.dumps(dict(note)).encode()
    if _understood(text) is None:
        told = tr("the note of {path} is too long or not plain; leave some of it out")
        raise PictureError(told.format(path=path))
    png = encoded(path, pixels)
    chunk = _chunk(b"iTXt", _KEY + _UNCOMPRESSED + text)
    write_encoded(path, png[:_HEADER_ENDS] + chunk + png[_HEADER_ENDS:])


def read_look_note(path: Path) -> Note | None:
    """The note of a snapshot; None for a file without one, or with one that is damaged.

    Its values are plain and finite, but whatever the file says: they are still to be checked.
    Raises PictureError where the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            notes = (_understood(text) for text in _texts(file))
            return next((note for note in notes if note is not None), None)
    except OSError as error:
        told = tr("{path} cannot be read ({why}); check its path and permissions")
        raise PictureError(told.format(path=path, why=error.strerror)) from error


def _texts(file: BinaryIO) -> Iterator[bytes]:
    """What the PNG's whole text chunks of our key hold."""
    if file.read(len(_SIGNATURE)) != _SIGNATURE:
        return
    begin = _KEY + _UNCOMPRESSED
    for _ in range(_MOST_CHUNKS):
        head = file.read(8)
        if len(head) < 8 or head.endswith(b"IDAT"):
            return
        length, kind = struct.unpack(">I4s", head)
        if kind != b"iTXt" or length > LONGEST_NOTE + len(begin):
            file.seek(length + 4, 1)
            continue
        data, check = file.read(length), file.read(4)
        if check == _checksum(kind, data) and data.startswith(begin):
            yield data.removeprefix(begin)


def _understood(text: bytes) -> Note | None:
    """A note, if it is one: an object of a few plain values."""
    if len(text) > LONGEST_NOTE:
        return None
    try:
        note = json.loads(text)
        json.dumps(note, ensure_ascii=False).encode()  # half characters could not be shown
    except (ValueError, RecursionError):
        return None
    if not isinstance(note, dict) or len(note) > MOST_ENTRIES:
        return None
    return note if all(_is_plain(value) for value in note.values()) else None


def _is_plain(value: object) -> bool:
    if isinstance(value, float):
        return math.isfinite(value)
    return value is None or isinstance(value, str | int)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + _checksum(kind, data)


def _checksum(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", zlib.crc32(kind + data))
