"""Addresses tried step by step against real servers, well and ill."""

from __future__ import annotations

import runpy
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from artem.capture import probe as probing
from artem.capture.probe import Step, probe

servers = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[2] / "servers/launch.py")))

LOGIN = ("ann", "p@ss:w/rd")
MOST_SECONDS = 12.0

needs_ffmpeg = pytest.mark.skipif(not shutil.which("ffmpeg"), reason="no ffmpeg program")


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


def steps(address: str, *login: str) -> list[Step]:
    began = time.monotonic()
    found = list(probe(address, *login))
    assert time.monotonic() - began < MOST_SECONDS
    assert all(step.ok for step in found[:-1])
    told = " ".join(step.text for step in found)
    assert "\n" not in told
    assert "secret" not in told
    assert "p@ss" not in told
    assert "p%40ss" not in told
    return found


def names(found: list[Step]) -> list[str]:
    return [step.name for step in found]


def test_a_camera_that_works() -> None:
    with servers.camera() as port:
        found = steps(f"http://127.0.0.1:{port}/video")
    assert names(found) == ["Connection", "Answer", "Video"]
    assert found[0].text == f"127.0.0.1 takes connections on port {port}"
    assert found[1].text == "it answers with motion JPEG (multipart/x-mixed-replace)"
    assert found[2].ok
    assert found[2].text.startswith("it gives video, 64x48 MJPG at ")
    assert not found[2].text.endswith(" 0 fps")


def test_a_bare_address_answers_with_a_page_and_gives_video() -> None:
    with servers.camera() as port:
        found = steps(f"http://localhost:{port}")
    assert names(found) == ["Name", "Connection", "Answer", "Video"]
    assert found[0].text.startswith("localhost is ")
    assert "a page (text/html)" in found[2].text
    assert found[3].ok


def test_a_bare_address_without_a_front_page_gives_video() -> None:
    with servers.camera("--only", "/shot.jpg") as port:
        found = steps(f"http://127.0.0.1:{port}")
    assert "HTTP error 404" in found[1].text
    assert found[2].text.startswith("it gives video, 64x48 JPEG at ")


def test_a_page_is_no_video() -> None:
    with servers.camera() as port:
        *_, answer, video = steps(f"http://127.0.0.1:{port}/index.html")
    assert answer.text == "it answers with a page (text/html)"
    assert (video.name, video.ok) == ("Video", False)
    assert "is a page, not video" in video.text


def test_a_wrong_path_is_told_at_the_answer() -> None:
    with servers.camera("--only", "/video") as port:
        last = steps(f"http://127.0.0.1:{port}/nothing")[-1]
    assert (last.name, last.ok) == ("Answer", False)
    assert "(404)" in last.text


@pytest.mark.parametrize("kind", ["basic", "digest"])
def test_the_login(kind: str) -> None:
    with servers.camera("--login", kind) as port:
        address = f"http://127.0.0.1:{port}/video"
        missing = steps(address)[-1]
        wrong = steps(address, "ann", "secret")[-1]
        right = steps(address, *LOGIN)[-1]
    assert (missing.name, missing.ok) == ("Login", False)
    assert "asks for a login" in missing.text
    assert (wrong.name, wrong.ok) == ("Login", False)
    assert "refused this user name and password" in wrong.text
    assert (right.name, right.ok) == ("Video", True)


def test_an_address_is_asked_for_as_it_was_pasted() -> None:
    with servers.camera() as port:
        found = steps(f"http://127.0.0.1:{port}/\N{KATAKANA LETTER KA}.mjpg?a b=%20")
    assert names(found) == ["Connection", "Answer", "Video"]
    assert "is a page, not video" in found[-1].text  # that is what this camera has there


@pytest.mark.parametrize("scheme", ["http", "https", "rtsp", "rtmp"])
def test_a_closed_port(scheme: str) -> None:
    (step,) = steps(f"{scheme}://ann:secret@127.0.0.1:{servers.free_port()}/live")
    assert (step.name, step.ok) == ("Connection", False)
    assert "refused the connection" in step.text


@pytest.mark.parametrize("scheme", ["http", "rtsp", "rtmp"])
def test_an_unknown_name(scheme: str) -> None:
    (step,) = steps(f"{scheme}://ann:secret@nowhere.invalid/live")
    assert (step.name, step.ok) == ("Name", False)
    assert 'no host called "nowhere.invalid"' in step.text


def test_a_resolver_that_hangs_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = threading.Event()
    monkeypatch.setattr(probing.socket, "getaddrinfo", lambda *_, **__: asked.wait(20))
    (step,) = steps("http://camera.invalid/")
    asked.set()
    assert (step.name, step.ok) == ("Name", False)
    assert "did not answer in time" in step.text


@pytest.mark.parametrize(
    ("scheme", "last"),
    [("http", "Answer"), ("https", "Encryption"), ("rtsp", "Video"), ("rtmp", "Video")],
)
def test_a_server_that_stays_silent(scheme: str, last: str) -> None:
    with servers.silent_server() as port:
        step = steps(f"{scheme}://127.0.0.1:{port}/live")[-1]
    assert (step.name, step.ok) == (last, False)
    assert "did not answer in time" in step.text


def test_a_stream_that_stalls() -> None:
    with servers.camera("--trouble", "stall") as port:
        step = steps(f"http://127.0.0.1:{port}/video")[-1]
    assert (step.name, step.ok) == ("Video", False)
    assert "stopped sending" in step.text


def test_a_port_without_encryption() -> None:
    with servers.camera() as port:
        step = steps(f"https://127.0.0.1:{port}/video")[-1]
    assert (step.name, step.ok) == ("Encryption", False)
    assert "try its http:// address" in step.text


@contextmanager
def one_answer(head: str) -> Iterator[int]:
    """Gives every reader this answer."""
    body = '{"state": "idle"}' * 50
    head = f"{head}\r\nContent-Length: {len(body)}"
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    connection.recv(65536)
                    connection.sendall(f"HTTP/1.1 200 OK\r\n{head}\r\n\r\n{body}".encode())

        thread = threading.Thread(target=answer)
        thread.start()
        try:
            yield server.getsockname()[1]
        finally:
            server.shutdown(socket.SHUT_RDWR)
            thread.join()


@pytest.mark.parametrize(
    ("content", "told"),
    [("application/json", "application/json"), ("<b>video</b", "an unknown kind of content")],
)
def test_what_is_no_video_is_named(content: str, told: str) -> None:
    with one_answer(f"Content-Type: {content}") as port:
        *_, answer, video = steps(f"http://127.0.0.1:{port}/state")
    assert answer.text == f"it answers with {told}"
    assert (video.name, video.ok) == ("Video", False)
    assert "no video that can be read" in video.text


@pytest.mark.parametrize(
    "address", ["", "demo", "ann:secret@cam", "http://", "ftp://ann:secret@cam/x", "http://[::1"]
)
def test_what_is_no_address(address: str) -> None:
    (step,) = steps(address, "ann", "secret")
    assert (step.name, step.ok) == ("Address", False)


@needs_ffmpeg
def test_rtsp_with_a_login() -> None:
    with servers.rtsp_camera("--login") as server:
        address = f"rtsp://127.0.0.1:{server.port}/live"
        missing = steps(address)[-1]
        wrong = steps(address, "ann", "secret")[-1]
        right = steps(address, *LOGIN)[-1]
    assert (missing.name, missing.ok) == ("Login", False)
    assert (wrong.name, wrong.ok) == ("Login", False)
    assert right.ok
    assert right.text.startswith("it gives video, 64x48 yuv420p at ")


def test_behind_a_proxy_the_host_is_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "")
    with servers.camera() as port:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{port}")
        found = steps("http://camera.invalid/video")
    assert "Name" not in names(found)
    assert "Connection" not in names(found)
