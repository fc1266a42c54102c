from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artem.gui.looks.tempo import LONGEST, SHORTEST, TapTempo, Tempo

PERIODS = st.floats(SHORTEST, LONGEST)


def tapped(moments: list[float]) -> float | None:
    taps = TapTempo()
    period = None
    for moment in moments:
        period = taps.tap(moment)
    return period


def test_two_taps_give_a_period_and_one_none():
    assert tapped([5.0]) is None
    assert tapped([5.0, 5.5]) == pytest.approx(0.5)


@given(PERIODS, st.lists(st.floats(-0.08, 0.08), min_size=8, max_size=20))
def test_unsteady_fingers_are_evened_out(period, errors):
    moments = [100 + (n + error) * period for n, error in enumerate(errors)]
    assert tapped(moments) == pytest.approx(period, rel=0.05)


@pytest.mark.parametrize("beats", [[0, 1, 2, 4, 5, 6], [0, 1, 2, 2.1, 3, 4], [0, 2, 3, 4]])
def test_a_tap_left_out_or_too_many_does_little(beats):
    assert tapped([beat * 0.5 for beat in beats]) == pytest.approx(0.5, rel=0.04)


def test_only_the_last_taps_count():
    slow = [n * 1.0 for n in range(8)]
    fast = [slow[-1] + n * 0.6 for n in range(1, 9)]
    assert tapped(slow + fast) == pytest.approx(0.6)


def test_a_pause_begins_anew():
    assert tapped([0.0, 0.5, 1.0, 4.0]) is None
    assert tapped([0.0, 0.5, 1.0, 4.0, 5.0]) == pytest.approx(1.0)


def test_the_period_stays_within_its_range():
    assert tapped([0.0, 0.05, 0.1]) == SHORTEST
    assert tapped([0.0, 2.4]) == LONGEST
    assert tapped([1.0, 1.0]) is None


def test_beats_are_counted_from_the_beginning():
    tempo = Tempo(0.5, began=10.0)
    assert tempo.count(9.0) == 0.0
    assert tempo.count(10.0) == 0.0
    assert tempo.count(11.25) == pytest.approx(2.5)


@given(PERIODS, st.lists(st.tuples(PERIODS, st.floats(0.01, 5), st.booleans()), max_size=8))
def test_no_change_of_tempo_makes_the_count_jump_or_fall(first, changes):
    tempo, now = Tempo(first, began=0.0), 0.0
    for period, later, by_tap in changes:
        now += later
        before = tempo.count(now)
        tempo = (tempo.tapped if by_tap else tempo.changed)(period, now)
        assert tempo.count(now) == before
        assert before < tempo.count(now + 0.01) <= before + 0.01 * 1.5 / period + 1e-9


@given(PERIODS, PERIODS, st.floats(0, 20), st.integers(1, 9))
def test_the_count_falls_in_with_the_taps(first, period, now, later):
    tempo = Tempo(first, began=0.0).tapped(period, now)
    count = tempo.count(now + later * period)
    assert count == pytest.approx(round(count), abs=1e-6)
