from __future__ import annotations

from itertools import combinations
from math import hypot

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from artem.gui.looks.mix_pad import Spot, Spots, blend_at, move, place_of, room, spread

SHARES = st.floats(0, 1)
ASPECTS = st.sampled_from([0.6, 1.0, 1.6, 3.0])
NAMES = [f"style{number}" for number in range(24)]


def spots_at(places: list[tuple[float, float]]) -> Spots:
    return tuple(Spot(name, x, y) for name, (x, y) in zip(NAMES, places, strict=False))


SPOTS = st.lists(st.tuples(SHARES, SHARES), min_size=1, max_size=12).map(spots_at)


def between(one: Spot, two: Spot, aspect: float) -> float:
    return hypot((one.x - two.x) * aspect, one.y - two.y)


@pytest.mark.parametrize("aspect", [0.6, 1.0, 1.6, 3.0])
@pytest.mark.parametrize("count", range(1, 25))
def test_styles_are_spread_in_order_with_room_for_each(count, aspect):
    spots = spread(NAMES[:count], aspect)
    assert [spot.style for spot in spots] == NAMES[:count]
    assert [(spot.y, spot.x) for spot in spots] == sorted((spot.y, spot.x) for spot in spots)
    assert room(spots, aspect) >= 0.6 * min(aspect, 1, (aspect / count) ** 0.5)


def test_nothing_is_spread_and_blended_where_there_are_no_styles():
    assert spread([], 1.6) == ()
    assert blend_at((), 0.5, 0.5, 1.6) == ()
    assert place_of((), (), 1.6) is None


@given(SPOTS, SHARES, SHARES, ASPECTS)
def test_weights_are_above_zero_and_sum_to_one(spots, x, y, aspect):
    mix = blend_at(spots, x, y, aspect)
    assert all(weight > 0 for _, weight in mix)
    assert sum(weight for _, weight in mix) == pytest.approx(1)


@given(SPOTS, st.integers(0, 11), ASPECTS)
def test_a_style_is_alone_on_its_spot_and_around_it(spots, number, aspect):
    spot = spots[number % len(spots)]
    gaps = [between(spot, other, aspect) for other in spots if other is not spot]
    assume(all(gap > 1e-3 for gap in gaps))
    assert blend_at(spots, spot.x, spot.y, aspect) == ((spot.style, 1.0),)
    aside = spot.y + 0.28 * min(gaps, default=1.0)
    assert blend_at(spots, spot.x, aside, aspect) == ((spot.style, 1.0),)


@given(SPOTS, SHARES, SHARES, st.floats(-1, 1), st.floats(-1, 1), ASPECTS)
def test_a_small_move_changes_weights_a_little(spots, x, y, right, down, aspect):
    gap = min((between(a, b, aspect) for a, b in combinations(spots, 2)), default=1.0)
    assume(gap > 1e-3)
    step = gap / 1000
    before = dict(blend_at(spots, x, y, aspect))
    after = dict(blend_at(spots, x + step * right / aspect, y + step * down, aspect))
    for style in before | after:
        assert abs(before.get(style, 0.0) - after.get(style, 0.0)) < 0.01


def test_between_two_both_have_the_same_and_the_nearer_one_more():
    spots = spots_at([(0.25, 0.5), (0.75, 0.5)])
    assert dict(blend_at(spots, 0.5, 0.5, 1.6)) == pytest.approx({NAMES[0]: 0.5, NAMES[1]: 0.5})
    first, second = blend_at(spots, 0.45, 0.5, 1.6)
    assert first[1] > second[1] > 0


def test_only_the_nearest_few_take_part_on_a_pad_that_is_full():
    spots = spread(NAMES, 1.6)
    counts = [len(blend_at(spots, x / 80, y / 50, 1.6)) for x in range(7, 74) for y in range(7, 44)]
    assert max(counts) <= 6
    assert sum(count <= 4 for count in counts) > 0.9 * len(counts)


def test_spots_at_one_place_share_it():
    spots = spots_at([(0.5, 0.5), (0.5, 0.5), (0.9, 0.5)])
    assert blend_at(spots, 0.5, 0.5, 1.0) == ((NAMES[0], 0.5), (NAMES[1], 0.5))


@given(SPOTS, st.lists(st.floats(0.01, 1e308), min_size=1, max_size=5), ASPECTS)
def test_every_mix_of_styles_there_has_a_place_on_the_pad(spots, weights, aspect):
    mix = tuple((spot.style, weight) for spot, weight in zip(spots, weights, strict=False))
    place = place_of(spots, mix, aspect)
    assert place is not None
    assert all(0 <= share <= 1 for share in place)


@pytest.mark.parametrize("first", [0.1, 0.3, 0.5, 0.9])
def test_the_pad_gives_the_mix_at_its_place(first):
    spots = spread(NAMES[:12], 1.6)
    wanted = {NAMES[0]: first, NAMES[1]: 1 - first}
    place = place_of(spots, tuple(wanted.items()), 1.6)
    assert place is not None
    there = dict(blend_at(spots, *place, 1.6))
    assert all(abs(there.get(style, 0.0) - wanted.get(style, 0.0)) < 0.05 for style in NAMES)
    assert place[1] == pytest.approx(spots[0].y)


def test_the_place_of_one_style_is_its_spot_and_of_others_there_is_none():
    spots = spots_at([(0.1, 0.2), (0.7, 0.3)])
    assert place_of(spots, ((NAMES[1], 5.0),), 1.6) == (0.7, 0.3)
    assert place_of(spots, ((NAMES[0], 1.0), ("elsewhere", 1.0)), 1.6) is None


def test_a_spot_is_moved_and_stays_on_the_pad():
    spots = spots_at([(0.1, 0.2), (0.7, 0.3)])
    assert move(spots, NAMES[1], 1.5, -0.1) == (spots[0], Spot(NAMES[1], 1.0, 0.0))
