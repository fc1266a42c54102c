"""What those see who are not let in: a page for people, a sentence for programs."""

from __future__ import annotations

import base64
import hashlib
from html import escape

from aiohttp import hdrs, web

from artem.server.headers import content_policy
from artem.words import tr

# Players ask for a user name and password only where the answer says "Basic".
_FOR_PLAYERS = frozenset({"/video", "/shot.jpg"})
_STYLE = """
:root { color-scheme: dark }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #14120f;
  color: #f2ece1; font: 1rem/1.5 system-ui, sans-serif }
main { width: min(22rem, 100vw - 3rem) }
h1 { margin: 0 0 .5rem; font-size: 1.5rem }
form { display: grid; gap: .75rem; margin-top: 1.5rem }
input, button { font: inherit; padding: .75rem; border-radius: .5rem; border: 1px solid #857c6c }
input { background: #201d18; color: inherit }
button { background: #e0b25c; color: #14120f; border-color: #e0b25c; font-weight: 600 }
:focus-visible { outline: 3px solid #7fb4ff; outline-offset: 2px }
"""
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Art'Em</title>
<style>{style}</style>
</head>
<body>
<main>
<h1>Art'Em</h1>
<p>{why}</p>
<form method="post" action="/login">
<input name="user" value="artem" autocomplete="username" hidden>
<label for="token">{label}</label>
<input id="token" name="token" type="password" required autocomplete="current-password">
<button>{button}</button>
</form>
</main>
</body>
</html>
"""


def refusal(request: web.Request, *, wait: int = 0) -> web.Response:
    """401, or 429 with the seconds to wait. It tells nothing of what was shown."""
    told = (
        tr("Too many wrong tokens came from your address; try again in {wait} seconds.")
        if wait
        else tr("This server asks for its token; open the link or scan the code that it shows.")
    )
    answer = _answer(request, told.format(wait=wait))
    if wait:
        answer.set_status(429)
        answer.headers[hdrs.RETRY_AFTER] = str(wait)
    else:
        answer.set_status(401)
        asks = "Basic" if _is_player(request) else "Bearer"
        answer.headers[hdrs.WWW_AUTHENTICATE] = f'{asks} realm="Art\'Em"'
    return answer


def _answer(request: web.Request, why: str) -> web.Response:
    if not _reads_pages(request):
        return web.Response(text=why)
    page = _PAGE.format(
        style=_STYLE, why=escape(why), label=escape(tr("Token")), button=escape(tr("Come in"))
    )
    policy = content_policy(style_src=f"'sha256-{_STYLE_HASH}'")
    # With "no-referrer" the form would come without its origin.
    headers = {"Content-Security-Policy": policy, "Referrer-Policy": "same-origin"}
    return web.Response(text=page, content_type="text/html", headers=headers)


def _reads_pages(request: web.Request) -> bool:
    return "text/html" in request.headers.get(hdrs.ACCEPT, "")


def _is_player(request: web.Request) -> bool:
    return request.path in _FOR_PLAYERS and not _reads_pages(request)
