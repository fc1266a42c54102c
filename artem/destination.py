"""Where the live picture is published to: an address that is a secret."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import SplitResult, unquote, urlsplit

from artem.errors import UsageError

SCHEMES = ("rtmp", "rtmps", "rtsp", "rtsps", "srt")
_LONGEST = 2048
_HIDDEN = "\N{HORIZONTAL ELLIPSIS}"
_WANTED = "give an address such as rtmp://host/app/key"


@dataclass(frozen=True)
class Destination:
    """An address with its stream key, which `str` and `repr` do not show.

    shown: the scheme, host and app, which anybody may read.
    """

    address: str = field(repr=False)
    shown: str

    def __str__(self) -> str:
        return self.shown

    @property
    def scheme(self) -> str:
        """One of SCHEMES."""
        return self.address.partition(":")[0].lower()

    def censored(self, text: str) -> str:
        """What another program says of it, without the address and what in it is secret."""
        text = text.replace(self.address, self.shown)
        for secret in sorted(_secrets(urlsplit(self.address)), key=len, reverse=True):
            text = text.replace(secret, _HIDDEN)
        return text


def parse_destination(text: str) -> Destination:
    """An rtmp, rtmps, rtsp, rtsps or srt address. Raises UsageError, which does not repeat it."""
    if len(text) > _LONGEST or re.search(r"[\s\x00-\x1f\x7f]", text):
        raise UsageError(f"the address to publish to is too long or has spaces in it; {_WANTED}")
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise UsageError(f"the address to publish to is not understood; {_WANTED}") from None
    if parts.scheme not in SCHEMES or not host:
        raise UsageError(
            f"the address to publish to names no {', '.join(SCHEMES[:-1])} or {SCHEMES[-1]} "
            f"server; {_WANTED}"
        )
    if parts.scheme == "srt" and port is None:
        raise UsageError("the srt address to publish to has no port; give srt://host:port")
    if parts.scheme.startswith("rtmp") and not _key(parts):
        raise UsageError(f"the address to publish to has no stream key; {_WANTED}")
    return Destination(text, _shown(parts))


def joined(server: str, key: str) -> str:
    """The address of a server and a stream key, as typed into two lines."""
    server, key = server.strip(), key.strip()
    return f"{server.rstrip('/')}/{key.lstrip('/')}" if key else server


def _shown(parts: SplitResult) -> str:
    app = "" if parts.scheme == "srt" else _app(parts)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{'/' if app else ''}{app}"


def _app(parts: SplitResult) -> str:
    """The first part of the path, where another follows."""
    first, _, rest = parts.path.lstrip("/").partition("/")
    return first if rest.strip("/") else ""


def _key(parts: SplitResult) -> str:
    """What follows the app."""
    return parts.path.lstrip("/").partition("/")[2].strip("/")


def _secrets(parts: SplitResult) -> set[str]:
    """Everything but the host and the app, also as FFmpeg may write it."""
    path = parts.path.lstrip("/").removeprefix(_app(parts)).strip("/")
    login, _, _ = parts.netloc.rpartition("@")
    pieces = {path, *path.split("/"), parts.query, parts.fragment, login, *login.split(":")}
    pieces |= {pair.partition("=")[2] for pair in parts.query.split("&")}
    return {piece for raw in pieces for piece in (raw, unquote(raw)) if piece}
