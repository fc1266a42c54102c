"""Looks for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from artem.look import Look, Mix

SHARES = st.floats(0, 1)
_WEIGHTS = st.floats(0, exclude_min=True, allow_infinity=False)


def mixes(least: int = 0) -> st.SearchStrategy[Mix]:
    table = st.dictionaries(st.sampled_from("abcdef"), _WEIGHTS, min_size=least)
    return table.map(lambda weights: tuple(weights.items()))


def looks(least: int = 0) -> st.SearchStrategy[Look]:
    """least: the fewest styles in the mix."""
    return st.builds(
        Look,
        mix=mixes(least),
        strength=SHARES,
        stroke_size=st.floats(0.5, 2.0),
        keep_colors=st.booleans(),
        stability=SHARES,
        detail=SHARES,
    )
