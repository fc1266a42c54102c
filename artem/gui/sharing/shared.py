"""The server behind the window, and what others need to reach it. No Qt."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from artem.errors import PortTaken

if TYPE_CHECKING:
    from artem.capture.phone import PhoneInlet
    from artem.server.feed import Feed
    from artem.server.server import Server

_EVERYWHERE = "0.0.0.0"
_PORT = 8443  # home screens remember it
_HIDDEN = 8 * "\N{BULLET}"


@dataclass(frozen=True)
class Link:
    """Where the server is reached, such as https://192.168.1.7:8443, and what lets in."""

    origin: str
    token: str = field(repr=False)

    @property
    def page(self) -> str:
        """To watch."""
        return f"{self.origin}/?token={self.token}"

    @property
    def camera(self) -> str:
        """To be the camera."""
        return f"{self.origin}/?as=camera&token={self.token}"

    @property
    def video(self) -> str:
        """For programs that play video."""
        return f"{self.origin}/video?token={self.token}"

    @property
    def shown(self) -> str:
        """To watch, without what lets in: others may see this screen."""
        return f"{self.origin}/?token={_HIDDEN}"


@dataclass(frozen=True, eq=False)
class Shared:
    """A server that runs.

    fingerprint: of its certificate, "AB:CD:..."; empty where it has none.
    """

    server: Server
    feed: Feed
    link: Link
    fingerprint: str


def share(inlet: PhoneInlet) -> Shared:
    """Start a server for everybody in the network who has its link. Takes seconds.

    Raises ServerError.
    """
    try:
        return _share_at(_PORT, inlet)
    except PortTaken:
        return _share_at(0, inlet)


@contextmanager
def _none_collected() -> Iterator[None]:
    """Keep Python's garbage collector away while libraries are imported.

    They are so many objects that it would look through all there are, and hold up every thread
    for it: the window for 0.1 to 0.3 s. Where others were put aside for good, these are too.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
        if gc.get_freeze_count():
            gc.freeze()
    finally:
        if was_on:
            gc.enable()


def _share_at(port: int, inlet: PhoneInlet) -> Shared:
    with _none_collected():
        from artem.server.entrance import open_entrance
        from artem.server.feed import Feed
        from artem.server.server import Server
        from artem.server.site import Parts, make_site

    entrance = open_entrance(_EVERYWHERE, port)
    feed = Feed()
    server = Server(make_site(Parts(entrance=entrance, feed=feed, camera=inlet)))
    server.start()
    origin = entrance.origins(server.port)[0]
    fingerprint = entrance.certificate.fingerprint if entrance.certificate else ""
    return Shared(server, feed, Link(origin, entrance.token or ""), fingerprint)
