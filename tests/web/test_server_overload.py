"""Too much of everything, against a real server: from another process where it matters."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from aiohttp import web

from artem.server.entrance import open_entrance
from artem.server.limits import Limits
from artem.server.server import Server
from artem.server.site import Parts, make_site
from tests.servers.visitor import ask, bearer, connect, serving

ROOT = Path(__file__).parents[2]


@pytest.fixture
def local() -> Iterator[Server]:
    with serving() as server:
        yield server


def test_a_big_body_is_refused(local):
    big = bytes(Limits().body_bytes + 1)
    assert ask(local, "/login", "POST", big).status == 413
    connection = connect(local)
    connection.request("POST", "/login", iter([big[:3000], big[:3000]]), encode_chunked=True)
    assert connection.getresponse().status == 413
    connection.close()


def test_a_big_head_is_refused(local):
    assert ask(local, "/" + "a" * 20_000).status == 400
    assert ask(local, "/here", headers={f"X-{k}": "a" for k in range(200)}).status == 400


def connections_to(server: Server) -> int:
    """Those this process, in which the server is, holds open."""
    own = psutil.Process().net_connections("tcp")
    held = [one for one in own if one.laddr.port == server.port]
    return sum(one.status != psutil.CONN_LISTEN for one in held)


@contextmanager
def attackers(server: Server, count: int, kind: str) -> Iterator[None]:
    script = ROOT / "tests" / "servers" / "silent_clients.py"
    command = [sys.executable, script, str(server.port), str(count), kind]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "open\n"
            yield
        finally:
            process.kill()


@pytest.mark.parametrize("kind", ["nothing", "slow", "body"])
def test_a_thousand_that_hang_keep_nobody_out(kind):
    with serving(Limits(head_seconds=600)) as server, attackers(server, 1000, kind):
        for _ in range(20):
            assert ask(server, "/here").text == "here"
        assert connections_to(server) <= Limits().connections


def test_a_thousand_that_never_greet_keep_nobody_out():
    slow = Limits(head_seconds=600)
    with serving(slow, host="0.0.0.0") as server, attackers(server, 1000, "tls"):
        for _ in range(20):
            assert ask(server, "/here", headers=bearer(server)).text == "here"


@pytest.mark.parametrize(("kind", "host"), [("slow", "127.0.0.1"), ("tls", "0.0.0.0")])
def test_those_that_hang_are_closed(kind, host):
    with serving(Limits(head_seconds=0.5), host=host) as server, attackers(server, 50, kind):
        wait_for(lambda: connections_to(server) == 0)


def test_bodies_that_end_early_or_are_none_fill_no_log(local, caplog):
    head = b"POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    for rest in (b"Content-Length: 9\r\n\r\nto", b"Transfer-Encoding: chunked\r\n\r\nzz\r\n"):
        with socket.create_connection(("127.0.0.1", local.port), timeout=20) as connection:
            connection.sendall(head + rest)
    wait_for(lambda: connections_to(local) == 0)
    assert caplog.records == []


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"Content-Type": "multipart/form-data"}, b"token"),
        ({"Content-Type": "multipart/form-data; boundary=x"}, b"--x\r\n\r\n\xff"),
        ({"Content-Type": "application/x-www-form-urlencoded; charset=none"}, b"token=a"),
        ({"Content-Type": "application/x-www-form-urlencoded"}, b"token=\xff\xfe"),
        ({"Content-Encoding": "gzip"}, b"token=a"),
    ],
)
def test_bodies_that_are_no_form_are_wrong_tokens_and_fill_no_log(headers, body, caplog):
    with serving(require_token=True) as server:
        assert ask(server, "/login", "POST", body, headers).status == 401
    assert caplog.records == []


def test_a_kept_connection_that_asks_nothing_more_is_closed():
    with serving(Limits(head_seconds=0.5)) as server:
        connection = connect(server)
        for _ in range(2):
            connection.request("GET", "/here")
            assert connection.getresponse().read() == b"here"
        assert connection.sock.recv(1) == b""
        connection.close()


def test_one_address_gets_a_share_only():
    with serving(Limits(connections_of_one=5)) as server:
        held = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(20)]
        for connection in held[:15]:
            connection.settimeout(20)
            assert connection.recv(1) == b""
        assert ask(server, "/here").text == "here"
        for connection in held:
            connection.close()


def test_who_does_not_read_is_let_go():
    async def endless(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse()
        await answer.prepare(request)
        try:
            while True:
                await answer.write(bytes(65536))
        finally:
            ended.append(True)

    ended: list[bool] = []
    site = make_site(Parts(Limits(answer_seconds=0.5), open_entrance(port=0)))
    site.add_routes([web.get("/endless", endless)])
    server = Server(site)
    server.start()
    connection = connect(server)
    try:
        connection.request("GET", "/endless")
        wait_for(lambda: bool(ended))
    finally:
        connection.close()
        server.stop()


def wait_for(condition) -> None:
    """The test's own time limit ends it."""
    while not condition():
        time.sleep(0.05)
