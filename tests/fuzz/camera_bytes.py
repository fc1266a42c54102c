"""What must hold for whatever bytes a motion JPEG camera sends."""

from __future__ import annotations

import io
from http.client import HTTPException, parse_headers

from artem.capture.jpeg_stream import JpegStream, MultipartFeed
from artem.capture.mjpeg import LARGEST_PART, MultipartParser, boundary_of
from artem.errors import SourceError

ADDRESS = "http://127.0.0.1/video"


class Answer:
    """An HTTP answer that was sent whole and then ends."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def allow(self, seconds: float) -> None:
        """Everything is there already."""

    def has_more(self) -> bool:
        return False

    def read1(self, size: int) -> bytes:
        return self._data.read1(min(size, 200))

    def close(self) -> None:
        """Nothing to let go of."""


def check(data: bytes) -> int:
    """Read it as head and body of an answer; gives the number of frames seen.

    Raises whatever a camera must not be able to raise.
    """
    body = io.BytesIO(data)
    try:
        boundary = boundary_of(parse_headers(body))
    except HTTPException:
        return 0
    if boundary is None:
        return 0
    rest = body.read()
    check_parts(boundary, rest)
    return seen(JpegStream(MultipartFeed(Answer(rest), boundary, ADDRESS), ADDRESS))


def check_parts(boundary: bytes, data: bytes) -> None:
    whole, dripped = MultipartParser(boundary), MultipartParser(boundary)
    parts = [part for at in range(len(data)) for part in dripped.feed(data[at : at + 1])]
    assert whole.feed(data) == parts
    assert sum(map(len, parts)) <= len(data)
    assert len(dripped._buffer) <= LARGEST_PART


def seen(stream: JpegStream) -> int:
    """How many frames it gives before it is lost."""
    frames = []
    try:
        info = stream.open()
        while True:
            frames.append(stream.read())
            assert frames[-1].size == (info.width, info.height)
    except SourceError:
        indexes = [frame.index for frame in frames]
        assert indexes == sorted(set(indexes))
        return len(frames)
    finally:
        stream.close()
