"""What every answer tells a browser to refuse."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

from artem.server.entrance import Entrance

CONTENT_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' blob:",
    "media-src": "'self' blob:",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
_ALLOWED_HERE = ("camera", "fullscreen", "screen-wake-lock", "xr-spatial-tracking")
_ALLOWED_NOWHERE = ("display-capture", "geolocation", "microphone", "payment", "usb")
_PERMISSIONS = [f"{name}=(self)" for name in _ALLOWED_HERE]
_PERMISSIONS += [f"{name}=()" for name in _ALLOWED_NOWHERE]
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": ", ".join(_PERMISSIONS),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Server": "artem",  # not which versions it is made of
}
_USUAL = {"Referrer-Policy": "no-referrer", "Cache-Control": "no-store"}


def content_policy(**changes: str) -> str:
    """The Content-Security-Policy; changes: such as style_src="'sha256-...'"."""
    told = {name.replace("_", "-"): value for name, value in changes.items()}
    return "; ".join(f"{name} {value}" for name, value in (CONTENT_POLICY | told).items())


def harden(answer: web.StreamResponse) -> None:
    """Give an answer its headers. Its handler may have chosen those that fit it better."""
    answer.headers.update(_HEADERS)
    answer.headers.setdefault("Content-Security-Policy", content_policy())
    for name, value in _USUAL.items():
        answer.headers.setdefault(name, value)


def hardener(entrance: Entrance) -> Callable[[web.Request, web.StreamResponse], Awaitable[None]]:
    """The signal before any answer goes out, errors, streams and WebSockets included."""
    # Only a whole name is told to be HTTPS for ever: its other ports may be other things.
    whole_name = entrance.public is not None and urlsplit(entrance.public).port is None

    async def on_prepare(request: web.Request, answer: web.StreamResponse) -> None:
        del request
        harden(answer)
        if whole_name:
            answer.headers["Strict-Transport-Security"] = "max-age=31536000"

    return on_prepare
