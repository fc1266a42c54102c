"""Phones behind a bad network, in a network namespace of their own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aioice.ice
import pytest

from artem.server.entrance import open_entrance
from artem.server.limits import Limits
from artem.server.painters import Painters
from artem.server.server import Server
from artem.server.site import Parts, make_site
from artem.server.studio import Studio
from artem.styles.gallery import gallery
from tests.servers.visitor import ask, bearer, token_of
from tests.web.test_sessions import Phone, phone

WIRE = Path(__file__).parents[1] / "servers" / "bad_wire.py"
HERE, THERE = "10.213.77.1", "10.213.77.2"
OPTIONS = ("--size", "160x120", "--fps", "5", "--picture", "still")


def why_not() -> str | None:
    if sys.platform != "linux" or os.geteuid() != 0:
        return "network namespaces need Linux and root"
    if shutil.which("ip") is None or not Path("/dev/net/tun").exists():
        return "no iproute2, or no tun devices"
    name = namespace()
    if subprocess.run(["ip", "netns", "add", name], capture_output=True, check=False).returncode:
        return "network namespaces may not be made here"
    subprocess.run(["ip", "netns", "delete", name], check=True)
    return None


def namespace() -> str:
    return f"artem{os.getpid()}"


pytestmark = pytest.mark.skipif(why_not() is not None, reason=why_not() or "")


@dataclass(frozen=True)
class Wire:
    """Between this machine and the namespace."""

    process: subprocess.Popen[str]

    def be(self, *, loss: float = 0.0, delay: float = 0.0, jitter: float = 0.0) -> None:
        """From now on. loss: share of packets. delay, jitter: seconds, each way."""
        told = json.dumps({"loss": loss, "delay": delay, "jitter": jitter})
        print(told, file=self.process.stdin, flush=True)


@pytest.fixture
def wire() -> Iterator[Wire]:
    command = [sys.executable, str(WIRE), namespace(), HERE, THERE]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    subprocess.run(["ip", "netns", "add", namespace()], check=True)
    try:
        with subprocess.Popen(command, text=True, **pipes) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "up\n"
            yield Wire(process)
            process.kill()
    finally:
        subprocess.run(["ip", "netns", "delete", namespace()], check=True)


@contextmanager
def serving(limits: Limits | None = None) -> Iterator[Server]:
    studio = Studio(Painters(gallery(), preset="fast", device="cpu"))
    site = make_site(Parts(limits or Limits(), open_entrance(HERE, 0), studio=studio))
    server = Server(site)
    server.start()
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def calling(server: Server, *, near: bool) -> Iterator[Phone]:
    """A phone on this machine, or at the other end of the wire."""
    within = () if near else ("ip", "netns", "exec", namespace())
    options = ("--token", token_of(server), "--address", HERE if near else THERE, *OPTIONS)
    with phone(f"https://{HERE}:{server.port}", *options, within=within) as one:
        yield one


def sessions(server: Server) -> list[dict[str, Any]]:
    answer = ask(server, "/status.json", headers=bearer(server), host=HERE)
    return json.loads(answer.text)["sessions"]


def test_loss_and_delay_are_lived_with_and_harm_nobody_else(wire: Wire) -> None:
    wire.be(loss=0.05, delay=0.08, jitter=0.02)
    with (
        serving() as server,
        calling(server, near=True) as near,
        calling(server, near=False) as far,
    ):
        before = near.wait_for(5)
        far.wait_for(25)
        after = near.wait_for(before["received"] + 15)
        arrived = max(one["frames_in"] for one in sessions(server))
        assert arrived >= after["sent"] - 5
        came, went = (after[what] - before[what] for what in ("received", "sent"))
        assert came >= went / 3


def test_a_network_of_more_than_half_a_second_is_not_cut_off(
    wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aioice.ice, "CONSENT_INTERVAL", 0.2)
    wire.be(delay=0.4)
    with serving() as server, calling(server, near=False) as far:
        far.wait_for(30)
        assert len(sessions(server)) == 1


def test_a_network_that_is_away_for_three_seconds_goes_on(wire: Wire) -> None:
    with serving() as server, calling(server, near=False) as far:
        before = far.wait_for(10)
        wire.be(loss=1.0)
        while (during := far.counts())["sent"] < before["sent"] + 15:
            pass
        wire.be()
        far.wait_for(during["received"] + 10)
        assert len(sessions(server)) == 1


def test_a_phone_whose_network_is_gone_frees_its_place(wire: Wire) -> None:
    limits = Limits(sessions=1, idle_seconds=2.0)
    with serving(limits) as server, calling(server, near=False) as far:
        far.wait_for(5)
        with calling(server, near=True) as near:
            assert near.said("queue")["place"] == 1
            wire.be(loss=1.0)
            near.wait_for(5)
            assert len(sessions(server)) == 1
