"""`/video` and `/shot.jpg`, as a client meets them."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from http.client import HTTPConnection, HTTPResponse

import numpy as np
import psutil
import pytest

from artem.frame import Frame
from artem.pictures import decode_picture
from artem.server.entrance import Entrance, open_entrance
from artem.server.feed import Feed
from artem.server.limits import Limits
from artem.server.server import Server
from artem.server.site import Parts, make_site
from tests.conftest import make_picture

PIXELS = make_picture(48, 64)
FEW = replace(Limits(), viewers=2, idle_seconds=1.0)


def show(feed: Feed) -> None:
    frame = Frame(PIXELS, 0, time.monotonic())
    feed.present(frame, frame)


@contextmanager
def serving(
    feed: Feed | None, limits: Limits = FEW, entrance: Entrance | None = None
) -> Iterator[int]:
    server = Server(make_site(Parts(limits, entrance or Entrance(port=0), feed=feed)))
    server.start()
    try:
        yield server.port
    finally:
        server.stop()


@contextmanager
def asked(port: int, path: str, method: str = "GET") -> Iterator[HTTPResponse]:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request(method, path)
        yield connection.getresponse()
    finally:
        connection.close()


def read_part(response: HTTPResponse) -> tuple[dict[str, str], bytes]:
    """The head of the next part of /video and its body, up to and with the next boundary."""
    head = {}
    while line := response.readline().strip():
        name, _, value = line.decode().partition(": ")
        head[name] = value
    body = response.read(int(head["Content-Length"]))
    assert response.read(len("\r\n--frame\r\n")) == b"\r\n--frame\r\n"
    return head, body


@pytest.fixture
def feed() -> Feed:
    return Feed()


def test_a_shot_is_the_newest_frame(feed: Feed) -> None:
    show(feed)
    with serving(feed) as port, asked(port, "/shot.jpg") as answer:
        assert answer.status == 200
        assert answer.headers["Content-Type"] == "image/jpeg"
        assert answer.headers["Cache-Control"] == "no-store"
        pixels = decode_picture(answer.read(), "shot")
    assert pixels.shape == PIXELS.shape
    assert np.abs(pixels.astype(int) - PIXELS).mean() < 10


def test_a_shot_can_be_asked_for_its_head(feed: Feed) -> None:
    show(feed)
    with serving(feed) as port, asked(port, "/shot.jpg", "HEAD") as answer:
        assert answer.status == 200
        assert int(answer.headers["Content-Length"]) > 500
        assert answer.read() == b""


@pytest.mark.parametrize("path", ["/video", "/shot.jpg"])
@pytest.mark.parametrize(("feed", "status"), [(None, 404), (Feed(), 503)])
def test_where_there_is_no_picture_a_sentence_says_why(
    path: str, feed: Feed | None, status: int
) -> None:
    with serving(feed) as port, asked(port, path) as answer:
        assert answer.status == status
        assert "; " in answer.read().decode()


def test_video_gives_whole_pictures_with_their_times(feed: Feed) -> None:
    show(feed)
    with serving(feed) as port, asked(port, "/video") as answer:
        kind = answer.headers["Content-Type"]
        assert kind == "multipart/x-mixed-replace; boundary=frame"
        assert answer.readline() == b"--frame\r\n"
        for _ in range(3):
            head, body = read_part(answer)
            assert head["Content-Type"] == "image/jpeg"
            assert abs(float(head["X-Timestamp"]) - time.time()) < 60
            assert decode_picture(body, "part").shape == PIXELS.shape
            show(feed)


def test_a_still_picture_is_sent_again(feed: Feed) -> None:
    show(feed)
    with serving(feed) as port, asked(port, "/video") as answer:
        answer.readline()
        first, again = read_part(answer), read_part(answer)
    assert first[1] == again[1]


def test_video_ends_with_its_feed(feed: Feed) -> None:
    show(feed)
    with serving(feed) as port, asked(port, "/video") as answer:
        answer.readline()
        read_part(answer)
        feed.close()
        assert answer.read() == b""


def test_one_viewer_too_many_is_told_so(feed: Feed) -> None:
    show(feed)
    with serving(feed) as port:
        with asked(port, "/video") as one, asked(port, "/video") as other:
            assert (one.status, other.status) == (200, 200)
            with asked(port, "/video") as third:
                assert third.status == 503
                assert "all 2 places" in third.read().decode()
        wait_until(feed, 0)
        with asked(port, "/video") as later:
            assert later.status == 200


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"], ids=["plain", "TLS"])
def test_a_viewer_who_stops_reading_is_let_go(feed: Feed, host: str) -> None:
    loud = np.random.default_rng(1).integers(0, 255, (1080, 1920, 3), np.uint8)
    frame = Frame(loud, 0, time.monotonic())
    feed.present(frame, frame)
    entrance = open_entrance(host, 0)
    limits = replace(FEW, answer_seconds=1000.0)  # that of the guard, which is another
    with serving(feed, limits, entrance) as port, ExitStack() as ends:
        frozen = ends.enter_context(socket.create_connection(("127.0.0.1", port)))
        if entrance.certificate is not None:
            frozen = ends.enter_context(ssl._create_unverified_context().wrap_socket(frozen))
        path = f"/video?token={entrance.token}"
        frozen.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        wait_until(feed, 1)
        while feed.viewers or len(at_port(port)) > 1:  # the one that listens
            feed.present(frame, frame)
            time.sleep(0.01)


def at_port(port: int) -> list[object]:
    """The server's own ends."""
    found = psutil.Process().net_connections("tcp")
    return [one for one in found if one.laddr and one.laddr.port == port]


def test_a_server_stops_while_viewers_look(feed: Feed) -> None:
    show(feed)
    server = Server(make_site(Parts(entrance=Entrance(port=0), feed=feed)))
    server.start()
    with asked(server.port, "/video") as answer:
        answer.readline()
        read_part(answer)
        began = time.monotonic()
        server.stop()
        assert time.monotonic() - began < 30  # not the minute that open requests are given


def wait_until(feed: Feed, viewers: int) -> None:
    give_up = time.monotonic() + 30
    while len(feed.viewers) != viewers:
        show(feed) if viewers < len(feed.viewers) else None
        assert time.monotonic() < give_up
        time.sleep(0.02)
