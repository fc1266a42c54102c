"""What a camera's driver tells on Linux (Video4Linux 2), asked without a library."""

from __future__ import annotations

import os
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from artem.capture.formats import USUAL_RATES, USUAL_SIZES, CameraFormat

Ask = Callable[[int, bytearray], object]
"""`fcntl.ioctl` of an open camera: a request and its structure, which is filled in place.

Raises OSError where the driver does not know the request or its list is over.
"""

# From linux/videodev2.h: requests, and the sizes of their structures.
QUERY_CAPABILITIES, _CAPABILITIES_SIZE = 0x80685600, 104
ENUM_FORMATS, _FORMAT_SIZE = 0xC0405602, 64
ENUM_SIZES, _SIZE_SIZE = 0xC02C564A, 44
ENUM_INTERVALS, _INTERVAL_SIZE = 0xC034564B, 52

_CAN_CAPTURE = 0x1
_CAPTURE_BUFFER = 1
_DISCRETE = 1
_LONGEST_LIST = 100
"""No driver has as many; one that never says "no more" is not believed."""


@dataclass(frozen=True)
class Capabilities:
    """captures: whether it gives pictures; most cameras also have a node only for notes on them.

    driver: "uvcvideo", "v4l2 loopback", ...
    """

    captures: bool
    driver: str


@contextmanager
def asking(node: Path) -> Iterator[Ask]:
    """Ask the camera at this node, which may be in use. Raises OSError where it does not open."""
    import fcntl  # not on Windows

    file = os.open(node, os.O_RDWR | os.O_NONBLOCK)
    try:
        yield partial(fcntl.ioctl, file)
    finally:
        os.close(file)


def capabilities(ask: Ask) -> Capabilities:
    """What kind of node it is. Raises OSError for what is no video node."""
    answer = bytearray(_CAPABILITIES_SIZE)
    ask(QUERY_CAPABILITIES, answer)
    driver = answer[:16].split(b"\0")[0].decode("utf-8", "replace")
    (of_node,) = struct.unpack_from("=I", answer, 88)
    return Capabilities(bool(of_node & _CAN_CAPTURE), driver)


def pixel_formats(ask: Ask) -> list[str]:
    """The pixel formats offered ("MJPG", "YUYV", "GREY", ...), in the driver's order."""
    return [_letters(code) for code in _codes(ask)]


def formats(ask: Ask) -> list[CameraFormat]:
    """All combinations offered. Ranges of sizes or rates are given by the usual ones in them."""
    return [
        CameraFormat(_letters(code), *size, fps)
        for code in _codes(ask)
        for size in _sizes(ask, code)
        for fps in _rates(ask, code, size)
    ]


def _codes(ask: Ask) -> list[int]:
    answers = _list(ask, ENUM_FORMATS, _FORMAT_SIZE, (_CAPTURE_BUFFER,))
    return [struct.unpack_from("=I", answer, 44)[0] for answer in answers]


def _sizes(ask: Ask, code: int) -> list[tuple[int, int]]:
    answers = list(_list(ask, ENUM_SIZES, _SIZE_SIZE, (code,)))
    if not answers:
        return []
    kind, width, most_width, _, height, most_height = struct.unpack_from("=6I", answers[0], 8)
    if kind == _DISCRETE:
        return [struct.unpack_from("=II", answer, 12) for answer in answers]
    inside = [
        size
        for size in USUAL_SIZES
        if width <= size[0] <= most_width and height <= size[1] <= most_height
    ]
    return inside or [(most_width, most_height)]


def _rates(ask: Ask, code: int, size: tuple[int, int]) -> list[float | None]:
    answers = list(_list(ask, ENUM_INTERVALS, _INTERVAL_SIZE, (code, *size)))
    if not answers:
        return [None]
    kind, *shortest = struct.unpack_from("=3I", answers[0], 16)
    if kind == _DISCRETE:
        return [_rate(*struct.unpack_from("=II", answer, 20)) for answer in answers]
    fastest, slowest = _rate(*shortest), _rate(*struct.unpack_from("=II", answers[0], 28))
    if fastest is None or slowest is None:
        return [None]
    return [fps for fps in USUAL_RATES if slowest <= fps <= fastest] or [fastest]


def _rate(numerator: int, denominator: int) -> float | None:
    """Frames a second of an interval in seconds, written as a fraction."""
    return round(denominator / numerator, 2) if numerator and denominator else None


def _list(ask: Ask, request: int, size: int, about: tuple[int, ...]) -> Iterator[bytes]:
    """The answers to a request that begins with an index, which is counted up until refused."""
    for index in range(_LONGEST_LIST):
        answer = bytearray(size)
        struct.pack_into(f"={1 + len(about)}I", answer, 0, index, *about)
        try:
            ask(request, answer)
        except OSError:
            return
        yield bytes(answer)


def _letters(code: int) -> str:
    """A pixel format's letters; a code may end in blanks, and its top bit marks big endian."""
    return (code & 0x7FFFFFFF).to_bytes(4, "little").decode("latin-1").strip("\0 ")
