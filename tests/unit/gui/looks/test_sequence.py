from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artem.gui.looks.sequence import LookSequence, Step
from artem.gui.looks.tempo import Tempo
from artem.look import Look
from artem.morph import between

LOOKS = tuple(Look(strength=strength) for strength in (0.0, 0.5, 1.0))
WALK = LookSequence(LOOKS, beats_per_look=4, morph_beats=2, tempo=Tempo(0.5, began=100.0))


@pytest.mark.parametrize("number", range(7))
def test_each_look_is_reached_on_its_beat_and_stands(number):
    begin = 100 + number * 2.0
    for now in (begin, begin + 0.9):
        step = WALK.at(now)
        assert (step.start, step.share) == (LOOKS[number % 3], 0.0)
        assert step.end == LOOKS[(number + 1) % 3]


def test_the_way_takes_its_beats_and_is_half_done_in_their_middle():
    assert WALK.at(101.5) == Step(LOOKS[0], LOOKS[1], pytest.approx(0.5))
    assert WALK.at(101.999).share > 0.99


def test_it_stands_at_the_first_look_before_it_begins():
    assert WALK.at(50.0) == Step(LOOKS[0], LOOKS[1], 0.0)


def test_without_a_way_looks_follow_at_once():
    cut = LookSequence(LOOKS, 1, 0, Tempo(1.0, began=0.0))
    assert [cut.at(now).start for now in (0.0, 0.99, 1.0, 2.5)] == [*LOOKS[:1] * 2, *LOOKS[1:]]
    assert cut.at(0.99).share == 0.0


def test_one_look_stays():
    alone = LookSequence(LOOKS[1:2], 2, 2, Tempo(1.0, began=0.0))
    step = alone.at(1.3)
    assert between(step.start, step.end, step.share) == LOOKS[1]


@given(st.floats(0, 30), st.sampled_from([0.5, 1.0, 4.0]))
def test_nothing_jumps_from_moment_to_moment(now, morph_beats):
    walk = LookSequence(LOOKS, 4, morph_beats, Tempo(0.5, began=0.0))
    before, after = (
        between(step.start, step.end, step.share).strength
        for step in (walk.at(now), walk.at(now + 0.001))
    )
    assert abs(before - after) < 0.01
