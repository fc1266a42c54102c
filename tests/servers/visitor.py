"""A server on this machine, and somebody who asks it over a real connection."""

from __future__ import annotations

import http.client
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message

import aiohttp
from aiohttp import web

from artem.server.entrance import open_entrance
from artem.server.feed import Feed
from artem.server.limits import Limits
from artem.server.server import Server
from artem.server.site import Parts, make_site

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@dataclass(frozen=True)
class Answer:
    """What came back; redirects are not followed."""

    status: int
    headers: Message
    text: str


def connect(server: Server, host: str = "127.0.0.1") -> http.client.HTTPConnection:
    """A connection that trusts any certificate."""
    if server.entrance.certificate is None:
        return http.client.HTTPConnection(host, server.port, timeout=20)
    context = ssl._create_unverified_context()
    return http.client.HTTPSConnection(host, server.port, timeout=20, context=context)


def ask(
    server: Server,
    path: str = "/",
    method: str = "GET",
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
    host: str = "127.0.0.1",
) -> Answer:
    """The answer to one request on a connection of its own."""
    connection = connect(server, host)
    try:
        connection.request(method, path, body, dict(headers or {}))
        response = connection.getresponse()
        # A stream has no end: what comes first is enough.
        text = response.read(100_000) if response.length is not None else b""
        return Answer(response.status, response.headers, text.decode(errors="replace"))
    finally:
        connection.close()


async def offer(server: Server, sdp: str, **headers: str) -> None:
    """Watch as a page does, with this description, until the server tells its figures."""
    address = f"{server.entrance.scheme}://127.0.0.1:{server.port}"
    headers = {"Origin": address} | headers
    said: list[dict[str, str]] = [{"type": "join", "role": "watch"}, {"type": "offer", "sdp": sdp}]
    async with (
        aiohttp.ClientSession() as client,
        client.ws_connect(f"{address}/session", headers=headers, ssl=False) as socket,
    ):
        for message in said:
            await socket.send_json(message)
        heard = [(await socket.receive_json())["type"]]
        while heard[-1] != "figures":
            heard.append((await socket.receive_json())["type"])
    assert "answer" in heard


@contextmanager
def serving(limits: Limits | None = None, *, feed: Feed | None = None, **given) -> Iterator[Server]:
    """A site with a few routes of its own, served on loopback or as given to open_entrance."""
    entrance = open_entrance(port=0, **given)
    site = make_site(Parts(limits=limits or Limits(), entrance=entrance, feed=feed))
    site.add_routes([web.get("/here", _here), web.get("/socket", _socket), web.get("/bad", _bad)])
    server = Server(site)
    server.start()
    try:
        yield server
    finally:
        server.stop()


async def _here(request: web.Request) -> web.Response:
    return web.Response(text="here")


async def _bad(request: web.Request) -> web.Response:
    raise RuntimeError("a defect")


async def _socket(request: web.Request) -> web.WebSocketResponse:
    answer = web.WebSocketResponse()
    await answer.prepare(request)
    await answer.close()
    return answer


def token_of(server: Server) -> str:
    assert server.entrance.token is not None
    return server.entrance.token


def bearer(server: Server) -> dict[str, str]:
    return {"Authorization": f"Bearer {token_of(server)}"}
