from __future__ import annotations

from artem.backoff import Backoff


def test_it_doubles_to_its_longest_and_starts_again() -> None:
    backoff = Backoff(0.5, 10)
    assert [backoff.next_delay() for _ in range(7)] == [0.5, 1, 2, 4, 8, 10, 10]
    backoff.reset()
    assert backoff.next_delay() == 0.5


def test_chance_spreads_the_delays() -> None:
    chances = iter([0.0, 0.5, 1.0])
    backoff = Backoff(1, 2, spread=0.5, chance=lambda: next(chances))
    assert [backoff.next_delay() for _ in range(3)] == [1, 2.5, 3]
