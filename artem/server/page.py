"""The page: its files, its manifest and the thumbnails of the styles."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from aiohttp import web

from artem.server.sessions import SESSIONS

PAGE = Path(__file__).parent / "page"
_KINDS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webmanifest": "application/manifest+json",
}
_AGAIN = "no-cache"  # asked for each time, sent where it has changed
_A_DAY = "private, max-age=86400"


def routes() -> list[web.AbstractRouteDef]:
    """What a browser asks for before it says a word on /session."""
    return [
        web.get("/", _index),
        web.get("/manifest.webmanifest", _manifest),
        web.get("/page/{name}", _file),
        web.get("/thumbnails/{style}.jpg", _thumbnail),
    ]


async def _index(_: web.Request) -> web.FileResponse:
    return _sent("index.html")


async def _manifest(_: web.Request) -> web.FileResponse:
    return _sent("manifest.webmanifest")


async def _file(request: web.Request) -> web.FileResponse:
    return _sent(request.match_info["name"])


async def _thumbnail(request: web.Request) -> web.FileResponse:
    """Of a style on offer, by its name alone."""
    style = request.app[SESSIONS].styles.get(request.match_info["style"])
    if style is None or style.thumbnail is None:
        raise web.HTTPNotFound
    return web.FileResponse(style.thumbnail, headers={"Cache-Control": _A_DAY})


def _sent(name: str) -> web.FileResponse:
    """A file of the page; a name that a stranger makes up is looked up, never opened."""
    path = _files().get(name)
    if path is None:
        raise web.HTTPNotFound
    headers = {"Cache-Control": _AGAIN, "Content-Type": _KINDS[path.suffix]}
    return web.FileResponse(path, headers=headers)


@cache
def _files() -> dict[str, Path]:
    return {path.name: path for path in PAGE.iterdir() if path.suffix in _KINDS}
