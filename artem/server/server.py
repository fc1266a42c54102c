"""The server: a thread of its own with an event loop in it."""

from __future__ import annotations

import asyncio
import errno
import socket
import ssl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from threading import Event, Thread

from aiohttp import web

from artem.errors import PortTaken, ServerError
from artem.server.connections import Guard
from artem.server.entrance import Entrance
from artem.server.limits import Limits
from artem.server.site import PARTS
from artem.words import tr

_BACKLOG = 128
_HANDLERS_END_SECONDS = 2.0


class Server:
    """Serves a site until stopped, or until its studio fails.

    What its threads raise surfaces in `start`, `wait` or `stop`.

    port: that of the entrance; from `start` on the one it has.
    """

    def __init__(self, site: web.Application) -> None:
        """site: served where the entrance among its parts says."""
        self._site = site
        self._parts = site[PARTS]
        self.port = self.entrance.port
        self._error: BaseException | None = None
        self._bound = Event()
        self._ended = Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping = asyncio.Event()
        self._thread = Thread(target=self._run, name="artem-server")

    @property
    def entrance(self) -> Entrance:
        """How it is reached."""
        return self._parts.entrance

    def start(self) -> None:
        """Serve from when it returns. Raises ServerError where the address cannot be had."""
        self._thread.start()
        self._bound.wait()
        if self._error is not None:
            self.stop()

    def wait(self, seconds: float) -> bool:
        """Wait for its end; whether it still serves. Raises what its threads raised."""
        # Not by `join`: where Ctrl-C interrupts that, a thread counts as ended and goes on.
        if self._ended.wait(seconds):
            self.stop()
        return not self._ended.is_set()

    def stop(self) -> None:
        """Close all connections and wait for the thread; raises what it raised.

        Safe to call again.
        """
        if self._thread.is_alive():
            self._bound.wait()
            self._end()
        if self._thread.ident is not None:
            self._thread.join()
        error, self._error = self._error, None
        if error is not None:
            raise error

    def links(self) -> list[str]:
        """Where it is reached, each with the token, the likeliest for a phone first."""
        return self.entrance.links(self.port)

    def _end(self) -> None:
        """Any thread."""
        assert self._loop is not None
        with suppress(RuntimeError):  # it has just ended by itself
            self._loop.call_soon_threadsafe(self._stopping.set)

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except BaseException as error:
            self._error = error
        finally:
            self._bound.set()
            self._ended.set()

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        if self._parts.studio is not None:
            self._parts.studio.failed.add_done_callback(lambda _: self._end())
        certificate = self.entrance.certificate
        context = None if certificate is None else certificate.context()
        with listening(self.entrance.host, self.entrance.port) as listeners:
            self.port = listeners[0].getsockname()[1]
            await self._serve_on(listeners, context)

    async def _serve_on(
        self, listeners: list[socket.socket], context: ssl.SSLContext | None
    ) -> None:
        runner = web.AppRunner(self._site, access_log=None, shutdown_timeout=_HANDLERS_END_SECONDS)
        await runner.setup()
        assert runner.server is not None
        guard = Guard(runner.server, self._limits(), context)
        accepting = asyncio.create_task(guard.accept(listeners))
        stopping = asyncio.create_task(self._stopping.wait())
        try:
            self._bound.set()
            await asyncio.wait({accepting, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if accepting.done():
                accepting.result()
        finally:
            accepting.cancel()
            stopping.cancel()
            await asyncio.gather(accepting, stopping, return_exceptions=True)
            try:
                await runner.cleanup()
            finally:
                await guard.close()

    def _limits(self) -> Limits:
        """Behind a proxy all come from one address, its own."""
        limits = self._parts.limits
        is_shown = self.entrance.public is not None
        return replace(limits, connections_of_one=0) if is_shown else limits


@contextmanager
def listening(host: str, port: int) -> Iterator[list[socket.socket]]:
    """Sockets that listen at every address of a host, at one port; port: 0 for any that is free.

    Raises ServerError; PortTaken where another program has the port.
    """
    with ExitStack() as stack:
        listeners: list[socket.socket] = []
        try:
            for family, address in _addresses_of(host):
                both = family == socket.AF_INET6 and address == "::" and socket.has_dualstack_ipv6()
                listener = socket.create_server(
                    (address, port), family=family, backlog=_BACKLOG, dualstack_ipv6=both
                )
                listener.setblocking(False)
                listeners.append(stack.enter_context(listener))
                port = listener.getsockname()[1]
        except OSError as error:
            kind = PortTaken if error.errno == errno.EADDRINUSE else ServerError
            raise kind(_sentence(host, port, error)) from error
        yield listeners


def _addresses_of(host: str) -> list[tuple[socket.AddressFamily, str]]:
    found = socket.getaddrinfo(host or None, 0, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    return list(dict.fromkeys((family, str(address[0])) for family, _, _, _, address in found))


def _sentence(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return tr("port {port} is taken; choose another with --port").format(port=port)
    if error.errno == errno.EACCES:
        told = tr("port {port} needs an administrator's rights; choose one above 1023 with --port")
        return told.format(port=port)
    if error.errno == errno.EADDRNOTAVAIL or isinstance(error, socket.gaierror):
        told = tr('"{host}" is not an address of this machine; give --host 0.0.0.0 for all it has')
        return told.format(host=host)
    told = tr("{host} port {port} cannot be served on: {why}; choose another --port")
    return told.format(host=host, port=port, why=error.strerror or error)
