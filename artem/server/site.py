"""The site: what is found where."""

from __future__ import annotations

from dataclasses import dataclass, field

from aiohttp import web

from artem.server import page
from artem.server.limits import Limits


@dataclass(frozen=True)
class Parts:
    """What a site is made of."""

    limits: Limits = field(default_factory=Limits)


PARTS = web.AppKey("parts", Parts)


def make_site(parts: Parts) -> web.Application:
    """The application of a server with these parts."""
    site = web.Application(client_max_size=parts.limits.body_bytes)
    site[PARTS] = parts
    site.add_routes(page.routes())
    return site
