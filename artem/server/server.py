"""The server: a thread of its own with an event loop in it."""

from __future__ import annotations

import asyncio
from threading import Event, Thread

from aiohttp import web

from artem.errors import ServerError
from artem.words import tr


class Server:
    """Serves a site until stopped. What its thread raises surfaces in `start` or `stop`."""

    def __init__(self, site: web.Application, host: str, port: int) -> None:
        """port: 0 for any that is free."""
        self._site = site
        self._host = host
        self.port = port
        self._error: BaseException | None = None
        self._bound = Event()
        self._loop = asyncio.new_event_loop()
        self._stopping = asyncio.Event()
        self._thread = Thread(target=self._run, name="artem-server")

    def start(self) -> None:
        """Serve from when it returns. Raises ServerError where the address cannot be had."""
        self._thread.start()
        self._bound.wait()
        if self._error is not None:
            self.stop()

    def stop(self) -> None:
        """Close all connections and wait for the thread; raises what it raised.

        Safe to call again.
        """
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stopping.set)
        if self._thread.ident is not None:
            self._thread.join()
        error, self._error = self._error, None
        if error is not None:
            raise error

    def _run(self) -> None:
        try:
            with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
                runner.run(self._serve())
        except OSError as error:
            told = tr("{host} port {port} cannot be served on: {why}; choose another --port")
            self._error = ServerError(
                told.format(host=self._host, port=self.port, why=error.strerror or error)
            )
        except BaseException as error:
            self._error = error
        finally:
            self._bound.set()

    async def _serve(self) -> None:
        runner = web.AppRunner(self._site, access_log=None)
        await runner.setup()
        try:
            await web.TCPSite(runner, self._host, self.port).start()
            self.port = runner.addresses[0][1]
            self._bound.set()
            await self._stopping.wait()
        finally:
            await runner.cleanup()
