"""Whether a JPEG came whole: decoders fill what is missing with grey and say nothing."""

from __future__ import annotations

import re

_MARKER = re.compile(rb"\xff([\x01-\xcf\xd8-\xfe])", re.DOTALL)
"""Neither a stuffed 0xff nor a restart marker, the two that occur inside compressed data."""

_START, _END, _WITHOUT_LENGTH = 0xD8, 0xD9, (0x01, 0xD8)


def is_jpeg(data: bytes) -> bool:
    """Whether this starts as a JPEG does."""
    return data.startswith(bytes((0xFF, _START)))


def is_whole_jpeg(data: bytes) -> bool:
    """Whether this is a JPEG from its start marker to its end marker; more may follow."""
    if not is_jpeg(data):
        return False
    at = 2
    while marker := _MARKER.search(data, at):
        kind, at = marker[1][0], marker.end()
        if kind == _END:
            return True
        if kind not in _WITHOUT_LENGTH:
            at += int.from_bytes(data[at : at + 2], "big")
    return False
