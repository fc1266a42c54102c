"""The feed read by other programs, in processes of their own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from artem.opencv import cv2
from artem.server.entrance import Entrance
from artem.server.feed import Feed
from artem.server.server import Server
from artem.server.site import Parts, make_site
from tests.feeds import feeding

FRAMES = 60
COLOUR = (200, 60, 30)

READER = """
import sys
from artem.capture.spec import parse_source
with parse_source(sys.argv[1]) as source:
    print("reading", flush=True)
    for _ in range(int(sys.argv[2])):
        frame = source.read()
print(*frame.pixels[-100:].reshape(-1, 3).mean(0).round().astype(int), *frame.size, flush=True)
"""


@pytest.fixture
def feed() -> Iterator[Feed]:
    """Half of it is noise: a frozen reader is soon full."""
    pixels = np.full((240, 320, 3), COLOUR, np.uint8)
    pixels[:120] = np.random.default_rng(1).integers(0, 255, (120, 320, 3))
    with feeding(pixels) as feed:
        yield feed


@pytest.fixture
def address(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("no_proxy", "*")
    server = Server(make_site(Parts(entrance=Entrance(port=0), feed=feed)))
    server.start()
    yield f"http://127.0.0.1:{server.port}"
    server.stop()


def reader(address: str, frames: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", READER, address, str(frames)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def near(values: list[int], colour: tuple[int, ...] = COLOUR) -> bool:
    return bool(np.abs(np.subtract(values, colour)).max() < 8)


@pytest.mark.skipif(not shutil.which("ffmpeg"), reason="no ffmpeg program")
def test_ffmpeg_reads_it(address: str, tmp_path: Path) -> None:
    picture = tmp_path / "%d.png"
    command = ["ffmpeg", "-v", "error", "-i", f"{address}/video", "-frames:v", "20", str(picture)]
    subprocess.run(command, check=True, timeout=120)
    shown = cv2.imread(str(tmp_path / "20.png"))
    assert shown.shape == (240, 320, 3)
    assert near(shown[-1, -1, ::-1].astype(int))


@pytest.mark.skipif(not shutil.which("ffprobe"), reason="no ffprobe program")
def test_ffprobe_knows_what_it_is(address: str) -> None:
    command = ["ffprobe", "-v", "error", "-show_entries", "stream=codec_name,width,height"]
    told = subprocess.check_output([*command, "-of", "csv=p=0", f"{address}/video"], timeout=120)
    assert told.decode().strip() == "mjpeg,320,240"


@pytest.mark.parametrize("path", ["", "/video", "/shot.jpg"])
def test_another_art_em_reads_it(address: str, path: str) -> None:
    with reader(address + path, FRAMES) as other:
        *colour, width, height = map(int, other.communicate(timeout=120)[0].split()[1:])
    assert (width, height) == (320, 240)
    assert near(colour)


def test_opencv_reads_it(address: str) -> None:
    video = cv2.VideoCapture(f"{address}/video", cv2.CAP_FFMPEG)
    try:
        for _ in range(10):
            found, shown = video.read()
            assert found
    finally:
        video.release()
    assert near(shown[-1, -1, ::-1].astype(int))


@pytest.mark.skipif(os.name != "posix", reason="processes are frozen with a signal")
def test_a_frozen_reader_costs_a_good_one_nothing(feed: Feed, address: str) -> None:
    with reader(f"{address}/video", 10**9) as frozen:
        try:
            assert frozen.stdout is not None
            assert frozen.stdout.readline() == "reading\n"
            frozen.send_signal(signal.SIGSTOP)
            (held,) = feed.viewers
            with reader(f"{address}/video", 2 * FRAMES) as good:
                assert good.stdout is not None
                assert good.stdout.readline() == "reading\n"
                (well,) = feed.viewers - {held}
                good.wait(timeout=120)
                assert good.returncode == 0
            assert well.taken >= 2 * FRAMES
            assert well.dropped <= well.taken // 10
            while not held.dropped:
                time.sleep(0.1)
        finally:
            frozen.kill()
