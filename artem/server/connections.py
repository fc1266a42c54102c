"""The guard of connections: how many there are, and how long one may keep others waiting.

A connection waits from its beginning, TLS's greeting included, until a request has come whole,
and again after each answer. One that waits for too long is closed, and those that wait are the
first to go where there are too many: a thousand that send nothing keep nobody out.
"""

from __future__ import annotations

import asyncio
import logging
import socket
import ssl
from collections import Counter
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from functools import partial
from typing import Any

from aiohttp import web

from artem.server.addresses import neighbourhood
from artem.server.headers import harden
from artem.server.limits import Limits
from artem.words import tr

_log = logging.getLogger(__name__)

_SWEEP_SECONDS = 0.5
_NO_HANDLES_SECONDS = 0.5
_LINGER_SECONDS = 1.0  # an answer before the end of what was sent is read to its own end so long


@dataclass
class _Place:
    address: str
    since: float
    deadline: float | None
    waits: bool = True
    stalled_until: float | None = None


class Places:
    """Which connections may stay: a policy of timestamps."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._places: dict[Hashable, _Place] = {}

    def __len__(self) -> int:
        return len(self._places)

    def enter(self, who: Hashable, address: str, now: float) -> list[Hashable] | None:
        """Take a place. Who has to leave for it; None where there is no place to be had."""
        address = neighbourhood(address)
        of_one = self._limits.connections_of_one
        leaving = []
        if of_one and sum(place.address == address for place in self._places.values()) >= of_one:
            leaving.append(self._longest_waiting(address))
        elif len(self._places) >= self._limits.connections:
            leaving.append(self._longest_waiting(self._busiest_waiting_room()))
        if None in leaving:
            return None
        for one in leaving:
            self.leave(one)
        self._places[who] = _Place(address, now, now + self._limits.head_seconds)
        return leaving

    def leave(self, who: Hashable) -> None:
        """It is gone; safe to say again."""
        self._places.pop(who, None)

    def work(self, who: Hashable) -> None:
        """Its request has come whole."""
        self._change(who, None, waits=False)

    def answer(self, who: Hashable, now: float) -> None:
        """Its answer is on the way."""
        self._change(who, now + self._limits.answer_seconds, waits=False)

    def wait(self, who: Hashable, now: float) -> None:
        """Its answer is given; what comes next is another request."""
        if who in self._places:
            self._places[who].since = now
        self._change(who, now + self._limits.head_seconds, waits=True)

    def stall(self, who: Hashable, now: float) -> None:
        """It does not read what is sent."""
        if who in self._places:
            self._places[who].stalled_until = now + self._limits.answer_seconds

    def flow(self, who: Hashable) -> None:
        """It reads again."""
        if who in self._places:
            self._places[who].stalled_until = None

    def overdue(self, now: float) -> list[Hashable]:
        """Those that took too long."""
        return [
            who
            for who, place in self._places.items()
            if any(
                until is not None and until <= now
                for until in (place.deadline, place.stalled_until)
            )
        ]

    def _change(self, who: Hashable, deadline: float | None, *, waits: bool) -> None:
        place = self._places.get(who)
        if place is not None:
            place.deadline = deadline
            place.waits = waits

    def _busiest_waiting_room(self) -> str | None:
        """The address with most that wait, so that one that floods pays with its own."""
        waiting = Counter(place.address for place in self._places.values() if place.waits)
        return waiting.most_common(1)[0][0] if waiting else None

    def _longest_waiting(self, address: str | None) -> Hashable | None:
        waiting = {
            who: place.since
            for who, place in self._places.items()
            if place.waits and place.address == address
        }
        return min(waiting, key=lambda who: waiting[who], default=None)


class Connection(web.RequestHandler):
    """aiohttp's handler of a connection, which tells its place how far it is."""

    def __init__(self, server: web.Server, places: Places, who: Hashable) -> None:
        loop = asyncio.get_running_loop()
        super().__init__(
            server,
            loop=loop,
            access_log=None,  # type: ignore[arg-type]
            lingering_time=_LINGER_SECONDS,
            auto_decompress=False,  # no form comes compressed, but bombs do
        )
        self._places = places
        self._who = who
        self.gone = loop.create_future()

    def came_whole(self) -> None:
        """The request with its body is here."""
        self._places.work(self._who)

    async def finish_response(
        self, request: web.BaseRequest, resp: web.StreamResponse, start_time: float | None
    ) -> tuple[web.StreamResponse, bool]:
        """Send the answer, which has to be taken in time."""
        self._places.answer(self._who, self._loop.time())
        try:
            return await super().finish_response(request, resp, start_time)
        finally:
            self._places.wait(self._who, self._loop.time())

    def pause_writing(self) -> None:
        """What is sent is not read."""
        super().pause_writing()
        self._places.stall(self._who, self._loop.time())

    def resume_writing(self) -> None:
        """It is read again."""
        super().resume_writing()
        self._places.flow(self._who)

    def connection_lost(self, exc: BaseException | None) -> None:
        """Nobody is there any more."""
        super().connection_lost(exc)
        if not self.gone.done():
            self.gone.set_result(None)

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """A sentence that tells nothing of what was asked: it may have held the token."""
        del message
        if isinstance(exc, ConnectionError):
            raise exc  # nobody is there to be told, and strangers do not fill the log
        if isinstance(exc, web.RequestPayloadError):
            status = 400
        if status >= 500:
            _log.error("a request failed", exc_info=exc)
        if request.writer.output_size > 0:
            raise ConnectionError("a part of the answer is sent already")
        told = tr("The server failed.") if status >= 500 else tr("That was no request.")
        answer = web.Response(status=status, text=told)
        harden(answer)
        answer.force_close()
        return answer


class Guard:
    """Accepts connections on listening sockets, as many as there may be."""

    def __init__(self, server: web.Server, limits: Limits, context: ssl.SSLContext | None) -> None:
        self._server = server
        self._limits = limits
        self._context = context
        self.places = Places(limits)
        self._tasks: set[asyncio.Task[None]] = set()

    async def accept(self, listeners: list[socket.socket]) -> None:
        """Accept until cancelled; raises what keeps it from going on."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._sweep())
            for listener in listeners:
                group.create_task(self._accept_on(listener))

    async def close(self) -> None:
        """End every connection that is still there."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _accept_on(self, listener: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        while True:
            try:
                connection, address = await loop.sock_accept(listener)
            except OSError:
                # The peer was gone already, or no handles are left: others may give some back.
                await asyncio.sleep(_NO_HANDLES_SECONDS)
                continue
            self._admit(connection, address[0])

    def _admit(self, connection: socket.socket, address: str) -> None:
        task = asyncio.create_task(self._hold(connection))
        leaving = self.places.enter(task, address, asyncio.get_running_loop().time())
        self._tasks.add(task)
        task.add_done_callback(partial(self._forget, connection))
        self._end([task] if leaving is None else leaving)

    async def _hold(self, connection: socket.socket) -> None:
        """Serve it until it is gone; cancelled, it is gone at once."""
        task = asyncio.current_task()
        assert task is not None
        loop = asyncio.get_running_loop()
        wire: asyncio.WriteTransport | None = None
        try:
            transport, protocol = await loop.connect_accepted_socket(
                lambda: Connection(self._server, self.places, task),
                connection,
                ssl=self._context,
                ssl_handshake_timeout=self._limits.head_seconds if self._context else None,
            )
            wire = wire_of(transport)
            await protocol.gone
        except OSError:
            pass  # it went away, or did not speak TLS
        finally:
            if wire is not None:
                wire.abort()

    async def _sweep(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(_SWEEP_SECONDS)
            self._end(self.places.overdue(loop.time()))

    def _end(self, leaving: list[Hashable]) -> None:
        for task in leaving:
            assert isinstance(task, asyncio.Task)
            task.cancel()

    def _forget(self, connection: socket.socket, task: asyncio.Task[None]) -> None:
        connection.close()
        self.places.leave(task)
        self._tasks.discard(task)


def wire_of(transport: Any) -> asyncio.WriteTransport:
    """The socket's own transport.

    TLS's aborts nothing once it was closed twice, as aiohttp does: to somebody whose network is
    gone it would go on sending what is left, on a handle that is another's by then.
    """
    protocol = getattr(transport, "_ssl_protocol", None)
    found: asyncio.WriteTransport = transport if protocol is None else protocol._transport
    return found


@web.middleware
async def whole_request(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Handlers see requests whose bodies are here, and small."""
    size = request.content_length or 0
    if size > request.client_max_size:
        raise web.HTTPRequestEntityTooLarge(request.client_max_size, size)
    await request.read()
    if isinstance(request.protocol, Connection):
        request.protocol.came_whole()
    return await handler(request)
