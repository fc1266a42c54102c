from __future__ import annotations

import math

import pytest

from artem.errors import UsageError
from artem.options import Lens, parse_lens, parse_time


@pytest.mark.parametrize(
    ("text", "lens"),
    [("0.22,0.24", Lens(0.22, 0.24)), ("0,0", Lens(0, 0)), ("-0.1, 0.02", Lens(-0.1, 0.02))],
)
def test_a_lens(text: str, lens: Lens) -> None:
    assert parse_lens(text) == lens


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "not understood"),
        ("0.2", "not understood"),
        ("0.2,x", "not understood"),
        ("1,2,3", "not understood"),
        ("nan,0", "out of range"),
        ("0,inf", "out of range"),
        ("11,0", "from -10 to 10"),
        ("-0.5,0", "folds"),
        ("0,-1", "folds"),
    ],
)
def test_a_lens_that_cannot_be(text: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        parse_lens(text)


@pytest.mark.parametrize(
    ("lens", "squared"),
    [
        (Lens(0.22, 0.24), math.inf),
        (Lens(0.0, 0.0), math.inf),
        (Lens(-0.1, 0.1), math.inf),
        (Lens(-0.2, 0.0), 1 / 0.6),
        (Lens(0.0, -0.05), 2.0),
        (Lens(-0.5, 0.1), 1.0),  # 1 - 1.5 t + 0.5 t^2: the smaller of 1 and 2
    ],
)
def test_where_it_turns_back(lens: Lens, squared: float) -> None:
    assert lens.turns_at == pytest.approx(squared)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0", 0.0),
        ("90.5", 90.5),
        ("1:30.5", 90.5),
        ("0:00:01", 1.0),
        ("9:59:30", 35_970.0),
        ("100:00:00", 360_000.0),
    ],
)
def test_a_time(text: str, seconds: float) -> None:
    assert parse_time(text) == seconds


@pytest.mark.parametrize("text", ["", "-1", "nan", "inf", "1e9", "1:90", "90:00:00:00", "1:60:00"])
def test_a_time_that_cannot_be(text: str) -> None:
    with pytest.raises(UsageError, match="give seconds such as"):
        parse_time(text)
