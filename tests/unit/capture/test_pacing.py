from __future__ import annotations

import pytest

from artem.capture.pacing import Ticks, Timeline


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
