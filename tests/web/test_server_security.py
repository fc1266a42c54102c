"""Every line of docs/threat-model.md, against a real server over real connections."""

from __future__ import annotations

import asyncio
import base64
import logging
import os
import re
import socket
import ssl
from collections.abc import Iterator
from http.client import RemoteDisconnected
from pathlib import Path

import psutil
import pytest
from aiortc import RTCConfiguration, RTCPeerConnection

from artem.server import ice
from artem.server.feed import Feed
from artem.server.limits import Limits
from artem.server.server import Server
from artem.server.site import Parts, make_site
from tests.servers.visitor import BROWSER, Answer, ask, bearer, offer, serving, token_of

ROOT = Path(__file__).parents[2]
LIMITS = Limits(wrong_tokens=3)
EVIL = "https://evil.example"


@pytest.fixture
def local() -> Iterator[Server]:
    """On loopback, as `artem serve` does."""
    with serving(LIMITS) as server:
        yield server


@pytest.fixture
def closed() -> Iterator[Server]:
    """On every address of this machine."""
    with serving(LIMITS, host="0.0.0.0") as server:
        yield server


def basic(password: str) -> dict[str, str]:
    return {"Authorization": "Basic " + base64.b64encode(f"me:{password}".encode()).decode()}


def cookie_in(answer: Answer) -> str:
    return answer.headers["Set-Cookie"].partition(";")[0]


def routes_of(server: Server) -> list[tuple[str, str]]:
    """The method and path of every route, such as a new one that somebody adds."""
    found = []
    for route in server._site.router.routes():
        assert route.resource is not None
        info = route.resource.get_info()
        path = info.get("path") or info.get("formatter") or info["prefix"] + "/x"
        method = "GET" if route.method == "*" else route.method
        found.append((method, re.sub(r"\{.*?\}", "x", path)))
    assert found
    return found


# Who reaches it


def test_only_this_machine_reaches_it_by_default(local):
    assert local.entrance.host == "127.0.0.1"
    outside = [address for address in _outer_addresses() if _connects(address, local.port)]
    assert outside == []
    assert ask(local, "/here").text == "here"


def _outer_addresses() -> list[str]:
    found = [one.address for each in psutil.net_if_addrs().values() for one in each]
    return [
        address for address in found if re.fullmatch(r"[\d.]+", address) and address[:4] != "127."
    ]


def _connects(address: str, port: int) -> bool:
    try:
        socket.create_connection((address, port), timeout=2).close()
    except OSError:
        return False
    return True


def test_elsewhere_every_route_needs_the_token(closed):
    for method, path in [*routes_of(closed), ("GET", "/nothing-there"), ("DELETE", "/")]:
        answer = ask(closed, path, method)
        assert answer.status == 401, (method, path)


def test_with_the_token_it_is_let_in(closed):
    token = token_of(closed)
    for headers in (bearer(closed), basic(token)):
        assert ask(closed, "/here", headers=headers).text == "here"
    assert ask(closed, f"/here?token={token}").text == "here"


def test_loopback_asks_for_the_token_where_it_is_told_to():
    with serving(require_token=True) as server:
        assert ask(server, "/here").status == 401
        assert ask(server, "/here", headers=bearer(server)).status == 200


def test_elsewhere_only_https_is_spoken(closed):
    plain = replace_certificate(closed)
    with pytest.raises((RemoteDisconnected, ConnectionError)):
        ask(plain, "/here", headers=bearer(closed))


def replace_certificate(server: Server) -> Server:
    """Whoever asks this one speaks plain HTTP to the same port."""
    plain = Server(make_site(Parts()))
    plain.port = server.port
    return plain


def test_old_tls_is_refused(closed):
    context = ssl._create_unverified_context()
    with pytest.warns(DeprecationWarning, match="TLSv1_1"):
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    with (
        socket.create_connection(("127.0.0.1", closed.port)) as connection,
        # Python's own end may hear of the refusal, or only that the connection was closed.
        pytest.raises(OSError, match=r"(?i)protocol|version|alert|closed"),
    ):
        context.wrap_socket(connection)
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    with (
        socket.create_connection(("127.0.0.1", closed.port)) as connection,
        context.wrap_socket(connection) as spoken,
    ):
        assert spoken.version() == "TLSv1.2"


def test_the_certificate_is_the_one_announced(closed):
    pem = ssl.get_server_certificate(("127.0.0.1", closed.port))
    from artem.server.certificate import fingerprint_of

    assert fingerprint_of(pem.encode()) == closed.entrance.certificate.fingerprint


def test_token_and_key_are_for_this_user_only(closed):
    del closed
    kept = [path for path in Path(os.environ["XDG_DATA_HOME"]).rglob("*") if path.is_file()]
    assert {path.name for path in kept} == {"token", "certificate.pem"}
    assert {path.stat().st_mode & 0o777 for path in kept} == {0o600}


# Tokens


def test_wrong_tokens_are_refused_and_then_not_looked_at(closed):
    statuses = [ask(closed, f"/here?token=wrong{k}").status for k in range(4)]
    assert statuses == [401, 401, 401, 429]
    answer = ask(closed, "/here", headers=bearer(closed))
    assert answer.status == 429
    assert 1 <= int(answer.headers["Retry-After"]) <= 60


def test_who_is_in_stays_in_while_another_guesses(closed):
    cookie = cookie_in(ask(closed, f"/?token={token_of(closed)}"))
    for k in range(5):
        ask(closed, f"/here?token=wrong{k}")
    assert ask(closed, "/here", headers={"Cookie": cookie}).status == 200


def test_the_link_gives_a_cookie_and_leaves_no_token_behind(closed):
    answer = ask(closed, f"/?as=camera&token={token_of(closed)}", headers=BROWSER)
    assert (answer.status, answer.headers["Location"]) == (302, "/?as=camera")
    flags = {flag.strip() for flag in answer.headers["Set-Cookie"].split(";")[1:]}
    assert {"HttpOnly", "SameSite=Strict", "Secure", "Path=/"} <= flags
    assert cookie_in(answer).startswith("__Host-")
    assert token_of(closed) not in answer.headers["Set-Cookie"]
    assert ask(closed, "/here", headers={"Cookie": cookie_in(answer)}).text == "here"


def test_a_link_on_another_site_leads_in_too(closed):
    headers = {**BROWSER, "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "document"}
    answer = ask(closed, f"/?token={token_of(closed)}", headers=headers)
    assert (answer.status, answer.headers["Refresh"]) == (200, "0; url=/")
    assert cookie_in(answer)


def test_the_link_leads_nowhere_else(closed):
    answer = ask(closed, f"//evil.example/?token={token_of(closed)}", headers=BROWSER)
    assert answer.headers["Location"] == "/evil.example/"
    answer = ask(closed, f"/\\evil.example/?token={token_of(closed)}", headers=BROWSER)
    assert answer.headers["Location"] == "/evil.example/"


def test_a_person_may_type_the_token(closed):
    page = ask(closed, "/", headers=BROWSER)
    assert page.status == 401
    assert 'action="/login"' in page.text
    own = {**BROWSER, "Origin": f"https://127.0.0.1:{closed.port}"}
    own |= {"Content-Type": "application/x-www-form-urlencoded"}
    wrong = ask(closed, "/login", "POST", b"token=wrong", own)
    assert (wrong.status, wrong.headers["Set-Cookie"]) == (401, None)
    right = ask(closed, "/login", "POST", f"token={token_of(closed)}".encode(), own)
    assert (right.status, right.headers["Location"]) == (303, "/")
    assert ask(closed, "/here", headers={"Cookie": cookie_in(right)}).text == "here"


def test_players_are_told_to_ask_for_a_login(closed):
    asked = {path: ask(closed, path).headers["WWW-Authenticate"] for path in ("/video", "/here")}
    assert asked == {"/video": 'Basic realm="Art\'Em"', "/here": 'Bearer realm="Art\'Em"'}


def test_a_new_token_ends_what_the_old_one_opened():
    with serving(require_token=True) as server:
        cookie = cookie_in(ask(server, f"/?token={token_of(server)}"))
    with serving(require_token=True) as server:
        assert ask(server, "/here", headers={"Cookie": cookie}).status == 200
    with serving(require_token=True, renew_token=True) as server:
        assert ask(server, "/here", headers={"Cookie": cookie}).status == 401


def test_nothing_tells_the_token(caplog):
    caplog.set_level(logging.DEBUG)
    told = []
    with serving(Limits(wrong_tokens=100), host="0.0.0.0") as server:
        token = token_of(server)
        for path in ("/here", "/nothing", "/bad", "/video", "/", "/login"):
            for method in ("GET", "POST", "BREW"):
                for headers in ({}, BROWSER, {"Cookie": f"a b={token}; {token}=1; ="}):
                    answer = ask(server, f"{path}?token={token}x&a={token}", method, None, headers)
                    told.append(f"{answer.text}{answer.headers}")
        told.append(ask(server, f"/bad?token={token}").text)
        told += _spoil(server, f"GET /?token={token} x HTTP/1.1\r\n\r\n".encode())
        told += _spoil(server, f"GET /\x00{token} HTTP/1.1\r\nA{token}\r\n\r\n".encode())
        told += [repr(server), repr(server._site), repr(server._parts), repr(vars(server))]
        told.append(repr(server._thread))
    assert [text for text in told if token in text] == []
    records = [
        f"{record.getMessage()} {record.args} {record.exc_text}" for record in caplog.records
    ]
    assert any("a request failed" in record for record in records)
    assert [record for record in records if token in record] == []


def _spoil(server: Server, sent: bytes) -> list[str]:
    """What is answered to what is no request."""
    context = ssl._create_unverified_context()
    with (
        socket.create_connection(("127.0.0.1", server.port), timeout=20) as plain,
        context.wrap_socket(plain) as connection,
    ):
        connection.sendall(sent)
        answer = connection.recv(10_000).decode()
    assert " 400 " in answer.partition("\r\n")[0]
    return [answer]


# Other sites


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8443", "127.0.0.1.evil.example"])
def test_a_rebound_name_reaches_nothing(local, host):
    for method, path in routes_of(local):
        assert ask(local, path, method, headers={"Host": host}).status == 403


@pytest.mark.parametrize("origin", [EVIL, "null", "http://127.0.0.1:1", "https://127.0.0.1"])
def test_pages_of_other_origins_are_refused(local, origin):
    for method, path in routes_of(local):
        assert ask(local, path, method, headers={"Origin": origin}).status == 403
    handshake = upgrade() | {"Origin": origin}
    assert ask(local, "/socket", headers=handshake).status == 403


def upgrade() -> dict[str, str]:
    return {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": base64.b64encode(bytes(16)).decode(),
    }


def test_other_origins_are_refused_with_the_token_too(closed):
    headers = bearer(closed) | {"Origin": EVIL}
    assert ask(closed, "/here", headers=headers).status == 403
    assert ask(closed, "/socket", headers=upgrade() | headers).status == 403


def test_a_websocket_needs_its_own_origin(local):
    assert ask(local, "/socket", headers=upgrade()).status == 403
    own = {"Origin": f"http://127.0.0.1:{local.port}"}
    assert ask(local, "/socket", headers=upgrade() | own).status == 101


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_nothing_is_embedded_elsewhere(local, site):
    embedded = {"Sec-Fetch-Site": site, "Sec-Fetch-Dest": "image"}
    visited = {"Sec-Fetch-Site": site, "Sec-Fetch-Dest": "document"}
    assert ask(local, "/here", headers=embedded).status == 403
    assert ask(local, "/here", headers=visited).status == 200


def test_behind_a_proxy_its_name_counts_and_guesses_count_for_each():
    with serving(LIMITS, public="https://art.example") as server:
        outer = {"Host": "art.example", "Origin": "https://art.example"}
        assert ask(server, "/here", headers=outer).status == 401
        assert ask(server, "/here", headers=outer | bearer(server)).status == 200
        assert ask(server, "/here", headers={"Host": EVIL[8:]} | bearer(server)).status == 403
        guess = outer | {"Authorization": "Bearer wrong"}
        for _ in range(3):
            ask(server, "/here", headers=guess | {"X-Forwarded-For": "8.8.8.8, 10.0.0.7"})
        limited = outer | bearer(server) | {"X-Forwarded-For": "1.1.1.1, 10.0.0.7"}
        assert ask(server, "/here", headers=limited).status == 429
        assert ask(server, "/here", headers=limited | {"X-Forwarded-For": "10.0.0.8"}).status == 200
        cookie = ask(server, f"/?token={token_of(server)}", headers={"Host": "art.example"})
        assert "Secure" in cookie.headers["Set-Cookie"]
        assert cookie.headers["Strict-Transport-Security"]


def test_a_forwarded_address_is_believed_of_a_proxy_only(closed):
    for k in range(3):
        ask(closed, "/here?token=wrong", headers={"X-Forwarded-For": f"10.0.0.{k}"})
    assert ask(closed, "/here?token=wrong").status == 429


# WebRTC


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.2"])
@pytest.mark.parametrize("public", [None, "https://art.example"])
def test_an_offer_sends_nothing_to_others_or_behind_a_proxy_to_this_machine(address, public):
    with (
        socket.socket(type=socket.SOCK_DGRAM) as named,
        serving(Limits(), public=public, feed=Feed()) as server,
    ):
        named.bind((address, 0))
        candidate = f"a=candidate:1 1 udp 2122260223 {address} {named.getsockname()[1]} typ host"
        lines = [line for line in watcher().splitlines() if "candidate" not in line]
        outer = {"Host": "art.example", "Origin": public} | bearer(server) if public else {}
        asyncio.run(offer(server, "\r\n".join([*lines, candidate]) + "\r\n", **outer))
        is_page = public is None and address == "127.0.0.1"  # which alone is asked for
        named.settimeout(20 if is_page else 0)
        try:
            came = named.recv(2048)
        except BlockingIOError:
            came = b""
    assert bool(came) == is_page


def watcher() -> str:
    """An offer of somebody who watches."""

    async def run() -> str:
        peer = RTCPeerConnection(RTCConfiguration(iceServers=[]))
        peer.addTransceiver("video", "recvonly")
        with ice.offering(["127.0.0.1"]):
            await peer.setLocalDescription(await peer.createOffer())
        sdp = peer.localDescription.sdp
        await peer.close()
        return sdp

    return asyncio.run(run())


# Headers


def answers_of_all_kinds(server: Server) -> list[Answer]:
    right = bearer(server) if server.entrance.token else {}
    own = {"Origin": f"{server.entrance.scheme}://127.0.0.1:{server.port}"}
    answers = [ask(server, path, method, headers=right) for method, path in routes_of(server)]
    answers += [ask(server, "/here"), ask(server, "/here", headers=BROWSER)]
    answers += [ask(server, path, headers=right) for path in ("/none", "/bad", "/here")]
    answers += [ask(server, "/here", "PUT", headers=right)]
    answers += [ask(server, "/login", "POST", bytes(10_000), right)]
    answers += [ask(server, "/here", headers={"Origin": EVIL}), ask(server, "/?token=wrong")]
    answers += [ask(server, "/socket", headers=upgrade() | right | own)]
    answers += [ask(server, "/" + "a" * 20_000)]
    return answers


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
def test_every_answer_has_the_headers(host):
    with serving(Limits(), host=host) as server:
        answers = answers_of_all_kinds(server)
    statuses = {answer.status for answer in answers}
    assert {101, 200, 400, 403, 404, 405, 413, 500} <= statuses
    for answer in answers:
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'") or (
            "style-src 'sha256-" in policy
        )
        assert "unsafe" not in policy
        for part in ("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"):
            assert part in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] in ("no-referrer", "same-origin")
        assert "camera=(self)" in answer.headers["Permissions-Policy"]
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
        is_file = "ETag" in answer.headers  # the page's own, asked for each time
        assert answer.headers["Cache-Control"] == ("no-cache" if is_file else "no-store")
        assert answer.headers["Server"] == "artem"
        assert not [name for name in answer.headers if name.startswith("Access-Control")]


def test_a_preflight_of_another_site_is_refused(local):
    asked = {"Origin": EVIL, "Access-Control-Request-Method": "POST"}
    assert ask(local, "/login", "OPTIONS", headers=asked).status == 403


def test_every_line_of_the_threat_model_names_a_test():
    page = (ROOT / "docs" / "threat-model.md").read_text()
    named = re.findall(r"`((?:tests/)[\w/]+\.py)`|`(test_\w+)`", page)
    assert len(named) > 20
    tests = "".join(path.read_text() for path in (ROOT / "tests").rglob("test_*.py"))
    for file, test in named:
        assert not file or (ROOT / file).exists(), file
        assert not test or f"def {test}(" in tests, test
