"""The feed as pictures: `/video` and `/shot.jpg`, as Android's IP Webcam serves them.

Browsers, OBS, VLC, FFmpeg, OpenCV and another Art'Em read them.
"""

from __future__ import annotations

import asyncio
import socket
import time
from typing import Any

from aiohttp import web

from artem.server.connections import wire_of
from artem.server.feed import Feed, Jpeg, Viewer
from artem.server.limits import Limits
from artem.words import tr

BOUNDARY = "frame"
REPEAT_SECONDS = 1.0
"""A still picture is sent again this often: a reader that hears nothing takes it for stalled."""

SEND_BUFFER = 256 * 1024
"""Bytes that may be on their way to a viewer: what lies there is late when it is seen."""

_NOT_KEPT = {"Cache-Control": "no-store"}


class Pictures:
    """Serves a feed to a limited number of viewers.

    Each is sent the newest frame when it has read the one before. One that reads nothing for
    Limits.idle_seconds is let go.
    """

    def __init__(self, feed: Feed | None, limits: Limits) -> None:
        """feed: None where this server shows none."""
        self._feed = feed
        self._limits = limits
        self._watching: set[asyncio.Task[Any]] = set()

    def routes(self) -> list[web.AbstractRouteDef]:
        """`/video` and `/shot.jpg`."""
        return [
            web.get("/video", self._video, allow_head=False),
            web.get("/shot.jpg", self._shot),
        ]

    async def end(self, _site: web.Application) -> None:
        """For `on_shutdown`: a server that stops waits for no viewer."""
        for task in tuple(self._watching):
            task.cancel()

    async def _shot(self, _request: web.Request) -> web.Response:
        jpeg = await self._shown().jpegs.get()
        if jpeg is None:
            raise _none_yet()
        return web.Response(body=jpeg.data, content_type="image/jpeg", headers=_NOT_KEPT)

    async def _video(self, request: web.Request) -> web.StreamResponse:
        feed = self._shown()
        if feed.latest() is None:
            raise _none_yet()
        task = asyncio.current_task()
        if task is None or len(self._watching) >= self._limits.viewers:
            told = tr("all {most} places of viewers are taken; close one and try again")
            raise _unavailable(told.format(most=self._limits.viewers))
        self._watching.add(task)
        try:
            with feed.viewer() as viewer:
                return await self._stream(request, viewer)
        finally:
            self._watching.remove(task)

    async def _stream(self, request: web.Request, viewer: Viewer) -> web.StreamResponse:
        kind = f"multipart/x-mixed-replace; boundary={BOUNDARY}"
        response = web.StreamResponse(headers={"Content-Type": kind, **_NOT_KEPT})
        _keep_little(request)
        try:
            await response.prepare(request)
            await response.write(f"--{BOUNDARY}\r\n".encode())
            while (jpeg := await viewer.next_jpeg(REPEAT_SECONDS)) is not None:
                await asyncio.wait_for(response.write(part(jpeg)), self._limits.idle_seconds)
            await response.write_eof()
        except ConnectionError:  # gone, as viewers go
            pass
        except TimeoutError:
            if request.transport is not None:
                wire_of(request.transport).abort()
        return response

    def _shown(self) -> Feed:
        if self._feed is None:
            raise web.HTTPNotFound(text=tr("this server shows no feed; use the page at / instead"))
        return self._feed


def part(jpeg: Jpeg) -> bytes:
    """One part, up to and with the boundary after it: browsers show no part before that."""
    taken = time.time() - (time.monotonic() - jpeg.captured)
    head = (
        f"Content-Type: image/jpeg\r\nContent-Length: {len(jpeg.data)}\r\n"
        f"X-Timestamp: {taken:.6f}\r\n\r\n"
    )
    return head.encode() + jpeg.data + f"\r\n--{BOUNDARY}\r\n".encode()


def _keep_little(request: web.Request) -> None:
    """Have the system keep few frames for a viewer that reads slowly: it would see old ones."""
    connection = request.get_extra_info("socket")
    if connection is not None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)


def _none_yet() -> web.HTTPException:
    return _unavailable(tr("there is no picture yet; try again in a moment"))


def _unavailable(why: str) -> web.HTTPException:
    return web.HTTPServiceUnavailable(text=why, headers={"Retry-After": "2"})
