from __future__ import annotations

import pytest

from artem.errors import UsageError
from artem.look import Look, parse_mix


@pytest.mark.parametrize("strength", [-0.1, 1.1, float("nan")])
def test_a_strength_out_of_range(strength: float) -> None:
    with pytest.raises(UsageError, match="outside 0 to 1"):
        Look(strength=strength)


@pytest.mark.parametrize("size", [0.4, 2.1, float("nan")])
def test_a_stroke_size_out_of_range(size: float) -> None:
    with pytest.raises(UsageError, match=r"outside 0\.5 to 2"):
        Look(stroke_size=size)


@pytest.mark.parametrize(
    ("text", "mix"),
    [
        ("scream", (("scream", 1.0),)),
        ("great_wave=0.6,scream=0.4", (("great_wave", 0.6), ("scream", 0.4))),
        (" a = 2 , b ", (("a", 2.0), ("b", 1.0))),
    ],
)
def test_a_mix_is_read(text: str, mix: tuple[tuple[str, float], ...]) -> None:
    assert parse_mix(text) == mix


@pytest.mark.parametrize("text", ["", "a=b", "=1", "a,,b", "a=1=2"])
def test_a_mix_that_is_not_understood(text: str) -> None:
    with pytest.raises(UsageError, match="not understood"):
        parse_mix(text)


@pytest.mark.parametrize(
    ("mix", "told"),
    [
        ((("a", 0.0),), "above 0"),
        ((("a", -1.0),), "above 0"),
        ((("a", float("inf")),), "above 0"),
        ((("a", float("nan")),), "above 0"),
        ((("a", 1.0), ("a", 2.0)), "twice"),
    ],
)
def test_a_mix_that_cannot_be(mix: tuple[tuple[str, float], ...], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        Look(mix=mix)
