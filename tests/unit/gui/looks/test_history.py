from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from artem.gui.looks.history import History
from artem.look import Look

FIRST = Look()


def test_there_is_nothing_to_undo_or_redo_at_first():
    history = History(FIRST)
    assert history.undo() is None
    assert history.redo() is None


def test_it_tells_what_is_possible_and_takes_back_what_cannot_be():
    history = History(FIRST)
    assert not history.can_undo
    assert not history.can_redo
    history.changed(Look(strength=0.5), 0.0)
    assert history.can_undo
    history.undo()
    assert history.can_redo
    history.redo()
    history.correct(FIRST)
    assert not history.can_undo
    history.changed(Look(strength=0.7), 0.1)
    assert history.undo() == FIRST


def test_it_forgets_looks_that_cannot_be_worn_any_more():
    plain, gone, other = (Look(mix=((style, 1.0),)) for style in ("plain", "gone", "other"))
    history = History(gone)
    for second, look in enumerate((plain, gone, plain, other, gone)):
        history.changed(look, now=float(second))
    history.undo()
    history.undo()  # at the second plain one
    history.keep(lambda look: look != gone, plain)
    assert not history.can_undo  # from plain to plain is no step
    assert history.redo() == other
    assert not history.can_redo
    history.changed(Look(), 9.0)
    assert history.undo() == other


def test_a_look_that_cannot_be_worn_any_more_is_none_to_go_back_to():
    gone, worn = Look(mix=(("gone", 1.0),)), Look(strength=0.5)
    history = History(FIRST)
    history.changed(gone, 0.0)
    history.keep(lambda look: look != gone, worn)
    history.changed(Look(strength=0.2), 9.0)
    assert history.undo() == worn
    assert history.undo() == FIRST


def test_a_dragged_slider_is_one_step():
    history = History(FIRST)
    for tenth in range(10):
        history.changed(Look(strength=tenth / 10), now=tenth * 0.5)
    assert history.undo() == FIRST
    assert history.undo() is None
    assert history.redo() == Look(strength=0.9)
    assert history.redo() is None


def test_a_pause_or_another_value_is_a_step_of_its_own():
    history = History(FIRST)
    steps = [Look(strength=0.5), Look(strength=0.6), Look(strength=0.6, detail=0.1)]
    for look, now in zip(steps, (0.0, 1.0, 1.1), strict=True):
        history.changed(look, now)
    assert [history.undo() for _ in range(3)] == [*steps[1::-1], FIRST]


def test_looks_recalled_quickly_are_steps_of_their_own():
    history = History(FIRST)
    one, two = Look(strength=0.1, detail=0.1), Look(strength=0.2, detail=0.2)
    history.changed(one, 0.0)
    history.changed(two, 0.1)
    assert history.undo() == one


def test_a_slider_that_came_back_is_no_step():
    history = History(FIRST)
    history.changed(Look(strength=0.5), 0.0)
    history.changed(FIRST, 0.1)
    assert history.undo() is None


def test_a_look_that_is_the_same_is_no_step():
    history = History(FIRST)
    history.changed(Look(strength=0.5), 0.0)
    history.undo()
    history.changed(FIRST, 5.0)
    assert history.redo() == Look(strength=0.5)


def test_a_change_after_undo_begins_a_step_and_gives_up_what_was_undone():
    history = History(FIRST)
    history.changed(Look(strength=0.5), 0.0)
    history.undo()
    history.changed(Look(strength=0.7), 0.1)
    assert history.redo() is None
    assert history.undo() == FIRST


def test_a_hundred_steps_are_kept():
    history = History(FIRST)
    for number in range(150):
        history.changed(Look(strength=number / 200), now=number * 10.0)
    undone = 0
    while history.undo():
        undone += 1
    assert undone == 100


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_redo_leads_where_undo_came_from(strengths):
    history = History(FIRST)
    for number, strength in enumerate(strengths):
        history.changed(Look(strength=strength), now=number * 10.0)
    back, look = [], history.undo()
    while look is not None:
        back.append(look)
        look = history.undo()
    forth = [history.redo() for _ in back]
    assert forth[:-1] == back[-2::-1]
    assert not back or forth[-1] == Look(strength=strengths[-1])
