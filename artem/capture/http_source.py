"""Whatever an http address turns out to give: motion JPEG, single pictures or video."""

from __future__ import annotations

from dataclasses import replace
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit

from artem.capture.address import without_login
from artem.capture.base import Source, SourceInfo, not_open
from artem.capture.http_client import Client, Response
from artem.capture.jpeg_stream import JpegStream, MultipartFeed, ShotFeed
from artem.capture.mjpeg import boundary_of
from artem.capture.network import OPEN_SECONDS, explain
from artem.capture.stream import FIRST_FRAME_SECONDS, StreamSource
from artem.errors import LoginNeeded, SourceError
from artem.frame import Frame
from artem.words import tr

PHONE_PATHS = ("/video", "/shot.jpg", "/")
"""Where Android's IP Webcam has its stream and its single pictures; motion has its stream at /."""


class HttpSource(Source):
    """A camera or video at an http address; without a path, the usual places are tried."""

    def __init__(self, address: str, *, first_frame: float = FIRST_FRAME_SECONDS) -> None:
        """first_frame: seconds that the first picture of a video may take once connected."""
        self._address = address
        self._first_frame_seconds = first_frame
        self._client = Client(address)
        self._inner: Source | None = None

    @property
    def name(self) -> str:
        """The address, without its login."""
        return without_login(self._address)

    def open(self) -> SourceInfo:
        """Find out what the address gives and wait for its first picture."""
        self.close()
        self._inner = self._first_that_answers()
        try:
            return replace(self._inner.open(), name=self.name)
        except SourceError:
            self.close()
            raise

    def read(self) -> Frame | None:
        """The newest frame."""
        if self._inner is None:
            raise not_open(self.name)
        self._inner.on_sound = self.on_sound
        return self._inner.read()

    def close(self) -> None:
        """End the connection."""
        if self._inner is not None:
            self._inner.close()
            self._inner = None

    def _first_that_answers(self) -> Source:
        *others, last = self._places()
        for place in others:
            try:
                return self._at(place)
            except _NoVideoError:
                continue
        return self._at(last)

    def _places(self) -> list[str]:
        parts = urlsplit(self._address)
        if parts.path.strip("/") or parts.query:
            return [self._address]
        return [urljoin(self._address, path) for path in PHONE_PATHS]

    def _at(self, place: str) -> Source:
        response = self._get(place)
        content = response.headers.get_content_type()
        if boundary := boundary_of(response.headers):
            return JpegStream(MultipartFeed(response, boundary, place), place)
        response.close()
        if content == "image/jpeg":
            return JpegStream(ShotFeed(self._client, place), place)
        if content.startswith("text/"):
            told = tr("{address} is a page, not video; give the full address of the camera's video")
            raise _NoVideoError(told.format(address=without_login(place)))
        return StreamSource(place, first_frame=self._first_frame_seconds)

    def _get(self, place: str) -> Response:
        try:
            return self._client.get(place, OPEN_SECONDS)
        except LoginNeeded:
            raise
        except HTTPError as error:
            raise _NoVideoError(str(explain(error, place))) from error
        except (OSError, HTTPException, UnicodeError) as error:
            raise explain(error, place) from error


class _NoVideoError(SourceError):
    """This place answers, but not with pictures; another one may."""
