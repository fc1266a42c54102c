"""Network sources against real servers, well and ill."""

from __future__ import annotations

import runpy
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from artem.capture.address import with_login
from artem.capture.base import Source
from artem.capture.spec import parse_source
from artem.errors import LoginNeeded, SourceError, SourceLost
from artem.sound import Sound
from tests.films import flash_and_beep

servers = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "servers/launch.py")))

FEW_SECONDS = 6.0
USER, PASSWORD = "ann", "p@ss:w/rd"

needs_ffmpeg = pytest.mark.skipif(not shutil.which("ffmpeg"), reason="no ffmpeg program")


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


@contextmanager
def opened(address: str) -> Iterator[Source]:
    with parse_source(address) as source:
        yield source


def read_until_lost(source: Source, most: int = 500) -> int:
    """How many frames came before SourceLost, which must not keep us waiting."""
    for count in range(most):
        began = time.monotonic()
        try:
            source.read()
        except SourceLost:
            assert time.monotonic() - began < FEW_SECONDS
            return count
    pytest.fail("the source was never lost")


def refusal(address: str) -> SourceError:
    """The error of opening, which must come within seconds and tell no password."""
    began = time.monotonic()
    with pytest.raises(SourceError) as caught:
        parse_source(address).open()
    assert time.monotonic() - began < FEW_SECONDS
    assert "\n" not in str(caught.value)
    return caught.value


@pytest.mark.parametrize("extra", [[], ["--length", "none"]], ids=["length", "no length"])
def test_motion_jpeg_is_read_at_a_bare_address(extra: list[str]) -> None:
    with servers.camera(*extra) as port, opened(f"http://127.0.0.1:{port}") as source:
        frames = [source.read() for _ in range(10)]
    levels = [int(frame.pixels.mean()) for frame in frames if frame]
    assert levels == sorted(levels)
    assert levels[-1] > levels[0]


def test_a_slow_reader_gets_the_newest_picture() -> None:
    with servers.camera() as port, opened(f"http://127.0.0.1:{port}") as source:
        source.read()
        time.sleep(1)
        late = source.read()
    assert late is not None
    assert late.index >= 10


def test_without_a_stream_single_pictures_are_polled() -> None:
    with servers.camera("--only", "/shot.jpg") as port:
        source = parse_source(f"http://127.0.0.1:{port}")
        assert source.open().pixel_format == "JPEG"
        assert [source.read().index for _ in range(5)] == sorted(range(5))
        source.close()


def test_an_address_with_a_path_is_taken_as_it_is() -> None:
    with servers.camera() as port, opened(f"http://127.0.0.1:{port}/shot.jpg") as source:
        assert source.read() is not None


@pytest.mark.parametrize("kind", ["basic", "digest"])
@pytest.mark.parametrize("path", ["", "/video", "/shot.jpg"])
def test_the_right_login_opens(kind: str, path: str) -> None:
    with servers.camera("--login", kind) as port:
        address = with_login(f"http://127.0.0.1:{port}{path}", USER, PASSWORD)
        with opened(address) as source:
            assert source.name == f"http://127.0.0.1:{port}{path}"
            assert [source.read().index for _ in range(3)]


@pytest.mark.parametrize("kind", ["basic", "digest"])
@pytest.mark.parametrize("login", [("ann", "wrong-secret"), None], ids=["wrong", "none"])
def test_a_wrong_or_missing_login_is_named(kind: str, login: tuple[str, str] | None) -> None:
    with servers.camera("--login", kind) as port:
        plain = f"http://127.0.0.1:{port}"
        error = refusal(with_login(plain, *login) if login else plain)
    assert isinstance(error, LoginNeeded)
    assert "wrong-secret" not in str(error)
    assert ("refused" in str(error)) == bool(login)


def test_a_redirect_to_a_file_is_not_followed() -> None:
    with servers.camera("--trouble", "redirect") as port:
        refusal(f"http://127.0.0.1:{port}/video")


def test_a_page_is_not_video() -> None:
    with servers.camera() as port:
        assert "is a page" in str(refusal(f"http://127.0.0.1:{port}/index.html"))


@pytest.mark.parametrize("scheme", ["http", "rtsp", "rtmp"])
def test_a_closed_port_says_so(scheme: str) -> None:
    error = refusal(f"{scheme}://ann:secret@127.0.0.1:{servers.free_port()}/live")
    assert "refused the connection" in str(error)
    assert "secret" not in str(error)


@pytest.mark.parametrize("scheme", ["http", "rtsp", "rtmp"])
def test_a_silent_server_says_so(scheme: str) -> None:
    with servers.silent_server() as port:
        assert "did not answer in time" in str(refusal(f"{scheme}://127.0.0.1:{port}/live"))


@pytest.mark.parametrize("scheme", ["http", "rtsp", "rtmp"])
def test_an_unknown_host_says_so(scheme: str) -> None:
    assert 'no host called "nowhere.invalid"' in str(refusal(f"{scheme}://nowhere.invalid/live"))
    assert 'no host called "192.168..5"' in str(refusal(f"{scheme}://192.168..5:8080/live"))


@needs_ffmpeg
def test_a_recording_over_http_plays_and_then_is_lost(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    make = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc=size=64x48:rate=20", "-t", "1"]
    subprocess.run([*make, "-pix_fmt", "yuv420p", str(film)], check=True)
    with servers.camera("--file", str(film)) as port:
        source = parse_source(f"http://127.0.0.1:{port}/file")
        info = source.open()
        assert (info.width, info.height, info.fps) == (64, 48, 20.0)
        assert read_until_lost(source) == 20
        source.close()


@needs_ffmpeg
@pytest.mark.parametrize("login", [None, ("ann", "p@ss:w/rd")], ids=["open", "login"])
def test_rtsp_is_read_and_lost_when_the_server_stops(login: tuple[str, str] | None) -> None:
    with servers.rtsp_camera(*(["--login"] if login else [])) as process:
        address = f"rtsp://127.0.0.1:{process.port}/live"
        if login:
            assert isinstance(refusal(address), LoginNeeded)
            assert "refused" in str(refusal(with_login(address, "ann", "wrong-secret")))
            address = with_login(address, *login)
        with opened(address) as source:
            indexes = [source.read().index for _ in range(5)]
            assert indexes == list(range(5))
            process.kill()
            read_until_lost(source)


def eventually(action: Callable[[], object]) -> None:
    """Try until the server is up."""
    give_up = time.monotonic() + 20
    while True:
        try:
            action()
        except SourceError:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.1)
        else:
            return


@needs_ffmpeg
def test_rtmp_is_read() -> None:
    port = servers.free_port()
    source = parse_source(f"rtmp://127.0.0.1:{port}/live/x")
    with servers.rtmp_camera(port=port):
        eventually(source.open)
        indexes = [source.read().index for _ in range(5)]
        assert indexes == sorted(set(indexes))
    source.close()


@needs_ffmpeg
@pytest.mark.parametrize("scheme", ["http", "rtmp"])
def test_sound_and_pictures_of_a_stream_share_one_clock(tmp_path: Path, scheme: str) -> None:
    film = flash_and_beep(tmp_path / "film.mp4", 6.0)
    port = servers.free_port()
    address = f"{scheme}://127.0.0.1:{port}/" + ("file" if scheme == "http" else "live/x")
    with served(film, port, scheme):
        source = parse_source(address)
        eventually(source.open)
        sounds: list[Sound] = []
        source.on_sound = sounds.append
        frames = [frame for _ in range(80) if (frame := source.read())]
        source.close()
    flash = np.array([frame.captured for frame in frames if frame.pixels.mean() > 127])
    beep = [sound.captured for sound in sounds if np.abs(sound.samples).max() > 0.25]
    within = [at for at in beep if frames[5].captured < at < frames[-5].captured]
    assert within
    for moment in within:
        assert np.abs(flash - moment).min() < 0.15


@contextmanager
def served(film: Path, port: int, scheme: str) -> Iterator[None]:
    """The film at an address of this scheme; by RTMP at its own pace."""
    if scheme == "http":
        with servers.camera("--file", str(film), port=port):
            yield
        return
    command = (
        f"ffmpeg -v quiet -re -i {film} -c copy -f flv -listen 1 rtmp://127.0.0.1:{port}/live/x"
    )
    with subprocess.Popen(command.split(), stdin=subprocess.DEVNULL) as process:
        try:
            yield
        finally:
            process.kill()
