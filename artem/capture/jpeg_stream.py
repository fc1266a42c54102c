"""Pictures that come one JPEG at a time: in one endless answer, or asked for one by one."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from contextlib import suppress
from http.client import HTTPException

from artem.capture.address import without_login
from artem.capture.base import Source, SourceInfo
from artem.capture.http_client import Client, Response
from artem.capture.mjpeg import LARGEST_PART, MultipartParser
from artem.capture.network import STALL_SECONDS, stopped, unreadable
from artem.capture.pacing import Ticks
from artem.errors import PictureError, SourceLost
from artem.frame import Frame
from artem.pictures import decode_picture
from artem.words import tr

READ_SIZE = 256 * 1024
CATCH_UP_SECONDS = 0.02
"""How long to pass over pictures that have piled up; on a full line more always arrives."""

SHOTS_A_SECOND = 25.0


class JpegFeed(ABC):
    """Where the JPEGs come from. Already open when made."""

    pixel_format: str

    @abstractmethod
    def newest(self) -> tuple[bytes, int]:
        """The newest JPEG, waited for, and how many came in all since the last call.

        Raises SourceLost when none comes within STALL_SECONDS.
        """

    @abstractmethod
    def close(self) -> None:
        """End the connection."""


class MultipartFeed(JpegFeed):
    """The parts of one multipart answer."""

    pixel_format = "MJPG"

    def __init__(self, response: Response, boundary: bytes, address: str) -> None:
        self._response = response
        self._parser = MultipartParser(boundary)
        self._address = address

    def newest(self) -> tuple[bytes, int]:
        """Read until a part is whole, and on while more has already arrived."""
        parts: list[bytes] = []
        self._response.allow(STALL_SECONDS)
        while not parts:
            parts += self._parser.feed(self._read())
        self._response.allow(STALL_SECONDS)
        caught_up = time.monotonic() + CATCH_UP_SECONDS
        while self._response.has_more() and time.monotonic() < caught_up:
            parts += self._parser.feed(self._read())
        return parts[-1], len(parts)

    def _read(self) -> bytes:
        try:
            if data := self._response.read1(READ_SIZE):
                return data
        except (OSError, HTTPException, ValueError) as error:
            raise stopped(self._address) from error
        raise stopped(self._address)

    def close(self) -> None:
        """End the connection."""
        self._response.close()


class ShotFeed(JpegFeed):
    """One picture an answer, asked for again and again."""

    pixel_format = "JPEG"

    def __init__(self, client: Client, address: str) -> None:
        self._client = client
        self._address = address
        self._ticks = Ticks(SHOTS_A_SECOND)

    def newest(self) -> tuple[bytes, int]:
        """Ask for the next picture, at its moment."""
        time.sleep(self._ticks.next(time.monotonic())[1])
        try:
            with self._client.get(self._address, STALL_SECONDS) as response:
                return response.read(LARGEST_PART), 1
        except (OSError, HTTPException) as error:
            raise stopped(self._address) from error

    def close(self) -> None:
        """Each answer was closed when it was read."""


class JpegStream(Source):
    """Shows the newest whole JPEG of a feed; those that came damaged are left out."""

    def __init__(self, feed: JpegFeed, address: str) -> None:
        self._feed = feed
        self._address = address
        self._index = -1
        self._first: Frame | None = None
        self._size = (0, 0)

    @property
    def name(self) -> str:
        """The address, without its login."""
        return without_login(self._address)

    def open(self) -> SourceInfo:
        """Wait for the first picture: it tells the size."""
        self._first = self._next()
        self._size = self._first.size
        return SourceInfo("stream", self.name, *self._size, None, self._feed.pixel_format)

    def read(self) -> Frame:
        """The newest picture."""
        if self._first is not None:
            frame, self._first = self._first, None
            return frame
        frame = self._next()
        if frame.size != self._size:
            raise SourceLost(
                tr("{name} changed its picture size; open it again").format(name=self.name)
            )
        return frame

    def close(self) -> None:
        """End the connection."""
        self._feed.close()

    def _next(self) -> Frame:
        give_up = time.monotonic() + STALL_SECONDS
        while time.monotonic() < give_up:
            data, came = self._feed.newest()
            captured = time.monotonic()
            self._index += came
            with suppress(PictureError):
                return Frame(decode_picture(data, self.name), self._index, captured)
        raise unreadable(self._address)
