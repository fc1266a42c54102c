from __future__ import annotations

import pytest

from artem.gui.views.geometry import (
    GAP,
    MARGIN,
    Box,
    Corner,
    corner,
    inset,
    letterbox,
    nearest_corner,
    side_by_side,
    split_at,
    split_x,
    stretched,
)


@pytest.mark.parametrize(
    ("picture", "area", "box"),
    [
        ((640, 480), (1280, 720), Box(160, 0, 960, 720)),
        ((640, 360), (640, 480), Box(0, 60, 640, 360)),
        ((100, 100), (100, 100), Box(0, 0, 100, 100)),
        ((2160, 1200), (540, 600), Box(0, 150, 540, 300)),
    ],
)
def test_letterbox(picture, area, box):
    assert letterbox(picture, area) == box


def test_the_divider_follows_and_leaves_at_the_sides():
    box = Box(100, 0, 400, 300)
    assert split_at(300, box) == 0.5
    assert split_x(0.5, box) == 300
    assert split_at(110, box) is None
    assert split_at(495, box) is None
    assert split_at(0, box) is None
    assert split_at(900, box) is None


def test_a_tiny_picture_can_be_divided_too():
    assert split_at(10, Box(0, 0, 20, 20)) == 0.5


@pytest.mark.parametrize(
    ("picture", "area", "expected"),
    [
        (Box(160, 0, 960, 720), (1280, 720), (172, 12)),
        (Box(0, 60, 640, 360), (640, 480), (12, 72)),
        (Box(190, 0, 20, 400), (400, 400), (188, 12)),
        (Box(0, 300, 400, 10), (400, 310), (12, 198)),
        (Box(0, 0, 150, 90), (150, 90), (0, 0)),
        (None, (640, 480), (12, 12)),
    ],
)
def test_a_card_stays_in_sight_in_the_corner(picture, area, expected):
    assert corner((200, 100), picture, area) == expected


@pytest.mark.parametrize("area", [(1208, 450), (1208, 900), (1208, 300), (308, 450)])
def test_two_pictures_meet_in_the_middle_and_fit(area):
    left, right = side_by_side((640, 480), area)
    assert (left.width, left.height) == (right.width, right.height)
    assert left.width / left.height == pytest.approx(4 / 3)
    assert right.x - left.right == pytest.approx(GAP)
    assert left.x == pytest.approx(area[0] - right.right)
    assert left.x >= 0
    assert left.y >= 0
    assert left.x == pytest.approx(0) or left.y == pytest.approx(0)


def test_no_room_for_two_pictures_is_no_error():
    left, right = side_by_side((640, 480), (0, 0))
    assert left.width == right.width == 0


@pytest.mark.parametrize("where", Corner)
def test_the_small_original_lies_in_its_corner_and_returns_there(where):
    picture = Box(100, 50, 800, 600)
    small = inset(where, picture)
    on_right, below = where.value
    assert small.width / small.height == pytest.approx(4 / 3)
    assert small.x - picture.x == pytest.approx(MARGIN) or on_right
    assert picture.right - small.right == pytest.approx(MARGIN) or not on_right
    assert small.y - picture.y == pytest.approx(MARGIN) or below
    assert picture.bottom - small.bottom == pytest.approx(MARGIN) or not below
    assert nearest_corner(small.moved(90, -90), picture) is where
    assert small.holds(small.x + 1, small.y + 1)
    assert not small.holds(small.right, small.y)


def test_a_small_original_dragged_across_goes_to_the_other_corner():
    picture = Box(0, 0, 800, 600)
    small = inset(Corner.UPPER_RIGHT, picture)
    assert nearest_corner(small.moved(-500, 0), picture) is Corner.UPPER_LEFT
    assert nearest_corner(small.moved(0, 400), picture) is Corner.LOWER_RIGHT
    assert nearest_corner(small.moved(-500, 400), picture) is Corner.LOWER_LEFT


@pytest.mark.parametrize(
    ("dragged", "size"),
    [
        ((400, 100), (400, 300)),
        ((100, 300), (400, 300)),
        ((-50, -50), (120, 90)),
        ((5000, 100), (1200, 900)),
    ],
)
def test_a_stretched_window_keeps_the_shape_of_the_picture(dragged, size):
    assert stretched(dragged, (640, 480), (1600, 900)) == size
