"""What every source promises, asked of every source."""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from av.video.frame import VideoFrame

from artem.capture.address import with_login
from artem.capture.base import Source
from artem.capture.demo import DemoSource
from artem.capture.desktop import list_windows
from artem.capture.phone import PhoneInlet, PhoneSource
from artem.capture.picture import PictureSource
from artem.capture.screen import ScreenSource
from artem.capture.spec import parse_source
from artem.capture.video_file import FileSource
from artem.capture.webcam import WebcamSource
from artem.errors import SourceError
from artem.frame import Frame
from artem.opencv import cv2

FOLDER = Path(__file__).parents[1] / "servers"
servers = SimpleNamespace(**runpy.run_path(str(FOLDER / "launch.py")))
display_kept = runpy.run_path(str(FOLDER / "display.py"))["display_kept"]

SECRET = "p@ss:w/rd"
FRAMES = 6


@pytest.fixture(scope="module", autouse=True)
def _display() -> Iterator[None]:
    with display_kept():
        yield


class FakeCamera:
    """Stands in for cv2.VideoCapture: takes the size asked for, gives motion JPEG at 30 fps."""

    def __init__(self, _camera: int | str) -> None:
        self.settings = {cv2.CAP_PROP_FPS: 30.0}

    def isOpened(self) -> bool:
        return True

    def set(self, key: int, value: float) -> bool:
        self.settings[key] = value
        return True

    def get(self, key: int) -> float:
        return self.settings[key]

    def grab(self) -> bool:
        time.sleep(0.005)
        return True

    def retrieve(self) -> tuple[bool, np.ndarray]:
        width, height = (self.settings[key] for key in (cv2.CAP_PROP_FRAME_WIDTH, 4))
        return True, np.full((int(height), int(width), 3), 90, np.uint8)

    def release(self) -> None:
        """Nothing is held."""


def film(folder: Path, *, rate: int = 25, seconds: float = 2) -> Path:
    if not shutil.which("ffmpeg"):
        pytest.skip("no ffmpeg program")
    path = folder / "film.mp4"
    test_picture = f"testsrc=size=64x48:rate={rate}"
    command = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", test_picture, "-t", str(seconds)]
    subprocess.run([*command, "-pix_fmt", "yuv420p", str(path)], check=True)
    return path


@contextmanager
def demo(folder: Path) -> Iterator[Source]:
    yield DemoSource(160, 120)


@contextmanager
def picture(folder: Path) -> Iterator[Source]:
    path = folder / "picture.png"
    cv2.imwrite(str(path), np.full((48, 64, 3), 120, np.uint8))
    yield PictureSource(path)


@contextmanager
def video_file(folder: Path) -> Iterator[Source]:
    yield FileSource(film(folder))


@contextmanager
def screen(folder: Path) -> Iterator[Source]:
    if os.name == "posix" and not os.environ.get("DISPLAY"):
        pytest.skip("no DISPLAY; run under xvfb-run")
    yield ScreenSource()


@contextmanager
def window(folder: Path) -> Iterator[Source]:
    if not os.environ.get("DISPLAY"):
        pytest.skip("no DISPLAY; run under xvfb-run")
    with servers.window("One window", (30, 40, 200, 100), "#4080c0") as shown:
        give_up = time.monotonic() + 20
        while shown.id not in [found.id for found in list_windows()]:
            assert time.monotonic() < give_up
        yield parse_source("window:one win")


@contextmanager
def webcam(folder: Path) -> Iterator[Source]:
    yield WebcamSource(open_device=FakeCamera)


@contextmanager
def motion_jpeg(folder: Path) -> Iterator[Source]:
    with servers.camera("--login", "digest") as port:
        yield parse_source(with_login(f"http://127.0.0.1:{port}/video", "ann", SECRET))


@contextmanager
def shots(folder: Path) -> Iterator[Source]:
    with servers.camera("--login", "basic", "--only", "/shot.jpg") as port:
        yield parse_source(with_login(f"http://127.0.0.1:{port}", "ann", SECRET))


@contextmanager
def stream(folder: Path) -> Iterator[Source]:
    with servers.camera("--login", "basic", "--file", str(film(folder))) as port:
        yield parse_source(with_login(f"http://127.0.0.1:{port}/file", "ann", SECRET))


@contextmanager
def phone(folder: Path) -> Iterator[Source]:
    inlet = PhoneInlet()
    over = threading.Event()

    def send() -> None:
        line = inlet.connect()
        pixels = np.full((48, 64, 3), 120, np.uint8)
        while not over.wait(0.01):
            line.put(VideoFrame.from_ndarray(pixels), time.monotonic())
        line.leave()

    thread = threading.Thread(target=send)
    thread.start()
    try:
        yield PhoneSource(inlet)
    finally:
        over.set()
        thread.join()


KINDS: dict[str, Callable[[Path], Iterator[Source]]] = {
    "demo": demo,
    "picture": picture,
    "file": video_file,
    "screen": screen,
    "window": window,
    "webcam": webcam,
    "motion JPEG": motion_jpeg,
    "shots": shots,
    "stream": stream,
    "phone": phone,
}


@pytest.fixture(params=KINDS)
def source(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Source]:
    monkeypatch.setenv("no_proxy", "*")
    with KINDS[request.param](tmp_path) as made:
        yield made
        made.close()


def some_frames(source: Source) -> list[Frame]:
    frames = [source.read() for _ in range(FRAMES)]
    assert None not in frames
    return [frame for frame in frames if frame]


def test_open_tells_the_truth(source: Source) -> None:
    info = source.open()
    assert info.kind in {"webcam", "stream", "file", "screen", "phone", "demo"}
    assert info.name == source.name
    assert info.pixel_format
    assert info.fps is None or 1 <= info.fps <= 240
    assert {frame.size for frame in some_frames(source)} == {(info.width, info.height)}


def test_frames_are_rgb_bytes_in_order(source: Source) -> None:
    source.open()
    for frame in some_frames(source):
        assert frame.pixels.ndim == 3
        assert frame.pixels.shape[2] == 3
        assert frame.pixels.dtype == np.uint8
        assert frame.pixels.flags.c_contiguous


def test_index_and_capture_time_rise(source: Source) -> None:
    before = time.monotonic()
    source.open()
    frames = some_frames(source)
    indexes = [frame.index for frame in frames]
    times = [frame.captured for frame in frames]
    assert indexes[0] == 0
    assert indexes == sorted(set(indexes))
    assert times == sorted(set(times))
    assert before <= times[0]
    assert times[-1] <= time.monotonic()


def test_a_frame_keeps_its_pixels_when_later_ones_come(source: Source) -> None:
    source.open()
    first = source.read()
    assert first is not None
    kept = first.pixels.copy()
    some_frames(source)
    assert np.array_equal(first.pixels, kept)


def test_close_may_be_called_at_any_time(source: Source) -> None:
    source.close()
    source.open()
    source.close()
    source.close()


def test_it_opens_again_after_close(source: Source) -> None:
    with source:
        some_frames(source)
    with source:
        assert some_frames(source)[0].index == 0


def test_reading_while_closed_is_an_error_with_a_remedy(source: Source) -> None:
    with pytest.raises(SourceError, match="open it before reading"):
        source.read()


def test_no_thread_is_left_behind(source: Source) -> None:
    before = set(threading.enumerate())
    with source:
        some_frames(source)
    assert set(threading.enumerate()) == before


def test_the_name_tells_no_password(source: Source) -> None:
    told = f"{source.name} {source.open()} {source!r}"
    assert SECRET not in told
    assert "p%40ss" not in told
    assert "ann:" not in told
