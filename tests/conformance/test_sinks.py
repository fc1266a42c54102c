"""What every sink has in common: it takes frames fast, from another thread, and closes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from artem.frame import Frame
from artem.output.base import Sink
from artem.output.discard import DiscardSink
from tests.conftest import make_picture


def _window_sink() -> Sink:
    from artem.gui.bridge import Bridge, WindowSink

    return WindowSink(Bridge())


@pytest.fixture(params=[DiscardSink, _window_sink])
def sink(request: pytest.FixtureRequest) -> Sink:
    make: Callable[[], Sink] = request.param
    return make()


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


def test_closes_without_a_frame(sink: Sink) -> None:
    sink.close()
