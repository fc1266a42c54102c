from __future__ import annotations

import pytest

from artem.backoff import HEALTHY_SECONDS, Backoff


def steady() -> Backoff:
    return Backoff(0.5, 10, spread=0)


def test_it_doubles_to_its_longest_and_starts_again() -> None:
    backoff = steady()
    assert [backoff.lost(0.0) for _ in range(7)] == [0.5, 1, 2, 4, 8, 10, 10]
    backoff.reset()
    assert backoff.lost(0.0) == 0.5


@pytest.mark.parametrize(("seconds", "delay"), [(0, 1), (59, 1), (HEALTHY_SECONDS, 0.5)])
def test_only_a_healthy_minute_starts_it_again(seconds: float, delay: float) -> None:
    backoff = steady()
    backoff.lost(100.0)
    backoff.live(200.0)
    assert backoff.lost(200.0 + seconds) == delay


def test_a_healthy_minute_counts_once() -> None:
    backoff = steady()
    backoff.live(0.0)
    assert [backoff.lost(90.0), backoff.lost(180.0)] == [0.5, 1]


def test_a_stall_begins_the_minute_anew() -> None:
    backoff = steady()
    backoff.lost(0.0)
    backoff.live(10.0)
    backoff.stalled(60.0)
    backoff.live(62.0)
    assert backoff.lost(75.0) == 1


def test_a_stall_after_a_healthy_minute_takes_nothing_from_it() -> None:
    backoff = steady()
    backoff.lost(0.0)
    backoff.live(10.0)
    backoff.stalled(90.0)
    assert backoff.lost(91.0) == 0.5


def test_chance_spreads_the_delays() -> None:
    chances = iter([0.0, 0.5, 1.0])
    backoff = Backoff(1, 2, spread=0.5, chance=lambda: next(chances))
    assert [backoff.lost(0.0) for _ in range(3)] == [1, 2.5, 3]
