from __future__ import annotations

import json

import pytest
from hypothesis import given

from artem.errors import UsageError
from artem.look import Look
from artem.look_values import look_to_values, values_to_look
from tests.unit.looks import looks


@given(looks())
def test_a_look_comes_back_from_json(look):
    assert values_to_look(json.loads(json.dumps(look_to_values(look)))) == look


def test_what_is_missing_is_as_usual_and_unknown_names_are_left_out():
    assert values_to_look({"strength": 1, "glitter": [5]}) == Look(strength=1.0)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (None, "not a table of values"),
        ([], "not a table of values"),
        ({"strength": "much"}, "strength is not a number"),
        ({"strength": True}, "strength is not a number"),
        ({"strength": 10**400}, "strength is not a number"),
        ({"strength": 2}, "outside 0 to 1"),
        ({"detail": float("nan")}, "outside 0 to 1"),
        ({"keep_colors": 1}, "not true or false"),
        ({"mix": ["a"]}, "not a table of styles"),
        ({"mix": {f"style{n}": 1 for n in range(101)}}, "up to 100"),
        ({"mix": {"": 1}}, "no name"),
        ({"mix": {"a" * 4097: 1}}, "too long"),
        ({"mix": {5: 1}}, "no name"),
        ({"mix": {"a": "1"}}, "not a number"),
        ({"mix": {"a": -1}}, "above 0"),
    ],
)
def test_values_that_cannot_be(values, told):
    with pytest.raises(UsageError, match=told):
        values_to_look(values)
