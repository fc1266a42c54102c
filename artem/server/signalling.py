"""/session: the WebSocket on which a page joins, waits its turn, connects and changes its look."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from time import monotonic

from aiohttp import WSCloseCode, WSMsgType, web

from artem.errors import ArtemError, ServerError, UsageError
from artem.look import Look
from artem.server import messages
from artem.server.allowance import Allowance
from artem.server.limits import Limits
from artem.server.messages import Join, Message, Offer, Role, Wear, read_message
from artem.server.session import Session
from artem.server.sessions import SESSIONS, Sessions
from artem.server.studio import as_artem_error
from artem.words import tr

_log = logging.getLogger(__name__)
_IDLE = 4000  # close code
_HEARTBEAT_SECONDS = 10.0
_CLOSE_SECONDS = 1.0
_SEND_SECONDS = 10.0
_TICK_SECONDS = 1.0
_UNSENT = 32  # messages a page may leave unread


class _Over(Exception):
    """The visit has to end, for a reason that the page is told."""

    def __init__(self, why: str, again: bool, code: int) -> None:
        super().__init__(why)
        self.again = again
        self.code = code


class _Gone(Exception):
    """The page has left."""


def routes() -> list[web.AbstractRouteDef]:
    """Of the WebSocket."""
    return [web.get("/session", _serve)]


async def _serve(request: web.Request) -> web.WebSocketResponse:
    sessions = request.app[SESSIONS]
    socket = web.WebSocketResponse(
        max_msg_size=sessions.limits.message_bytes,
        heartbeat=_HEARTBEAT_SECONDS,
        timeout=_CLOSE_SECONDS,
        compress=False,
    )
    await socket.prepare(request)
    await Visit(sessions, socket, sessions.address_of(request.remote)).run()
    return socket


class Visit:
    """One page on its WebSocket, from its coming to its going."""

    def __init__(self, sessions: Sessions, socket: web.WebSocketResponse, page: str) -> None:
        """page: the address it calls from; empty where that is not known."""
        self.session: Session | None = None
        self._sessions = sessions
        self._socket = socket
        self._page = page
        self._moved = monotonic()  # when it came, or its place last changed
        self._allowance = Allowance(sessions.limits.messages_a_second, self._moved)
        self._unsent: asyncio.Queue[str] = asyncio.Queue(_UNSENT)
        self._over: _Over | None = None
        self._ends = asyncio.Event()
        self._role: Role | None = None
        self._look = Look()
        self._look_came = asyncio.Event()
        self._told_lost = False

    async def run(self) -> None:
        """Until the page goes or has to go; raises nothing that a page can cause."""
        self._sessions.visits.add(self)
        self._say(messages.welcome(self._sessions.roles, self._sessions.styles.values()))
        try:
            async with asyncio.TaskGroup() as tasks:
                for job in (self._listen(), self._send(), self._tick(), self._dress()):
                    tasks.create_task(job)
                await self._ends.wait()
                raise self._over or _Gone
        except* _Over:
            await self._say_goodbye()
        except* (_Gone, ConnectionError, TimeoutError):
            pass
        finally:
            await self._leave()
        with suppress(ConnectionError, TimeoutError):
            await self._socket.close(code=WSCloseCode.OK if self._over is None else self._over.code)

    def moved(self, place: int) -> None:
        """Its place in the lobby has changed; 0 is in."""
        self._moved = monotonic()
        if place:
            self._say(messages.queue(place))
        elif self._role is not None:
            self.session = self._sessions.make(self._role, self._on_trouble)
            self._look_came.set()
            self._say(messages.ready())

    def dismiss(self, why: str, *, again: bool, code: int) -> None:
        """It has to go. Safe to call again."""
        self._over = self._over or _Over(why, again, code)
        self._ends.set()

    def _say(self, text: str) -> None:
        """Leave a message for the page; one that reads nothing has to go."""
        try:
            self._unsent.put_nowait(text)
        except asyncio.QueueFull:
            self.dismiss(tr("this page has stopped reading; reload it"), again=True, code=_IDLE)

    def _on_trouble(self, error: ArtemError) -> None:
        is_ours = not isinstance(error, UsageError)
        code = WSCloseCode.INTERNAL_ERROR if is_ours else WSCloseCode.POLICY_VIOLATION
        self.dismiss(str(error), again=is_ours, code=code)

    # -- tasks ------------------------------------------------------------------------------

    async def _listen(self) -> None:
        async for said in self._socket:
            if said.type is not WSMsgType.TEXT or not self._allowance.spend(monotonic()):
                why = tr("this page says too much; wait a moment and reload it")
                self.dismiss(why, again=False, code=WSCloseCode.POLICY_VIOLATION)
                return
            try:
                await self._hear(read_message(said.data, self._sessions.styles))
            except ArtemError as error:
                self._say(messages.error(str(error)))
        raise _Gone

    async def _send(self) -> None:
        while True:
            text = await self._unsent.get()
            async with asyncio.timeout(_SEND_SECONDS):
                await self._socket.send_str(text)

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(_TICK_SECONDS)
            now = monotonic()
            if self.session is not None:
                self._check(self.session, now)
            else:
                self._check_patience(now - self._moved, self._sessions.limits)

    def _check(self, session: Session, now: float) -> None:
        self._say(messages.figures(session.figures.told(now)))
        if session.is_lost and not self._told_lost:
            self._say(messages.error(tr("the video was cut off; reload the page")))
        self._told_lost = session.is_lost
        if now - session.idle_since() > self._sessions.limits.idle_seconds:
            why = tr("no picture has come for a while; start the camera and try again")
            self.dismiss(why, again=True, code=_IDLE)

    def _check_patience(self, waited: float, limits: Limits) -> None:
        if self._role is None and waited > limits.head_seconds:
            why = tr("this page has not said what it is here for; reload it")
            self.dismiss(why, again=True, code=WSCloseCode.POLICY_VIOLATION)
        elif self._role is not None and waited > limits.waiting_seconds:
            why = tr("nobody has left for a long time; try again later")
            self.dismiss(why, again=False, code=WSCloseCode.TRY_AGAIN_LATER)

    async def _dress(self) -> None:
        """Wear the newest look; those that came while another was made ready are passed over."""
        while True:
            await self._look_came.wait()
            self._look_came.clear()
            if self.session is None:
                continue
            try:
                await self.session.wear(self._look)
            except Exception as error:  # the look before goes on
                self._say(messages.error(str(as_artem_error(error))))

    # -- messages ---------------------------------------------------------------------------

    async def _hear(self, said: Message) -> None:
        match said:
            case Join(role):
                self._join(role)
            case Wear(look):
                self._look = look
                self._look_came.set()
            case Offer(sdp) if self.session is not None:
                answer = await self.session.answer(sdp, self._page, self._sessions.host)
                self._say(messages.answer(answer))
            case Offer():
                self._say(messages.error(tr("it is not your turn yet; wait for it")))

    def _join(self, role: Role) -> None:
        if self._role is not None:
            self._say(messages.error(tr("this page has joined already; reload it to change")))
        elif role not in self._sessions.roles:
            why = tr("this server does not do that; open its first page")
            self.dismiss(why, again=False, code=WSCloseCode.POLICY_VIOLATION)
        else:
            self._role = role
            try:
                self._sessions.enter(self)
            except ServerError as error:
                self.dismiss(str(error), again=True, code=WSCloseCode.TRY_AGAIN_LATER)

    # -- the end ----------------------------------------------------------------------------

    async def _say_goodbye(self) -> None:
        if self._over is not None:
            told = messages.goodbye(str(self._over), again=self._over.again)
            with suppress(ConnectionError, TimeoutError):
                async with asyncio.timeout(_CLOSE_SECONDS):
                    await self._socket.send_str(told)

    async def _leave(self) -> None:
        """Free the place at once, then close what takes its time."""
        self._sessions.leave(self)
        session, self.session = self.session, None
        if session is not None:
            await session.close()
