"""One page: its role, its connection, its look and its figures."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable
from contextlib import suppress
from fractions import Fraction
from time import monotonic

import av

from artem.capture.phone import PhoneInlet
from artem.errors import ArtemError, ServerError, UsageError
from artem.look import Look
from artem.server.feed import Feed, Made, Planes
from artem.server.figures import LATE, TOO_BIG, UNDECODED, Figures, Marks
from artem.server.limits import Limits
from artem.server.messages import Role
from artem.server.peer import Peer
from artem.server.seat import Painted, Seat
from artem.server.studio import Studio
from artem.server.tracks import NewestTrack
from artem.words import tr

_log = logging.getLogger(__name__)


class Session:
    """What every role has. On the event loop's thread alone.

    id: random, tells it apart in the figures. on_trouble: told of what goes wrong by itself.
    """

    def __init__(
        self, role: Role, limits: Limits, on_trouble: Callable[[ArtemError], None]
    ) -> None:
        self.id = secrets.token_hex(4)
        self.role = role
        self.figures = Figures(monotonic())
        self._limits = limits
        self._on_trouble = on_trouble
        self._loop = asyncio.get_running_loop()
        self._peer: Peer | None = None
        self._track: NewestTrack | None = None
        self._shown: av.VideoFrame | None = None
        self._stepped = monotonic()

    @property
    def is_lost(self) -> bool:
        """Whether there was a connection and it failed."""
        return self._peer is not None and self._peer.state in ("failed", "closed")

    def idle_since(self) -> float:
        """When a frame last came from the page, or a step towards one."""
        return self._stepped

    async def answer(self, sdp: str, page: str, host: str) -> str:
        """Connect to a page anew: as `Peer.answer`. What was connected before is closed."""
        await self._hang_up()
        self._stepped = monotonic()
        self._track = NewestTrack(lambda: self.figures.dropped(LATE), self._sent)
        if self._shown is not None:  # another may be long in coming
            self._track.show(self._shown)
        self._peer = Peer(self._track, self._on_frame, self._undecoded)
        return await self._peer.answer(sdp, page, host)

    async def wear(self, look: Look) -> None:
        """Be painted with this look; nothing where nothing is painted. Raises ArtemError."""

    async def close(self) -> None:
        """Let go of everything."""
        await self._hang_up()

    async def _hang_up(self) -> None:
        peer, self._peer = self._peer, None
        if peer is not None:
            await peer.close()

    def _on_frame(self, frame: av.VideoFrame, came: float | None) -> None:
        now = monotonic()
        self.figures.arrived(now)
        if frame.width * frame.height > self._limits.frame_pixels:
            self.figures.dropped(TOO_BIG)
            told = tr("this camera's picture is too large for this server; choose a smaller one")
            self._on_trouble(UsageError(told))
        else:
            self._stepped = now
            self._take_in(frame, (now if came is None else came, now))

    def _undecoded(self, count: int) -> None:
        self.figures.dropped(UNDECODED, count)

    def _take_in(self, frame: av.VideoFrame, marks: Marks) -> None:
        """A frame of the page's camera, just decoded; unwanted where the role has no use for it."""

    def _show(self, frame: av.VideoFrame, marks: Marks) -> None:
        """Send a picture to the page, as soon as it is connected."""
        self._shown = frame
        if self._track is not None:
            self._track.show(frame, marks)

    def _sent(self, marks: Marks, frame: av.VideoFrame) -> None:
        self.figures.sent(marks, (frame.width, frame.height))


class PaintSession(Session):
    """The page's own camera comes back painted."""

    def __init__(
        self, studio: Studio, limits: Limits, on_trouble: Callable[[ArtemError], None]
    ) -> None:
        super().__init__(Role.PAINT, limits, on_trouble)
        self._studio = studio
        self._seat: Seat = studio.take_seat(self.figures, self._painted, self._failed)

    async def wear(self, look: Look) -> None:
        """From when it is ready; the look before is worn until then. Raises ArtemError."""
        self._seat.outfit = await asyncio.wrap_future(self._studio.outfit(look))

    async def close(self) -> None:
        """Let go of everything."""
        self._studio.leave(self._seat)
        await super().close()

    def _take_in(self, frame: av.VideoFrame, marks: Marks) -> None:
        self._studio.put(self._seat, frame, marks)

    def _painted(self, painted: Painted) -> None:
        """On the studio's thread."""
        frame = av.VideoFrame.from_ndarray(painted.pixels, format="rgb24")
        frame.pts, frame.time_base = painted.pts, painted.time_base
        with suppress(RuntimeError):  # the loop has ended
            self._loop.call_soon_threadsafe(self._show, frame, painted.marks)

    def _failed(self, error: ArtemError) -> None:
        """On the studio's thread."""
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._on_trouble, error)


class WatchSession(Session):
    """The page is shown the feed; with an inlet, its camera goes there."""

    def __init__(
        self,
        feed: Feed | None,
        inlet: PhoneInlet | None,
        limits: Limits,
        on_trouble: Callable[[ArtemError], None],
    ) -> None:
        super().__init__(Role.WATCH if inlet is None else Role.CAMERA, limits, on_trouble)
        self._line = None if inlet is None else inlet.connect()
        self._showing = None if feed is None else asyncio.create_task(self._watch(feed))

    def idle_since(self) -> float:
        """A connected viewer is not idle: whether it reads is asked every few seconds by itself."""
        is_watching = self._line is None and self._peer is not None
        if is_watching and self._peer is not None and self._peer.state == "connected":
            return monotonic()
        return super().idle_since()

    async def close(self) -> None:
        """Let go of everything."""
        if self._line is not None:
            self._line.leave()
        if self._showing is not None:
            self._showing.cancel()
            await asyncio.gather(self._showing, return_exceptions=True)
        await super().close()

    def _take_in(self, frame: av.VideoFrame, marks: Marks) -> None:
        if self._line is not None:
            self._line.put(frame, marks[-1])

    async def _watch(self, feed: Feed) -> None:
        try:
            with feed.viewer() as viewer:
                while (shown := await viewer.next_planes()) is not None:
                    self._show(_video(shown), (monotonic(),))
        except Exception:
            _log.exception("a viewer could not be shown the feed")
            self._on_trouble(ServerError(tr("the picture could not be sent; reload the page")))


def _video(shown: Made[Planes]) -> av.VideoFrame:
    """For one viewer, who gives it times of their own: the planes are shared."""
    frame = av.VideoFrame.from_numpy_buffer(shown.data, format="yuv420p")
    frame.pts, frame.time_base = round(shown.captured * 90_000), Fraction(1, 90_000)
    return frame
