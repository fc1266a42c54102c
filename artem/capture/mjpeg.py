"""Motion JPEG over HTTP: one endless multipart answer, a JPEG in each part."""

from __future__ import annotations

import re
from collections.abc import Callable
from email.message import Message

LARGEST_PART = 32 * 1024 * 1024
LARGEST_HEADERS = 16 * 1024
LONGEST_LINE_END = 4
"""Bytes; more between a part and the next boundary were the rest of the part."""

_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,9})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)


def boundary_of(headers: Message) -> bytes | None:
    """The line that parts the pictures, without its dashes; None where none is stated.

    Many cameras count the two leading dashes as part of the name, others do not.
    """
    stated = headers.get_boundary()
    return stated.strip().lstrip("-").encode("latin-1", "replace") or None if stated else None


class MultipartParser:
    """Cuts a multipart stream into the bodies of its parts, however the bytes arrive.

    Keeps at most one part. A body ends at its stated length or at the next boundary, whichever
    comes first: so a whole picture is given without waiting for the next one, and half a picture
    does not swallow the next one. A stream that once states too few bytes is not believed again.
    What is not a part is passed over.
    """

    def __init__(self, boundary: bytes) -> None:
        self._delimiter = b"--" + boundary
        self._buffer = bytearray()
        self._searched = 0
        self._length = LARGEST_PART
        self._length_stated = False
        self._lengths_hold = True
        self._passed = 0  # bytes since the last part
        self._step: Callable[[list[bytes]], bool] = self._seek

    def feed(self, data: bytes) -> list[bytes]:
        """The parts that these bytes complete."""
        self._buffer += data
        parts: list[bytes] = []
        while self._step(parts):
            self._searched = 0
        return parts

    def _seek(self, _parts: list[bytes]) -> bool:
        """Drop everything up to and including the next boundary."""
        at = self._buffer.find(self._delimiter)
        passed = at if at >= 0 else max(0, len(self._buffer) - len(self._delimiter) + 1)
        self._passed += passed
        del self._buffer[:passed]
        if at < 0:
            return False
        if self._length_stated and self._passed > LONGEST_LINE_END:
            self._lengths_hold = False
        del self._buffer[: len(self._delimiter)]
        self._step = self._read_headers
        return True

    def _read_headers(self, _parts: list[bytes]) -> bool:
        blank = _BLANK_LINE.search(self._buffer, 0, LARGEST_HEADERS)
        if blank is None:
            if len(self._buffer) < LARGEST_HEADERS:
                return False
            self._length_stated = False
            self._step = self._seek
            return True
        stated = _LENGTH.search(bytes(self._buffer[: blank.end()]))
        length = int(stated[1]) if stated else 0
        self._length_stated = self._lengths_hold and 0 < length <= LARGEST_PART
        self._length = length if self._length_stated else LARGEST_PART
        del self._buffer[: blank.end()]
        self._step = self._read_body
        return True

    def _read_body(self, parts: list[bytes]) -> bool:
        at = self._buffer.find(self._delimiter, self._searched, self._length)
        if at < 0 and len(self._buffer) < self._length:
            self._searched = max(0, len(self._buffer) - len(self._delimiter) + 1)
            return False
        self._passed = 0
        if at >= 0:
            parts.append(bytes(self._buffer[:at]).removesuffix(b"\n").removesuffix(b"\r"))
        elif self._length_stated:
            parts.append(bytes(self._buffer[: self._length]))
        del self._buffer[: at if at >= 0 else self._length]
        self._step = self._seek
        return True
