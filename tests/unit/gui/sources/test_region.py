from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artem.capture.screen import Region, ScreenFound, region_spec
from artem.gui.sources import region
from artem.gui.views.geometry import Box

AREA = (640, 480)
LEFT = ScreenFound("screen:1", Region(0, 0, 1280, 960), primary=True)
RIGHT = ScreenFound("screen:2", Region(1280, -100, 1920, 1080), primary=False)
places = st.floats(-2000, 2000)
steps = st.floats(-2000, 2000)


@pytest.mark.parametrize(
    ("start", "end"),
    [((10, 20), (110, 70)), ((110, 70), (10, 20)), ((10, 70), (110, 20))],
)
def test_a_drag_goes_either_way(start, end):
    assert region.dragged(start, end, AREA) == Box(10, 20, 100, 50)


def is_inside(box: Box) -> bool:
    in_width = box.x >= 0 and box.x + box.width <= AREA[0] + 1e-6
    return in_width and box.y >= 0 and box.y + box.height <= AREA[1] + 1e-6


@given(places, places, places, places)
def test_a_drag_stays_on_its_screen(x1, y1, x2, y2):
    box = region.dragged((x1, y1), (x2, y2), AREA)
    assert is_inside(box)
    assert min(box.width, box.height) >= 0


@given(st.lists(st.tuples(st.booleans(), steps, steps), max_size=8))
def test_keys_never_leave_the_screen_nor_make_nothing(changes):
    box = region.first(AREA)
    for moves, dx, dy in changes:
        change = region.moved if moves else region.resized
        box = change(box, dx, dy, AREA)
        assert is_inside(box)
        assert min(box.width, box.height) >= 16


def test_a_move_keeps_the_size_and_a_resize_the_corner():
    box = Box(100, 100, 50, 40)
    assert region.moved(box, 5, -5, AREA) == Box(105, 95, 50, 40)
    assert region.resized(box, 5, -5, AREA) == Box(100, 100, 55, 35)


@pytest.mark.parametrize(
    ("area", "screen", "expected"),
    [
        ((1280, 960), LEFT, Region(10, 20, 301, 200)),
        ((640, 480), LEFT, Region(20, 40, 602, 400)),  # at 200 %
        ((1536, 864), RIGHT, Region(1292, -75, 377, 250)),  # at 125 %, right of the other
        ((1920, 1080), RIGHT, Region(1290, -80, 301, 200)),
    ],
)
def test_a_box_is_found_on_the_desktop(area, screen, expected):
    assert region.on_desktop(Box(10, 20, 301, 200), area, screen.region) == expected


@given(
    st.sampled_from([(1280, 960), (640, 480), (1024, 768), (853, 640)]),
    st.tuples(places, places),
    st.tuples(places, places),
)
def test_what_is_drawn_is_on_the_screen_it_was_drawn_on(area, start, end):
    drawn = region.on_desktop(region.dragged(start, end, area), area, LEFT.region)
    assert LEFT.region.holds(drawn)


def test_what_is_drawn_can_be_a_source():
    drawn = region.on_desktop(Box(10, 20, 301, 200), (1920, 1080), RIGHT.region)
    spec = region_spec(drawn.left, drawn.top, drawn.width, drawn.height, [LEFT, RIGHT])
    assert spec == "screen:1290,-80,300x200"


def test_screens_are_told_apart_by_where_they_begin():
    assert region.screen_at((1280, -100), [LEFT, RIGHT]) == 1
    assert region.screen_at((0, 0), [LEFT, RIGHT]) == 0
    assert region.screen_at((640, 0), [LEFT, RIGHT]) is None
    assert region.screen_at((7, 7), [LEFT]) == 0  # the only one it can be
    assert region.screen_at((0, 0), []) is None
