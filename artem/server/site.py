"""The site: what is found where."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from aiohttp import web

from artem.server import page, signalling, status
from artem.server.limits import Limits
from artem.server.session import CameraInlet, ShownFeed
from artem.server.sessions import SESSIONS, Sessions
from artem.server.studio import Studio


@dataclass(frozen=True)
class Parts:
    """What a site is made of.

    host: what the server is bound to. studio: paints pages' cameras; it runs as long as the site.
    feed: what viewers are shown. camera: takes the frames of a page that is a camera.
    """

    limits: Limits = field(default_factory=Limits)
    host: str = "127.0.0.1"
    studio: Studio | None = None
    feed: ShownFeed | None = None
    camera: CameraInlet | None = None


PARTS = web.AppKey("parts", Parts)


def make_site(parts: Parts) -> web.Application:
    """The application of a server with these parts."""
    site = web.Application(client_max_size=parts.limits.body_bytes)
    site[PARTS] = parts
    site[SESSIONS] = Sessions(parts.limits, parts.host, parts.studio, parts.feed, parts.camera)
    site.cleanup_ctx.append(_running_studio)
    site.on_shutdown.append(_dismiss)
    site.add_routes([*page.routes(), *signalling.routes(), *status.routes()])
    return site


async def _running_studio(site: web.Application) -> AsyncIterator[None]:
    studio = site[PARTS].studio
    if studio is not None:
        studio.start()
    yield
    if studio is not None:
        await asyncio.to_thread(studio.stop)


async def _dismiss(site: web.Application) -> None:
    site[SESSIONS].close()
