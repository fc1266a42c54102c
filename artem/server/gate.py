"""What stands before every handler: own pages only, and only with the token."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import parse_qs

from aiohttp import hdrs, web

from artem.server.access import (
    Access,
    Hosts,
    Verdict,
    read_authorization,
    whole_seconds,
)
from artem.server.addresses import is_loopback, parse_origin
from artem.server.entrance import Entrance
from artem.server.login import refusal
from artem.words import tr

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
LOGIN = "/login"
_COOKIE_SECONDS = 400 * 24 * 3600  # the longest that browsers keep one
_SAFE = frozenset({"GET", "HEAD"})
_ELSEWHERE = frozenset({"cross-site", "same-site"})


class Gate:
    """The gate of one site, with the two middlewares and the way in."""

    def __init__(self, entrance: Entrance, access: Access) -> None:
        self._entrance = entrance
        self._access = access
        self._hosts = Hosts(entrance)
        # "__Host-" keeps a neighbouring host or plain HTTP from setting it.
        self.cookie_name = "__Host-artem" if entrance.is_encrypted else "artem"

    def routes(self) -> list[web.AbstractRouteDef]:
        """The one that needs no token, for it takes it."""
        return [web.post(LOGIN, self._login)]

    @web.middleware
    async def own_pages_only(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse names this server does not have, and pages of other origins."""
        own = self._hosts.origin_of(request.headers.get(hdrs.HOST, ""))
        if own is None:
            raise web.HTTPForbidden(text=tr("This server does not go by that name."))
        origin = request.headers.get(hdrs.ORIGIN)
        if origin is None:
            is_foreign = _is_websocket(request) or _is_embedded_elsewhere(request.headers)
        else:
            is_foreign = parse_origin(origin) != own
        if is_foreign:
            raise web.HTTPForbidden(text=tr("Pages of other addresses may not use this server."))
        return await handler(request)

    @web.middleware
    async def token_needed(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let in who has the cookie or the token; a browser gets the cookie for it."""
        if self._access.is_open or (request.path == LOGIN and request.method == "POST"):
            return await handler(request)
        in_query = request.query.get("token")
        in_header = read_authorization(request.headers.get(hdrs.AUTHORIZATION, ""))
        verdict = self._verdict(request, in_header if in_query is None else in_query)
        if verdict is not Verdict.WELCOME:
            return self._refuse(request, verdict)
        if in_query is not None and request.method in _SAFE and _is_visit(request):
            return self._enter(request, _without_token(request), web.HTTPFound)
        return await handler(request)

    async def _login(self, request: web.Request) -> web.StreamResponse:
        """POST /login with `token=`: the cookie, and on to the page."""
        if self._access.is_open:
            raise web.HTTPSeeOther("/")
        verdict = self._verdict(request, _token_in(await request.read()))
        if verdict is not Verdict.WELCOME:
            return self._refuse(request, verdict)
        return self._enter(request, "/", web.HTTPSeeOther)

    def _verdict(self, request: web.Request, token: str | None) -> Verdict:
        return self._access.check(
            cookie=request.cookies.get(self.cookie_name),
            token=token,
            address=self._address(request),
            now=asyncio.get_running_loop().time(),
        )

    def _refuse(self, request: web.Request, verdict: Verdict) -> web.StreamResponse:
        if verdict is Verdict.UNKNOWN:
            return refusal(request)
        wait = self._access.wait(self._address(request), asyncio.get_running_loop().time())
        return refusal(request, wait=whole_seconds(wait))

    def _enter(
        self, request: web.Request, place: str, onward: type[web.HTTPRedirection]
    ) -> web.StreamResponse:
        """On to a place of this site, with the cookie."""
        answer: web.StreamResponse
        if request.headers.get("Sec-Fetch-Site") == "cross-site":
            # Sent on by a link elsewhere the browser would hold a strict cookie back; sent on
            # by a page of this site it does not.
            answer = web.Response(headers={"Refresh": f"0; url={place}"})
        else:
            answer = web.Response(status=onward.status_code, headers={hdrs.LOCATION: place})
        answer.set_cookie(
            self.cookie_name,
            self._access.make_cookie(),
            max_age=_COOKIE_SECONDS,
            path="/",
            secure=self._entrance.is_encrypted,
            httponly=True,
            samesite="Strict",
        )
        return answer

    def _address(self, request: web.Request) -> str:
        """Whose wrong tokens are counted; behind a proxy, whom the proxy names last."""
        peer = request.remote or ""
        named = request.headers.getall("X-Forwarded-For", [])
        if self._entrance.public is not None and is_loopback(peer) and named:
            return named[-1].rpartition(",")[2].strip()
        return peer


def _token_in(form: bytes) -> str | None:
    """Of a form as browsers send it; aiohttp's own reading raises much where it is none."""
    (token, *_) = parse_qs(form.decode("utf-8", "replace")).get("token", [""])
    return token.strip() or None


def _is_websocket(request: web.Request) -> bool:
    return request.headers.get(hdrs.UPGRADE, "").lower() == "websocket"


def _is_embedded_elsewhere(headers: Mapping[str, Any]) -> bool:
    """Whether a page elsewhere takes it as a picture or frame; a link to it is no such thing."""
    visits = headers.get("Sec-Fetch-Dest") == "document"
    return headers.get("Sec-Fetch-Site") in _ELSEWHERE and not visits


def _is_visit(request: web.Request) -> bool:
    """Whether a person goes there, for whom the token is taken out of the address."""
    return request.path == "/" or "text/html" in request.headers.get(hdrs.ACCEPT, "")


def _without_token(request: web.Request) -> str:
    """The same place; two slashes of either kind at its beginning would lead to another host."""
    left = request.rel_url.without_query_params("token")
    return "/" + left.raw_path_qs.lstrip("/\\")
