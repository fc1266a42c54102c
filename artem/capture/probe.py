"""Tries an address step by step, to say what works and where it fails."""

from __future__ import annotations

import re
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPException
from ipaddress import ip_address
from urllib.error import HTTPError
from urllib.parse import SplitResult, urlsplit
from urllib.request import getproxies, proxy_bypass

from artem.capture.address import with_login
from artem.capture.base import Source
from artem.capture.http_client import Client
from artem.capture.http_source import HttpSource
from artem.capture.network import OPEN_SECONDS, explain
from artem.capture.spec import parse_source
from artem.capture.stream import StreamSource
from artem.errors import LoginNeeded, SourceError, UsageError
from artem.words import QT_TR_NOOP, tr

REACH_SECONDS = 3.0
"""For finding the host, connecting to it and agreeing on encryption, together."""

FIRST_FRAME_SECONDS = 5.0
"""How long an open stream may take to its first picture; a longer wait is a poor source."""

COUNT_SECONDS = 1.0
"""How long frames are counted."""

_PORTS = {"http": 80, "https": 443, "rtsp": 554, "rtsps": 322, "rtmp": 1935, "rtmps": 443}

_CONTENTS = {
    "image/jpeg": QT_TR_NOOP("it answers with single pictures ({content})"),
    "multipart/x-mixed-replace": QT_TR_NOOP("it answers with motion JPEG ({content})"),
    "text/html": QT_TR_NOOP("it answers with a page ({content})"),
}
_OTHER_CONTENT = QT_TR_NOOP("it answers with {content}")


@dataclass(frozen=True)
class Step:
    """What one step found out: `text` is a sentence, with the remedy where it is not `ok`.

    name: "Address", "Name", "Connection", "Encryption", "Login", "Answer" or "Video".
    """

    name: str
    ok: bool
    text: str


def probe(address: str, user: str = "", password: str = "") -> Iterator[Step]:
    """Try an http, https, rtsp or rtmp address; the first step that is not ok is the last.

    Each step is given when it is done. A host that stalls at one of them costs some 3 seconds, a
    stream without pictures 8; the caller may stop between two steps. None tells a password.
    """
    if "://" not in address:
        told = tr("this is no address; write it like http://192.168.1.5:8080")
        yield Step("Address", False, told)
        return
    try:
        parse_source(address)
    except UsageError as error:
        yield Step("Address", False, str(error))
        return
    trial = _Trial(with_login(address, user, password) if user else address)
    for name, stage in trial.stages():
        try:
            found = stage()
        except SourceError as error:
            yield Step("Login" if isinstance(error, LoginNeeded) else name, False, str(error))
            return
        yield Step(name, True, found)


class _Trial:
    """One try of an address that is one. A stage gives a sentence or raises SourceError."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._parts = parts = urlsplit(address)
        self._host = parts.hostname or ""
        self._port = parts.port or _PORTS[parts.scheme]
        self._deadline = time.monotonic() + REACH_SECONDS
        self._found = [self._host]

    def stages(self) -> Iterator[tuple[str, Callable[[], str]]]:
        """What there is to try, in order."""
        over_http = self._parts.scheme in ("http", "https")
        if not (over_http and _goes_through_proxy(self._parts)):
            if not _is_number(self._host):
                yield "Name", self._find
            yield "Connection", self._connect
            if self._parts.scheme == "https":
                yield "Encryption", self._encrypt
        if over_http:
            yield "Answer", self._ask
        yield "Video", self._watch

    def _find(self) -> str:
        """The resolver cannot be told to hurry: its thread is left to end by itself."""
        resolver = ThreadPoolExecutor(1, "artem-resolve")
        try:
            asked = resolver.submit(socket.getaddrinfo, self._host, None, type=socket.SOCK_STREAM)
            answers = asked.result(self._left())
        except (OSError, UnicodeError) as error:
            raise explain(error, self._address) from error
        finally:
            resolver.shutdown(wait=False)
        self._found = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
        return tr("{host} is {place}").format(host=self._host, place=self._found[0])

    def _connect(self) -> str:
        self._socket().close()
        told = tr("{host} takes connections on port {port}")
        return told.format(host=self._host, port=self._port)

    def _encrypt(self) -> str:
        context = ssl.create_default_context()
        with self._socket() as plain:
            try:
                plain.settimeout(self._left())
                context.wrap_socket(plain, server_hostname=self._host).close()
            except ssl.SSLCertVerificationError as error:
                raise explain(error, self._address) from error
            except ssl.SSLError as error:
                told = tr("{host} does not encrypt on port {port}; try its http:// address")
                raise SourceError(told.format(host=self._host, port=self._port)) from error
            except OSError as error:
                raise explain(error, self._address) from error
        told = tr("{host} has a certificate that this machine trusts")
        return told.format(host=self._host)

    def _ask(self) -> str:
        try:
            with Client(self._address).get(self._address, OPEN_SECONDS) as response:
                content = response.headers.get_content_type()
        except HTTPError as error:
            if self._parts.path.strip("/"):
                raise explain(error, self._address) from error
            told = tr("it answers, with HTTP error {status} at /; other places are tried")
            return told.format(status=error.code)
        except (OSError, HTTPException, UnicodeError) as error:
            raise explain(error, self._address) from error
        return _answer(content)

    def _watch(self) -> str:
        with closing(self._source()) as source:
            info = source.open()
            fps = _rate(source)
        size = f"{info.width}x{info.height} {info.pixel_format}"
        return tr("it gives video, {size} at {fps:.0f} fps").format(size=size, fps=fps)

    def _source(self) -> Source:
        if self._parts.scheme in ("http", "https"):
            return HttpSource(self._address, first_frame=FIRST_FRAME_SECONDS)
        return StreamSource(self._address, first_frame=FIRST_FRAME_SECONDS)

    def _socket(self) -> socket.socket:
        """Connected to the first of the host's addresses that answers."""
        refusal: OSError = TimeoutError()
        for left, place in zip(range(len(self._found), 0, -1), self._found, strict=True):
            try:
                return socket.create_connection((place, self._port), self._left() / left)
            except OSError as error:
                refusal = error
        raise explain(refusal, self._address) from refusal

    def _left(self) -> float:
        return max(0.1, self._deadline - time.monotonic())


def _rate(source: Source) -> float:
    """Frames a second that come, counted; those passed over count too."""
    first = last = source.read()
    while first and last and last.captured - first.captured < COUNT_SECONDS:
        following = source.read()
        if following is None:
            break
        last = following
    if not (first and last and last.captured > first.captured):
        return 0.0
    return (last.index - first.index) / (last.captured - first.captured)


def _answer(content: str) -> str:
    """A content type in a sentence; the other side wrote it, so only what is one is repeated."""
    if not re.fullmatch(r"[\w.+-]{1,40}/[\w.+-]{1,60}", content):
        return tr("it answers with an unknown kind of content")
    return tr(_CONTENTS.get(content, _OTHER_CONTENT)).format(content=content)


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _goes_through_proxy(parts: SplitResult) -> bool:
    """Whether another machine finds and reaches the host for us."""
    return parts.scheme in getproxies() and not proxy_bypass(parts.netloc.rpartition("@")[2])
