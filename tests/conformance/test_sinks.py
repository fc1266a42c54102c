"""What every sink has in common: it takes frames fast, from another thread, and closes."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from artem.destination import parse_destination
from artem.errors import SinkError
from artem.frame import Frame
from artem.output.base import Sink
from artem.output.discard import DiscardSink
from artem.output.publisher import Publisher
from artem.output.recorder import Recorder
from artem.output.virtual_camera import VirtualCamera
from artem.server.feed import Feed
from artem.sound import Sound
from tests.cameras import FakeCamera
from tests.conftest import make_picture

SOUND = Sound(np.zeros((480, 2), np.float32), 48_000, 0.0)


def _window_sink(folder: Path) -> Sink:
    from artem.gui.bridge import Bridge, WindowSink

    return WindowSink(Bridge())


def _no_camera(width: int, height: int, fps: float) -> FakeCamera:
    raise RuntimeError("no device")


def _no_space(path: Path) -> int:
    return 0


SINKS: dict[str, Callable[[Path], Sink]] = {
    "discard": lambda _: DiscardSink(),
    "feed": lambda _: Feed(),
    "window": _window_sink,
    "mkv": lambda folder: Recorder(folder / "a.mkv"),
    "mp4": lambda folder: Recorder(folder / "a.mp4"),
    "av1": lambda folder: Recorder(folder / "a.mkv", "av1"),
    "camera": lambda _: VirtualCamera(open_camera=FakeCamera),
    "publisher": lambda _: Publisher(parse_destination("rtmp://127.0.0.1:9/app/key")),
}
FAILING: dict[str, Callable[[Path], Sink]] = {
    "recorder": lambda folder: Recorder(folder / "a.mkv", free_space=_no_space),
    "camera": lambda _: VirtualCamera(open_camera=_no_camera),
    "camera that goes away": lambda _: VirtualCamera(
        open_camera=lambda *size: FakeCamera(*size, lasts=2)
    ),
}


@pytest.fixture(params=SINKS)
def sink(request: pytest.FixtureRequest, tmp_path: Path) -> Sink:
    if request.param == "publisher" and not shutil.which("ffmpeg"):
        pytest.skip("no ffmpeg program")
    return SINKS[request.param](tmp_path)


@pytest.fixture(params=FAILING)
def failing(request: pytest.FixtureRequest, tmp_path: Path) -> Sink:
    return FAILING[request.param](tmp_path)


@pytest.fixture(autouse=True)
def no_thread_stays() -> Iterator[None]:
    yield
    assert not [t.name for t in threading.enumerate() if t.name.startswith("artem-")]


def test_takes_frames_from_another_thread_without_waiting_for_anyone(sink: Sink) -> None:
    pixels = make_picture(48, 64)
    before = pixels.copy()

    def hand_over() -> None:
        for index in range(500):
            original = Frame(pixels, index, time.monotonic())
            sink.present(original, original.with_pixels(pixels[::-1]))

    thread = threading.Thread(target=hand_over)
    thread.start()
    thread.join(timeout=20)
    assert not thread.is_alive()
    sink.close()
    assert (pixels == before).all()


def test_closes_without_a_frame(sink: Sink, tmp_path: Path) -> None:
    sink.close()
    assert not list(tmp_path.iterdir())


def test_sound_is_taken_or_passed_over(sink: Sink) -> None:
    frame = Frame(make_picture(48, 64), 0, 0.0)
    sink.hear(SOUND)
    sink.present(frame, frame)
    sink.hear(SOUND)
    sink.close()


def test_frames_may_change_their_size(sink: Sink) -> None:
    for index, (height, width) in enumerate([(49, 65), (96, 64), (48, 128), (17, 33)]):
        frame = Frame(make_picture(height, width), index, index / 10)
        sink.present(frame, frame)
        time.sleep(0.05)
    sink.close()


def test_a_failure_is_raised_once_it_is_known_and_closing_is_quiet_then(failing: Sink) -> None:
    frame = Frame(make_picture(48, 64), 0, 0.0)

    def hand_over() -> None:
        while True:
            failing.present(frame, frame)
            time.sleep(0.002)

    with pytest.raises(SinkError, match="; "):
        hand_over()
    failing.close()


def test_a_failure_that_nobody_saw_is_raised_when_it_is_closed(tmp_path: Path) -> None:
    sink = Recorder(tmp_path / "a.mkv", free_space=_no_space)
    frame = Frame(make_picture(48, 64), 0, 0.0)
    sink.present(frame, frame)
    with pytest.raises(SinkError, match="nearly full"):
        sink.close()
