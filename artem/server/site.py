"""The site: what is found where, and what every request passes first."""

from __future__ import annotations

from dataclasses import dataclass, field

from aiohttp import web

from artem.server.access import Access
from artem.server.connections import whole_request
from artem.server.entrance import Entrance
from artem.server.gate import Gate
from artem.server.headers import hardener
from artem.server.limits import Limits


@dataclass(frozen=True)
class Parts:
    """What a site is made of.

    entrance: where it is served, and what it asks for there.
    """

    limits: Limits = field(default_factory=Limits)
    entrance: Entrance = field(default_factory=Entrance)


PARTS = web.AppKey("parts", Parts)


def make_site(parts: Parts) -> web.Application:
    """The application of a server with these parts.

    A request is refused by the first of: a body that is too big or too slow; a host or an origin
    that is not this server's; no token. Every answer leaves with the headers of headers.py.
    """
    gate = Gate(parts.entrance, Access(parts.entrance.token, parts.limits))
    site = web.Application(
        client_max_size=parts.limits.body_bytes,
        middlewares=[
            whole_request,
            gate.own_pages_only,
            gate.token_needed,
        ],
    )
    site[PARTS] = parts
    site.on_response_prepare.append(hardener(parts.entrance))
    site.add_routes(gate.routes())
    return site
