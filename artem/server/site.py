"""The site: what is found where, and what every request passes first."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from aiohttp import web

from artem.capture.phone import PhoneInlet
from artem.server import page, signalling, status
from artem.server.access import Access
from artem.server.connections import whole_request
from artem.server.entrance import Entrance
from artem.server.feed import Feed
from artem.server.gate import Gate
from artem.server.headers import hardener
from artem.server.limits import Limits
from artem.server.pictures import Pictures
from artem.server.sessions import SESSIONS, Sessions
from artem.server.studio import Studio


@dataclass(frozen=True)
class Parts:
    """What a site is made of. None where this server does not do that.

    entrance: where it is served, and what it asks for there.
    studio: paints pages' cameras; it runs as long as the site.
    feed: what viewers are shown. camera: takes the frames of a page that is a camera.
    """

    limits: Limits = field(default_factory=Limits)
    entrance: Entrance = field(default_factory=Entrance)
    studio: Studio | None = None
    feed: Feed | None = None
    camera: PhoneInlet | None = None


PARTS = web.AppKey("parts", Parts)


def make_site(parts: Parts) -> web.Application:
    """The application of a server with these parts.

    A request is refused by the first of: a body that is too big or too slow; a host or an origin
    that is not this server's; no token. Every answer leaves with the headers of headers.py.
    """
    gate = Gate(parts.entrance, Access(parts.entrance.token, parts.limits))
    pictures = Pictures(parts.feed, parts.limits)
    site = web.Application(
        client_max_size=parts.limits.body_bytes,
        middlewares=[
            whole_request,
            gate.own_pages_only,
            gate.token_needed,
        ],
    )
    site[PARTS] = parts
    site[SESSIONS] = Sessions(parts.limits, parts.entrance, parts.studio, parts.feed, parts.camera)
    site.on_response_prepare.append(hardener(parts.entrance))
    site.cleanup_ctx.append(_running_studio)
    site.on_shutdown.extend([_dismiss, pictures.end])
    site.add_routes([*gate.routes(), *page.routes(), *pictures.routes()])
    site.add_routes([*signalling.routes(), *status.routes()])
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
