from __future__ import annotations

import pytest

from artem.capture.pacing import SharedClock, Ticks, Timeline


def test_ticks_come_at_their_rate() -> None:
    ticks = Ticks(10)
    assert ticks.next(100.0) == (0, 0.0)
    assert ticks.next(100.0) == (1, pytest.approx(0.1))
    assert ticks.next(100.15) == (2, pytest.approx(0.05))


def test_missed_ticks_are_passed_over() -> None:
    ticks = Ticks(10)
    ticks.next(0.0)
    assert ticks.next(0.57) == (5, 0.0)
    assert ticks.next(0.58) == (6, pytest.approx(0.02))


def test_ticks_do_not_drift() -> None:
    ticks, now = Ticks(30), 0.0
    for _ in range(3000):
        index, wait = ticks.next(now)
        now += wait + 0.001
    assert now == pytest.approx(index / 30, abs=0.01)


def test_a_film_plays_by_its_own_times() -> None:
    timeline = Timeline()
    assert timeline.wait(5.0, now=100.0) == 0.0
    assert timeline.wait(5.4, now=100.1) == pytest.approx(0.3)
    assert timeline.wait(5.5, now=101.0) == pytest.approx(-0.5)


def test_resuming_gives_up_the_time_lost() -> None:
    timeline = Timeline()
    timeline.wait(0.0, now=0.0)
    timeline.resume(1.0, now=9.0)
    assert timeline.wait(1.5, now=9.0) == pytest.approx(0.5)


def test_a_shared_clock_knows_no_place_before_the_first_picture() -> None:
    assert SharedClock().place(3.0) is None


def test_a_shared_clock_smooths_what_comes_unevenly() -> None:
    clock = SharedClock()
    for number in range(200):
        late = 0.1 if number % 2 else 0.0
        clock.saw(number / 25, 500 + number / 25 + late)
    assert clock.place(10.0) == pytest.approx(510.05, abs=0.01)


def test_a_shared_clock_follows_a_jump_at_once() -> None:
    clock = SharedClock()
    clock.saw(5.0, 500.0)
    clock.saw(900.0, 501.0)
    assert clock.place(901.0) == pytest.approx(502.0)


def test_a_timeline_says_when_on_the_clock() -> None:
    timeline = Timeline()
    timeline.resume(2.0, 100.0)
    assert timeline.clock(3.5, 101.0) == pytest.approx(101.5)
