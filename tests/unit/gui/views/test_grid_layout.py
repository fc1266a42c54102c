from __future__ import annotations

import pytest

from artem.gui.views.grid_layout import GAP, LEAST, GridLayout, grid_layout

TITLE = 20.0


def whole(count: int, area: tuple[int, int]):
    return grid_layout(count, (4, 3), area, TITLE)


@pytest.mark.parametrize("area", [(1400, 900), (1920, 1000), (2560, 1300), (1100, 1300)])
@pytest.mark.parametrize("count", [1, 2, 7, 18, 30])
def test_all_cells_are_in_sight_where_there_is_room_and_keep_the_shape(count, area):
    layout = whole(count, area)
    assert layout.width >= LEAST
    assert layout.bottom <= area[1] + 1e-6
    for index in range(count):
        box = layout.box(index)
        assert box.x >= GAP
        assert box.y >= GAP
        assert box.right <= area[0] - GAP + 1e-6
    assert layout.height - TITLE == pytest.approx(layout.width * 3 / 4)
    assert layout.columns * (layout.rows - 1) < count <= layout.columns * layout.rows


def test_eighteen_cells_are_in_sight_at_once_in_a_usual_window():
    layout = whole(18, (1280, 690))
    assert layout.columns == 6
    assert layout.bottom <= 690


def test_a_small_area_scrolls():
    layout = whole(18, (800, 340))
    assert layout.width >= LEAST
    assert layout.columns == 4
    assert layout.bottom > 340
    assert layout.top == GAP


def test_a_single_cell_fills_the_area():
    layout = whole(1, (700, 520))
    assert layout.box(0).width == pytest.approx(4 / 3 * (520 - 2 * GAP - TITLE))


def test_an_area_narrower_than_a_cell_has_one_column():
    layout = whole(5, (100, 400))
    assert layout.columns == 1
    assert layout.width == 80


def test_arrow_keys_stay_in_the_grid():
    layout = GridLayout(count=6, columns=4, width=100, height=90, left=0, top=0)
    assert layout.beside(0, 1, 0) == 1
    assert layout.beside(3, 1, 0) == 3
    assert layout.beside(0, -1, 0) == 0
    assert layout.beside(1, 0, 1) == 5
    assert layout.beside(3, 0, 1) == 3
    assert layout.beside(5, 0, -1) == 1
    assert layout.beside(4, -1, 0) == 4
