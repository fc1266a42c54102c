"""The site: what is found where."""

from __future__ import annotations

from dataclasses import dataclass, field

from aiohttp import web

from artem.server.feed import Feed
from artem.server.limits import Limits
from artem.server.pictures import Pictures


@dataclass(frozen=True)
class Parts:
    """What a site is made of.

    feed: what viewers see; None where this server shows none.
    """

    limits: Limits = field(default_factory=Limits)
    feed: Feed | None = None


PARTS = web.AppKey("parts", Parts)


def make_site(parts: Parts) -> web.Application:
    """The application of a server with these parts."""
    site = web.Application(client_max_size=parts.limits.body_bytes)
    site[PARTS] = parts
    pictures = Pictures(parts.feed, parts.limits)
    site.add_routes(pictures.routes())
    site.on_shutdown.append(pictures.end)
    return site
