"""What phones leave, and what a source makes of it."""

from __future__ import annotations

import time

import numpy as np
import pytest
from av.video.frame import VideoFrame

from artem.capture import phone as phone_module
from artem.capture.phone import PhoneInlet, PhoneLine, PhoneSource
from artem.errors import SourceError, SourceLost

GREY = 120


def send(line: PhoneLine, width: int = 64, height: int = 48, shade: int = GREY) -> None:
    pixels = np.full((height, width, 3), shade, np.uint8)
    line.put(VideoFrame.from_ndarray(pixels).reformat(format="yuv420p"), time.monotonic())


@pytest.fixture(autouse=True)
def short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phone_module, "OPEN_SECONDS", 0.05)
    monkeypatch.setattr(phone_module, "STALL_SECONDS", 0.05)


@pytest.fixture
def inlet() -> PhoneInlet:
    return PhoneInlet()


def test_without_a_phone_the_remedy_is_to_scan_the_code(inlet: PhoneInlet) -> None:
    with pytest.raises(SourceError, match="scan the code"):
        PhoneSource(inlet).open()


def test_a_phone_that_falls_silent_is_lost(inlet: PhoneInlet) -> None:
    send(inlet.connect())
    with PhoneSource(inlet) as source:
        source.read()
        with pytest.raises(SourceLost, match="keep the page open"):
            source.read()


def test_the_newest_picture_wins_and_the_others_are_counted(inlet: PhoneInlet) -> None:
    line = inlet.connect()
    send(line)
    with PhoneSource(inlet) as source:
        for shade in (10, 90, 200):
            send(line, shade=shade)
        first, newest = source.read(), source.read()
    assert (first.index, newest.index) == (0, 3)
    assert first.pixels.mean() == pytest.approx(GREY, abs=3)
    assert newest.pixels.mean() == pytest.approx(200, abs=3)
    assert (inlet.count, inlet.dropped) == (4, 2)


def test_a_phone_may_be_turned(inlet: PhoneInlet) -> None:
    line = inlet.connect()
    send(line, 64, 48)
    with PhoneSource(inlet) as source:
        assert source.read().size == (64, 48)
        send(line, 48, 64)
        assert source.read().size == (48, 64)


def test_the_last_phone_to_come_is_the_camera_until_it_goes(inlet: PhoneInlet) -> None:
    one, other = inlet.connect(), inlet.connect()
    assert inlet.phones == 2
    send(one)
    assert inlet.count == 0
    send(other)
    assert inlet.count == 1
    other.leave()
    other.leave()
    assert inlet.phones == 1
    send(one)
    assert inlet.count == 2


def test_what_a_phone_left_before_it_went_is_no_beginning(inlet: PhoneInlet) -> None:
    line = inlet.connect()
    send(line)
    line.leave()
    send(line)
    with pytest.raises(SourceError):
        PhoneSource(inlet).open()
