from __future__ import annotations

import socket

import pytest

from artem.errors import PortTaken, ServerError
from artem.server.entrance import Entrance
from artem.server.painters import Painters
from artem.server.server import Server
from artem.server.site import Parts, make_site
from artem.server.studio import Studio
from artem.styles.gallery import gallery
from tests.servers.visitor import ask


def server_at(host: str = "127.0.0.1", port: int = 0) -> Server:
    return Server(make_site(Parts(entrance=Entrance(host, port))))


def test_it_serves_from_start_to_stop():
    server = server_at()
    server.start()
    assert server.wait(0)
    assert ask(server, "/nothing").status == 404
    assert server.links() == [f"http://127.0.0.1:{server.port}/"]
    server.stop()
    server.stop()
    assert not server.wait(0)
    with pytest.raises(ConnectionRefusedError):
        ask(server, "/nothing")


def test_stopping_what_never_started_is_nothing():
    server_at().stop()


def test_localhost_is_served_at_every_address_it_has():
    server = server_at("localhost")
    server.start()
    try:
        for _, _, _, _, address in socket.getaddrinfo("localhost", server.port, type=1):
            socket.create_connection(address[:2]).close()
    finally:
        server.stop()


def test_a_taken_port_is_said():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PortTaken, match=f"port {port} is taken; choose another"):
            server_at(port=port).start()


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_an_address_that_cannot_be_had_is_said(host, monkeypatch):
    def refuse(*_args: object, **_named: object) -> socket.socket:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("socket.create_server", refuse)
    with pytest.raises(ServerError, match="administrator's rights"):
        server_at(host, 80).start()


def test_an_address_of_another_machine_is_said(tmp_path):
    from artem.server.entrance import open_entrance

    for host in ("192.0.2.77", "no-such-name.invalid"):
        server = Server(make_site(Parts(entrance=open_entrance(host, 0))))
        with pytest.raises(ServerError, match="not an address of this machine"):
            server.start()


def test_what_its_thread_raises_surfaces():
    site = make_site(Parts(entrance=Entrance(port=0)))

    async def fail(_site: object) -> None:
        raise RuntimeError("broken part")

    site.on_startup.append(fail)
    with pytest.raises(RuntimeError, match="broken part"):
        Server(site).start()


def test_what_ends_it_later_surfaces_in_wait(monkeypatch):
    async def fail(_guard: object) -> None:
        raise RuntimeError("broken guard")

    monkeypatch.setattr("artem.server.connections.Guard._sweep", fail)
    with pytest.raises(ExceptionGroup, match="TaskGroup"):
        serve_to_the_end(server_at())


def serve_to_the_end(server: Server) -> None:
    server.start()
    while server.wait(0.05):
        pass


def test_it_ends_with_its_studio_and_says_why(monkeypatch):
    def fail(_studio: Studio) -> None:
        raise MemoryError("no room to paint")

    monkeypatch.setattr(Studio, "_round", fail)
    studio = Studio(Painters(gallery(), device="cpu"))
    server = Server(make_site(Parts(studio=studio, entrance=Entrance(port=0))))
    server.start()
    assert server.wait(0)
    studio._wake.set()
    with pytest.raises(MemoryError, match="no room to paint"):
        server.wait(60)
    assert not server.wait(0)
