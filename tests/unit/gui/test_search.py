from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artem.gui.search import rank

TITLES = [
    "Keep colours",
    "Save snapshot",
    "Show the original",
    "Choose another source",
    "Full screen",
    "Screen as source",
    "色を保つ",
    "スタイルを選ぶ",
]


def found(query: str) -> list[str]:
    return [TITLES[place] for place in rank(query, TITLES)]


def test_without_a_word_all_stand_in_their_order():
    assert found("") == found(" \t") == TITLES


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("KEEP", "Keep colours"),
        ("screen", "Screen as source"),
        ("sour scr", "Screen as source"),
        ("kc", "Keep colours"),
        ("ull", "Full screen"),
        ("色", "色を保つ"),
        ("ｽﾀｲﾙ", "スタイルを選ぶ"),
        ("\uff46\uff55\uff4c\uff4c\u3000SCREEN", "Full screen"),
    ],
)
def test_the_best_is_first(query, best):
    assert found(query)[0] == best


def test_every_word_must_be_found():
    assert found("keep screen") == []
    assert found("xyz") == []


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("or", ["Orange", "Mirror"]),
        ("or", ["The original", "Mirror"]),
        ("co", ["Colours kept", "Keep colours"]),
        ("mix", ["Mix", "Mixer"]),
        ("cam", ["Webcam", "Clear a mask"]),
        ("a.b", ["a.b", "axb a.x.b"]),
    ],
)
def test_what_is_better(query, titles):
    assert rank(query, titles) == [0, 1]
    assert rank(query, titles[::-1]) == [1, 0]


@given(st.text(max_size=20), st.lists(st.text(max_size=30), max_size=6))
def test_no_text_is_too_strange(query, titles):
    places = rank(query, titles)
    assert len(set(places)) == len(places)
    assert set(places) <= set(range(len(titles)))


@given(st.text(min_size=1, max_size=20))
def test_a_title_is_found_by_itself(title):
    assert rank(title, [title]) == rank(title.upper(), [title.upper()]) == [0]
