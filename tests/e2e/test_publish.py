"""Publishing to real servers, well and ill."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import numpy as np
import psutil
import pytest

from artem.backoff import Backoff
from artem.capture.video_file import FileSource
from artem.destination import parse_destination
from artem.engine.stylizer import Stylizer
from artem.frame import Frame
from artem.output.publisher import Publisher
from artem.output.relay import Reach
from tests.e2e.test_commands import artem, fails
from tests.e2e.test_recording import play
from tests.films import flash_and_beep, flashes, number, numbered, onsets, pictures, sound
from tests.servers.launch import RTMP_MODULE, free_port, rtmp_server, silent_server

pytestmark = pytest.mark.skipif(not shutil.which("ffmpeg"), reason="no ffmpeg program")
needs_nginx = pytest.mark.skipif(
    not (shutil.which("nginx") and RTMP_MODULE.exists()), reason="no nginx with its rtmp module"
)

KEY = "se-cr-et"
NOTICED_SECONDS = 8.0
ENOUGH = 30.0
FPS = 20


class Told:
    """The reachs a publisher tells, with the reasons."""

    def __init__(self) -> None:
        self.all: list[tuple[Reach, str]] = []

    def __call__(self, reach: Reach, why: str) -> None:
        self.all.append((reach, why))

    def __contains__(self, reach: Reach) -> bool:
        return any(one is reach for one, _ in self.all)

    @property
    def reason(self) -> str:
        """Why it was lost first."""
        return next(why for reach, why in self.all if reach is Reach.LOST)


def until(condition: Callable[[], object], seconds: float = ENOUGH) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


class Feed:
    """Presents numbered pictures in real time; with noise, for paintings are no less busy."""

    def __init__(self, publisher: Publisher) -> None:
        self._noise = np.random.default_rng(1).integers(0, 255, (240, 640, 3), np.uint8)
        self.count = 0
        self._publisher = publisher
        self._over = Event()
        self._thread = Thread(target=self._run)

    def __enter__(self) -> Feed:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()
        self._publisher.close()

    def _run(self) -> None:
        while not self._over.wait(1 / FPS):
            pixels = numbered(self.count % 4096, 320, 240)
            left = 37 * self.count % 320
            pixels[120:] = self._noise[120:, left : left + 320]
            frame = Frame(pixels, self.count, time.monotonic())
            self._publisher.present(frame, frame)
            self.count += 1


def publisher(address: str, told: Told) -> Publisher:
    return Publisher(parse_destination(address), told, Backoff(0.2, 0.5))


def watched(address: str, path: Path, seconds: float) -> Path:
    """What a viewer sees of it, as a file."""
    command = ["ffmpeg", "-v", "error", "-i", address, "-t", str(seconds), "-c", "copy", str(path)]
    subprocess.run(command, check=True, timeout=ENOUGH, stdin=subprocess.DEVNULL)
    return path


def relays() -> list[psutil.Process]:
    """The processes that publish, also those that nobody has gathered."""
    return [one for one in psutil.Process().children() if one.name() == "ffmpeg"]


@pytest.fixture(autouse=True)
def nothing_stays() -> Iterator[None]:
    yield
    assert relays() == []


@needs_nginx
def test_a_viewer_sees_every_picture_at_its_time(tmp_path: Path) -> None:
    told, port = Told(), free_port()
    address = f"rtmp://127.0.0.1:{port}/out/{KEY}"
    with rtmp_server(tmp_path, port), Feed(publisher(address, told)):
        until(lambda: Reach.LIVE in told)
        seen = pictures(watched(address, tmp_path / "seen.mkv", 3))
    numbers = np.array([number(pixels) for _, pixels in seen])
    times = np.array([at for at, _ in seen])
    assert len(seen) > 2 * FPS
    assert (np.diff(numbers) == 1).all()
    pace = np.polyfit(numbers, times, 1)[0]
    assert pace == pytest.approx(1 / FPS, rel=0.3)
    assert (np.diff(times) > 0.5 / FPS).all()
    assert [reach for reach, _ in told.all] == [Reach.CONNECTING, Reach.LIVE]


@needs_nginx
def test_flash_and_beep_stay_together(tmp_path: Path) -> None:
    told, port = Told(), free_port()
    address = f"rtmp://127.0.0.1:{port}/out/{KEY}"
    film = flash_and_beep(tmp_path / "film.mp4", 12.0)
    with rtmp_server(tmp_path, port):
        sink = publisher(address, told)
        running = Thread(target=play, args=(FileSource(film), sink, 8.0))
        running.start()
        until(lambda: Reach.LIVE in told)
        path = watched(address, tmp_path / "seen.mkv", 3.5)
        running.join()
    seen, heard = np.array(flashes(path)), np.array(onsets(*sound(path)))
    within = heard[(heard > seen[0] - 0.3) & (heard < seen[-1] + 0.3)]
    assert len(within) >= 2
    for at in within:
        assert np.abs(seen - at).min() < 0.06


@needs_nginx
def test_a_server_that_comes_back_is_published_to_again(tmp_path: Path) -> None:
    told, port = Told(), free_port()
    address = f"rtmp://127.0.0.1:{port}/out/{KEY}"
    with Feed(publisher(address, told)):
        with rtmp_server(tmp_path, port) as server:
            until(lambda: Reach.LIVE in told)
            server.kill()
            until(lambda: Reach.LOST in told)
        told.all.clear()
        with rtmp_server(tmp_path, port):
            until(lambda: Reach.LIVE in told)
            seen = pictures(watched(address, tmp_path / "seen.mkv", 1))
    numbers = [number(pixels) for _, pixels in seen]
    assert len(numbers) > 5
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def test_a_server_that_never_answers_is_noticed_while_pictures_go_on() -> None:
    told = Told()
    with (
        silent_server() as port,
        Feed(publisher(f"rtmp://127.0.0.1:{port}/out/{KEY}", told)) as feed,
    ):
        until(relays)
        until(lambda: Reach.LOST in told, NOTICED_SECONDS)
        assert feed.count > FPS
        until(lambda: len([1 for reach, _ in told.all if reach is Reach.LOST]) > 1)
    assert KEY not in repr(told.all)
    assert Reach.LIVE not in told


@pytest.mark.skipif(sys.platform == "win32", reason="nothing can be halted there")
@pytest.mark.parametrize("who", ["server", "relay"])
@needs_nginx
def test_what_is_halted_is_given_up_and_tried_again(tmp_path: Path, who: str) -> None:
    told, port = Told(), free_port()
    sink = publisher(f"rtmp://127.0.0.1:{port}/out/{KEY}", told)
    with rtmp_server(tmp_path, port) as server, Feed(sink) as feed:
        until(lambda: Reach.LIVE in told)
        halted = server.process if who == "server" else relays()[0]
        halted.send_signal(signal.SIGSTOP)
        before = feed.count
        until(lambda: Reach.STALLED in told)
        until(lambda: Reach.LOST in told)
        assert feed.count > before + FPS
        told.all.clear()
        if who == "server":
            halted.send_signal(signal.SIGCONT)
        until(lambda: Reach.LIVE in told)


@pytest.mark.skipif(sys.platform == "win32", reason="nothing can be halted there")
@needs_nginx
def test_what_hangs_at_the_end_does_not_keep_us(tmp_path: Path) -> None:
    told, port = Told(), free_port()
    sink = publisher(f"rtmp://127.0.0.1:{port}/out/{KEY}", told)
    with rtmp_server(tmp_path, port), Feed(sink):
        until(lambda: Reach.LIVE in told)
        relays()[0].send_signal(signal.SIGSTOP)


@needs_nginx
def test_who_refuses_is_quoted_without_the_key(tmp_path: Path) -> None:
    port = free_port()
    place = f"127.0.0.1:{port}"
    with rtmp_server(tmp_path, port):
        first = Told()
        with Feed(publisher(f"rtmp://{place}/out/{KEY}", first)):
            until(lambda: Reach.LIVE in first)
            assert "Already publishing" in refusal(f"rtmp://{place}/out/{KEY}")
        assert refusal(f"rtmp://{place}/nowhere/{KEY}")
    assert "Connection refused" in refusal(f"rtmp://{place}/out/{KEY}")
    assert "nowhere.invalid" in refusal(f"rtmp://ann:{KEY}@nowhere.invalid/out/{KEY}")


def refusal(address: str) -> str:
    told = Told()
    with Feed(publisher(address, told)):
        until(lambda: Reach.LOST in told)
    assert KEY not in repr(told.all)
    return told.reason


@pytest.mark.parametrize(
    ("address", "listening"),
    [
        ("rtsp://127.0.0.1:{port}/live/key", ["-rtsp_flags", "listen", "-rtsp_transport", "tcp"]),
        ("srt://127.0.0.1:{port}?latency=200000", ["-mode", "listener"]),
    ],
    ids=["rtsp", "srt"],
)
def test_other_protocols(tmp_path: Path, address: str, listening: list[str]) -> None:
    told, path = Told(), tmp_path / "seen.mkv"
    address = address.format(port=free_port())
    command = ["ffmpeg", "-v", "error", *listening, "-i", address, "-c", "copy", "-t", "3", path]
    with (
        subprocess.Popen(command, stdin=subprocess.DEVNULL) as server,
        Feed(publisher(address, told)),
    ):
        until(lambda: server.poll() is not None)
    numbers = [number(pixels) for _, pixels in pictures(path)]
    assert len(numbers) > FPS
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    assert len(sound(path)[0]) > 48_000


# -- whole runs ---------------------------------------------------------------------------------


@contextmanager
def published(source: str, address: str, style: Path) -> Iterator[subprocess.Popen[str]]:
    """A headless run that ends with the block, as by Ctrl-C."""
    command = [sys.executable, "-m", "artem", "--headless", "--source", source, "--device", "cpu"]
    command += ["--style", str(style), "--size", "160x120", "--publish", address]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as run:
        try:
            yield run
        finally:
            run.send_signal(signal.SIGINT)


def wait_for_line(run: subprocess.Popen[str], words: str) -> None:
    assert run.stderr is not None
    for line in run.stderr:
        assert KEY not in line
        if words in line:
            return
    pytest.fail(f"it never said {words}")


@contextmanager
def phone(address: str) -> Iterator[None]:
    """Publishes a blue picture with a beep."""
    command = (
        "ffmpeg -v quiet -re -f lavfi -i color=blue:size=160x120:rate=20 -f lavfi -i sine=880 "
        "-pix_fmt yuv420p -c:v libx264 -preset ultrafast -tune zerolatency -g 20 -c:a aac "
        f"-t 60 -f flv {address}"
    )
    with subprocess.Popen(command.split(), stdin=subprocess.DEVNULL) as process:
        try:
            yield
        finally:
            process.kill()


@needs_nginx
def test_from_the_phone_to_the_viewer_as_documented(
    tmp_path: Path, net_files: dict[str, Path]
) -> None:
    port, style = free_port(), net_files["small"]
    place = f"rtmp://127.0.0.1:{port}"
    with (
        rtmp_server(tmp_path, port),
        phone(f"{place}/in/phone"),
        published(f"{place}/in/phone", f"{place}/out/{KEY}", style) as run,
    ):
        wait_for_line(run, f"{place}/out is live")
        path = watched(f"{place}/out/{KEY}", tmp_path / "seen.mkv", 2)
        run.send_signal(signal.SIGINT)
        assert run.wait(ENOUGH) == 0
    seen = pictures(path)[-1][1].astype(float)
    blue = np.zeros((120, 160, 3), np.uint8)
    blue[..., 2] = 254
    painted = Stylizer(str(style), device="cpu")(blue).astype(float)
    inner = np.s_[20:-20, 20:-20]
    assert np.abs(seen[inner].mean((0, 1)) - painted[inner].mean((0, 1))).max() < 12
    assert np.abs(seen[inner].mean((0, 1)) - blue.mean((0, 1))).max() > 40
    assert np.abs(sound(path)[0]).max() > 0.02


def test_a_run_that_is_killed_leaves_no_process(net_files: dict[str, Path]) -> None:
    with (
        silent_server() as port,
        published("demo", f"rtmp://127.0.0.1:{port}/out/{KEY}", net_files["small"]) as run,
    ):
        until(lambda: psutil.Process(run.pid).children())
        [relay] = psutil.Process(run.pid).children()
        run.kill()
        until(lambda: not relay.is_running())


@pytest.mark.parametrize(
    "address", ["http://host/app/se-cr-et", "rtmp:///se-cr-et", "/se-cr-et", "rtmp://host/se-cr-et"]
)
def test_an_address_that_cannot_be_is_told_at_once_and_not_repeated(address: str) -> None:
    run = ("--headless", "--source", "demo", "--publish", address)
    fails(2, "rtmp://host/app/key", *run)
    assert KEY not in artem(*run).stderr


def test_without_ffmpeg_it_says_what_to_install(net_files: dict[str, Path]) -> None:
    run = ("--headless", "--source", "demo", "--style", net_files["small"], "--device", "cpu")
    environment = {**os.environ, "PATH": "/nowhere"}
    fails(1, "install it with", *run, "--publish", f"rtmp://host/app/{KEY}", env=environment)
