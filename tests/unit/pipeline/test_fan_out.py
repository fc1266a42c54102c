from __future__ import annotations

import threading

import numpy as np
import pytest

from artem.errors import SinkError
from artem.frame import Frame
from artem.output.base import Sink
from artem.pipeline.fan_out import FanOut
from artem.sound import Sound

FRAME = Frame(np.zeros((4, 4, 3), np.uint8), 0, 0.0)
SOUND = Sound(np.zeros((10, 1), np.float32), 8000, 0.0)


class Spy(Sink):
    """Counts what it is given; raises what it is told to."""

    def __init__(self, *, hears: bool = False) -> None:
        self.hears = hears
        self.error: Exception | None = None
        self.closing_error: Exception | None = None
        self.seen = self.heard = self.closed = 0

    def present(self, original: Frame, stylized: Frame) -> None:
        assert not self.closed
        if self.error is not None:
            raise self.error
        self.seen += 1

    def hear(self, sound: Sound) -> None:
        assert not self.closed
        if self.error is not None:
            raise self.error
        self.heard += 1

    def close(self) -> None:
        self.closed += 1
        if self.closing_error is not None:
            raise self.closing_error


class Fan:
    """A main sink, another one, and what was told of failures."""

    def __init__(self) -> None:
        self.main, self.other = Spy(), Spy(hears=True)
        self.failed: list[tuple[Sink, str]] = []
        self.out = FanOut(self.main, lambda sink, error: self.failed.append((sink, str(error))))
        self.out.add(self.other)


def test_each_gets_every_frame_until_it_is_removed() -> None:
    fan = Fan()
    fan.out.present(FRAME, FRAME)
    fan.out.remove(fan.other)
    fan.out.remove(fan.other)
    fan.out.present(FRAME, FRAME)
    assert (fan.main.seen, fan.other.seen, fan.other.closed) == (2, 1, 1)
    assert not fan.failed


def test_one_that_fails_is_closed_and_told_and_the_rest_goes_on() -> None:
    fan = Fan()
    third = Spy()
    fan.out.add(third)
    fan.other.error = fan.other.closing_error = SinkError("full")
    fan.out.present(FRAME, FRAME)
    fan.out.present(FRAME, FRAME)
    assert fan.failed == [(fan.other, "full")]
    assert (fan.main.seen, third.seen, fan.other.closed) == (2, 2, 1)


def test_one_that_fails_to_hear_is_told_too() -> None:
    fan = Fan()
    fan.other.error = SinkError("full")
    assert fan.out.ear is not None
    fan.out.ear(SOUND)
    assert fan.failed == [(fan.other, "full")]
    assert fan.out.ear is None


def test_what_keeps_one_from_finishing_is_told() -> None:
    fan = Fan()
    fan.other.closing_error = SinkError("full")
    fan.out.remove(fan.other)
    assert fan.failed == [(fan.other, "full")]


@pytest.mark.parametrize("error", [SinkError("full"), ValueError("a bug")])
def test_what_the_main_one_raises_is_raised(error: Exception) -> None:
    fan = Fan()
    fan.main.error = error
    with pytest.raises(type(error)):
        fan.out.present(FRAME, FRAME)


def test_a_mistake_of_another_is_raised() -> None:
    fan = Fan()
    fan.other.error = ValueError("a bug")
    with pytest.raises(ValueError, match="a bug"):
        fan.out.present(FRAME, FRAME)


def test_sound_is_wanted_while_a_sink_hears() -> None:
    fan = Fan()
    assert fan.out.ear is not None
    fan.out.ear(SOUND)
    assert (fan.main.heard, fan.other.heard) == (1, 1)
    fan.out.remove(fan.other)
    assert fan.out.ear is None


def test_closing_closes_all_once_and_also_who_comes_later() -> None:
    fan = Fan()
    late = Spy()
    fan.out.close()
    fan.out.close()
    fan.out.add(late)
    assert [sink.closed for sink in (fan.main, fan.other, late)] == [1, 1, 1]


def test_the_others_are_closed_where_the_main_one_fails_to() -> None:
    fan = Fan()
    fan.main.closing_error = SinkError("stuck")
    with pytest.raises(SinkError, match="stuck"):
        fan.out.close()
    assert fan.other.closed == 1


def test_the_others_are_closed_where_one_of_them_makes_a_mistake() -> None:
    fan = Fan()
    third = Spy()
    fan.out.add(third)
    fan.other.closing_error = ValueError("a bug")
    with pytest.raises(ValueError, match="a bug"):
        fan.out.close()
    assert [sink.closed for sink in (fan.main, fan.other, third)] == [1, 1, 1]


def test_no_frame_comes_to_a_closed_sink() -> None:
    fan = Fan()  # its spies check it
    over = threading.Event()

    def hand_over() -> None:
        while not over.is_set():
            fan.out.present(FRAME, FRAME)

    thread = threading.Thread(target=hand_over)
    thread.start()
    spies = [Spy() for _ in range(200)]
    for spy in spies:
        fan.out.add(spy)
        fan.out.remove(spy)
    over.set()
    thread.join()
    fan.out.present(FRAME, FRAME)
    assert not fan.failed
    assert all(spy.closed == 1 for spy in spies)
