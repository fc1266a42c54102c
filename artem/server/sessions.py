"""All sessions of a server: which roles there are, who is in, who waits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Protocol

from aiohttp import web

from artem.capture.phone import PhoneInlet
from artem.errors import ArtemError, UsageError
from artem.server import codecs
from artem.server.entrance import EVERYWHERE, Entrance
from artem.server.feed import Feed
from artem.server.limits import Limits
from artem.server.lobby import Lobby
from artem.server.messages import Role
from artem.server.session import PaintSession, Session, WatchSession
from artem.server.studio import Studio
from artem.styles.gallery import Style
from artem.words import tr


class Visitor(Protocol):
    """One page, as the sessions know it."""

    session: Session | None

    def moved(self, place: int) -> None:
        """Its place has changed; 0 is in."""

    def dismiss(self, why: str, *, again: bool, code: int) -> None:
        """It has to go."""


class Sessions:
    """On the event loop's thread alone.

    visits: all pages, with those that have not joined yet.
    """

    def __init__(
        self,
        limits: Limits,
        entrance: Entrance,
        studio: Studio | None,
        feed: Feed | None,
        camera: PhoneInlet | None,
    ) -> None:
        """The last three: what there is for the three roles."""
        codecs.limit_frames(limits.frame_pixels)
        self.limits = limits
        self._entrance = entrance
        self.visits: set[Visitor] = set()
        self.lobby: Lobby[Visitor] = Lobby(limits.sessions, limits.waiting)
        self._finished: Counter[str] = Counter()  # of those that have left
        self._studio = studio
        self._feed = feed
        self._camera = camera

    @property
    def host(self) -> str:
        """What WebRTC is bound to: whom a proxy brings reaches it past the proxy."""
        return self._entrance.host if self._entrance.public is None else EVERYWHERE[0]

    def address_of(self, peer: str | None) -> str:
        """Where a page calls from; empty where that is not known, as behind a proxy.

        peer: the other end of its connection, which is the proxy then.
        """
        return (peer or "") if self._entrance.public is None else ""

    @property
    def roles(self) -> list[Role]:
        """On offer."""
        there = {Role.PAINT: self._studio, Role.WATCH: self._feed, Role.CAMERA: self._camera}
        return [role for role, part in there.items() if part is not None]

    @property
    def styles(self) -> dict[str, Style]:
        """On offer, by name."""
        return {} if self._studio is None else self._studio.styles

    @property
    def running(self) -> list[Session]:
        """Those that are in."""
        return [visit.session for visit in self.visits if visit.session is not None]

    def make(self, role: Role, on_trouble: Callable[[ArtemError], None]) -> Session:
        """A session for somebody who is in. Raises UsageError for a role that is not on offer."""
        if role not in self.roles:
            raise UsageError(tr("this server does not do that; open its first page"))
        if role is Role.PAINT and self._studio is not None:
            return PaintSession(self._studio, self.limits, on_trouble)
        camera = self._camera if role is Role.CAMERA else None
        return WatchSession(self._feed, camera, self.limits, on_trouble)

    def enter(self, visit: Visitor) -> None:
        """Come in or wait; it is told its place. Raises ServerError where too many wait."""
        visit.moved(self.lobby.enter(visit))

    def totals(self) -> Counter[str]:
        """As `Figures.totals`, of all sessions there ever were."""
        return sum((session.figures.totals() for session in self.running), self._finished)

    def leave(self, visit: Visitor) -> None:
        """Go; whom that moves is told. Once for each visit."""
        self.visits.discard(visit)
        if visit.session is not None:
            self._finished += visit.session.figures.totals()
        for other, place in self.lobby.leave(visit).items():
            other.moved(place)

    def close(self) -> None:
        """Dismiss everybody: the server stops."""
        why = tr("the server is stopped; try again when it runs")
        if self._studio is not None and self._studio.has_failed:
            why = tr("the server cannot paint any more; its owner has to start it again")
        for visit in self.visits:
            visit.dismiss(why, again=True, code=1001)


SESSIONS = web.AppKey("sessions", Sessions)
