from __future__ import annotations

from artem.gui.care.hint_trail import Hint, HintTrail


def test_nothing_before_the_picture():
    trail = HintTrail()
    assert trail.left(5.0) == []
    assert trail.wait(5.0) is None


def test_one_goes_after_the_other():
    trail = HintTrail()
    trail.begin(100.0)
    assert trail.left(100.0) == list(Hint)
    now, seen = 100.0, []
    while (wait := trail.wait(now)) is not None:
        now += wait
        seen.append(len(trail.left(now)))
    assert seen == [2, 1, 0]
    assert now == 130.0


def test_what_is_done_goes_at_once():
    trail = HintTrail()
    trail.begin(0.0)
    trail.done(Hint.DROP)
    trail.done(Hint.DROP)
    assert trail.left(1.0) == [Hint.STYLES, Hint.COMMANDS]
