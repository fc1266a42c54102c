"""Two `artem serve` behind nginx, as docs/nginx-replicas.conf sets it up."""

from __future__ import annotations

import json
import os
import shutil
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from artem.server.certificate import make_certificate
from artem.server.entrance import kept_token
from tests.servers.launch import balancer, free_port, wait_for
from tests.web.test_sessions import phone

pytestmark = pytest.mark.skipif(
    not shutil.which("nginx") or os.geteuid() != 0,
    reason="no nginx, or not root as its folders ask",
)


@dataclass(frozen=True)
class Replica:
    """One `artem serve` on this machine."""

    port: int
    process: subprocess.Popen[str]

    def sessions(self) -> set[str]:
        """Their ids, from the replica itself."""
        return ids(told(f"http://127.0.0.1:{self.port}/status.json"))


@dataclass(frozen=True)
class Site:
    """The replicas and the address at which nginx shows them as one."""

    url: str
    replicas: tuple[Replica, Replica]


def told(url: str, **headers: str) -> dict[str, Any]:
    """status.json, by the token."""
    asked = Request(url, headers={"Authorization": f"Bearer {kept_token()}", **headers})
    with urlopen(asked, context=ssl._create_unverified_context()) as answer:
        return json.load(answer) | {"cookie": answer.headers["Set-Cookie"]}


def ids(status: dict[str, Any]) -> set[str]:
    return {one["id"] for one in status["sessions"]}


@contextmanager
def replica(port: int, public: str) -> Iterator[Replica]:
    command = [sys.executable, "-m", "artem", "serve", "--port", str(port), "--public", public]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, text=True) as process:
        try:
            wait_for(port, process)
            yield Replica(port, process)
        finally:
            process.kill()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    kept_token()  # made before the replicas, which share it
    pem = tmp_path / "localhost.pem"
    pem.write_bytes(make_certificate(["localhost"], datetime.now(UTC)))
    port, ports = free_port(), (free_port(), free_port())
    url = f"https://localhost:{port}"
    with ExitStack() as stack:
        one, other = (stack.enter_context(replica(port, url)) for port in ports)
        stack.enter_context(balancer(tmp_path, port, ports, pem))
        yield Site(url, (one, other))


def test_sessions_spread_and_those_of_a_killed_replica_come_back_at_the_other(site: Site) -> None:
    options = ("--token", kept_token(), "--size", "160x120", "--fps", "5", "--return")
    with phone(site.url, *options) as one, phone(site.url, *options) as two:
        for who in (one, two):
            who.wait_for(5)
        first, second = site.replicas
        stayed = second.sessions()
        assert (len(first.sessions()), len(stayed)) == (1, 1)
        first.process.kill()
        while len(came := second.sessions()) < 2:
            time.sleep(0.1)
        assert stayed < came
        for who in (one, two):
            who.wait_for(who.counts()["received"] + 10)


def test_a_browser_is_held_to_one_replica_and_many_are_spread(site: Site) -> None:
    options = ("--token", kept_token(), "--size", "160x120", "--fps", "5")
    with phone(site.url, *options) as one, phone(site.url, *options) as two:
        for who in (one, two):
            who.said("ready")
        strangers = [told(f"{site.url}/status.json") for _ in range(20)]
        assert len({frozenset(ids(seen)) for seen in strangers}) == 2
        for stranger in strangers[:4]:
            cookie, *rules = stranger["cookie"].split("; ")
            assert set(rules) >= {"Secure", "HttpOnly", "SameSite=Strict"}
            again = [told(f"{site.url}/status.json", Cookie=cookie) for _ in range(5)]
            assert all(ids(seen) == ids(stranger) for seen in again)
