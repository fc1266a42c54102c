from __future__ import annotations

import numpy as np
import pytest

from artem.frame import Frame
from artem.gui.views.grid_round import GridPace, GridRound, Turn


def frame(index: int) -> Frame:
    return Frame(np.zeros((1, 1, 3), np.uint8), index, float(index))


def take(grid: GridRound) -> tuple[str, int] | None:
    turn = grid.next_turn()
    if turn is None:
        return None
    grid.painted(turn)
    return turn.style, turn.frame.index


def grid_with(*styles: str) -> GridRound:
    grid = GridRound()
    grid.show(styles)
    grid.offer(frame(0))
    return grid


def test_there_is_nothing_to_paint_without_a_frame_or_cells():
    grid = GridRound()
    assert grid.next_turn() is None
    grid.show(["a"])
    assert grid.next_turn() is None
    grid.show([])
    grid.offer(frame(0))
    assert grid.next_turn() is None


def test_a_round_shows_one_moment_and_the_next_the_newest():
    grid = grid_with("a", "b", "c")
    turns = []
    for index in range(1, 7):
        turns.append(take(grid))
        grid.offer(frame(index))
    assert turns == [("a", 0), ("b", 0), ("c", 0), ("a", 3), ("b", 3), ("c", 3)]


def test_no_round_begins_without_a_new_frame():
    grid = grid_with("a")
    assert take(grid) == ("a", 0)
    assert take(grid) is None
    grid.offer(frame(1))
    assert take(grid) == ("a", 1)


def test_a_turn_stays_until_it_is_taken():
    grid = grid_with("a", "b")
    turn = grid.next_turn()
    grid.offer(frame(1))
    assert grid.next_turn() == turn


def test_cells_come_into_sight_and_go_out_of_it_within_a_round():
    grid = grid_with("a", "b", "c")
    take(grid)
    grid.offer(frame(1))
    grid.show(["c", "d"])
    assert [take(grid) for _ in range(4)] == [("c", 0), ("d", 0), ("c", 1), ("d", 1)]


def test_another_look_paints_the_same_frame_again():
    grid = grid_with("a", "b")
    take(grid)
    grid.repaint()
    assert [take(grid) for _ in range(3)] == [("a", 0), ("b", 0), None]


def test_a_turn_of_a_round_that_is_over_does_not_count():
    grid = grid_with("a")
    turn = grid.next_turn()
    assert turn is not None
    grid.painted(turn)
    grid.offer(frame(1))
    newer = grid.next_turn()
    grid.painted(turn)
    assert isinstance(newer, Turn)
    assert grid.next_turn() == newer


@pytest.mark.parametrize("cell", [0.002, 0.02, 0.2])
def test_a_live_picture_without_a_pause_keeps_nine_tenths_of_its_rate(cell):
    pace, now, frames = GridPace(), 0.0, 0
    while now < 60.0:
        if pace.wait(now) == 0:
            pace.painted(now, now + cell)
            now += cell
        now += 0.01
        frames += 1
    assert frames >= 0.9 * 60 / 0.01 - 0.2 / 0.01
    assert frames < 0.95 * 60 / 0.01


def test_the_share_is_what_the_cells_get():
    pace = GridPace(share=0.25)
    assert pace.wait(0.0) == 0
    pace.painted(1.0, 2.0)
    assert pace.wait(2.0) == pytest.approx(3.0)
    assert pace.wait(9.0) == 0
