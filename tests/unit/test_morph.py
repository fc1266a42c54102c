from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artem.look import Look
from artem.morph import Morph, between, eased
from tests.unit.looks import SHARES, looks


@given(looks(), looks(), SHARES, st.booleans())
def test_every_look_on_the_way_is_valid_and_between(start, end, share, fades):
    look = between(start, end, share, fades=fades)
    for name in ("strength", "stroke_size", "stability", "detail"):
        first, last = sorted((getattr(start, name), getattr(end, name)))
        assert first <= getattr(look, name) <= last
    assert {style for style, _ in look.mix} <= {style for style, _ in start.mix + end.mix}


@given(looks(), looks())
def test_the_ends_are_as_they_were(start, end):
    assert between(start, end, 0.0) == start
    assert between(start, end, 1.0) == end


@given(looks(1), looks(1), st.floats(0.001, 0.999))
def test_weights_on_the_way_sum_to_one(start, end, share):
    assert sum(weight for _, weight in between(start, end, share).mix) == pytest.approx(1)


def test_mixes_cross_fade_by_their_shares():
    start, end = Look(mix=(("a", 2.0), ("b", 2.0))), Look(mix=(("b", 5.0),))
    assert dict(between(start, end, 0.4).mix) == pytest.approx({"a": 0.3, "b": 0.7})


@pytest.mark.parametrize(
    ("end", "fades"), [(Look(), True), (Look(mix=(("b", 1.0),), strength=1.0), False)]
)
def test_mixes_that_cannot_fade_switch(end, fades):
    start = Look(mix=(("a", 1.0),))
    assert between(start, end, 0.49, fades=fades).mix == start.mix
    assert between(start, end, 0.51, fades=fades).mix == end.mix


def test_stroke_size_goes_by_ratio():
    assert between(Look(stroke_size=0.5), Look(stroke_size=2.0), 0.5).stroke_size == 1.0


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [(0.0, 1.0, (True, True)), (1.0, 0.0, (False, False)), (1.0, 1.0, (False, True))],
)
def test_colours_switch_where_the_style_is_weaker(before, after, kept):
    start, end = Look(strength=before), Look(strength=after, keep_colors=True)
    assert tuple(between(start, end, share).keep_colors for share in (0.1, 0.9)) == kept


def test_a_morph_begins_slowly_and_ends_at_its_end():
    start, end = Look(strength=0.0), Look(strength=1.0)
    morph = Morph(start, end, began=10.0, seconds=2.0)
    assert morph.at(9.0) == morph.at(10.0) == start
    assert morph.at(11.0).strength == pytest.approx(0.5)
    assert 0 < morph.at(10.2).strength < 0.1 / 2
    assert not morph.over(11.9)
    assert morph.over(12.0)
    assert morph.at(12.0) == morph.at(99.0) == end


def test_a_morph_of_no_length_is_over_at_once():
    morph = Morph(Look(), Look(strength=0.5), began=1.0, seconds=0.0)
    assert morph.at(0.5) == Look()
    assert morph.at(1.0) == Look(strength=0.5)


@given(SHARES, SHARES)
def test_easing_rises_from_nothing_to_the_whole(one, two):
    low, high = sorted((one, two))
    assert eased(0.0) == 0.0
    assert eased(1.0) == 1.0
    assert eased(low) <= eased(high) + 1e-15
