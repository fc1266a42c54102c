from __future__ import annotations

import pytest

from artem.gui.geometry import Box, corner, letterbox, split_at, split_x


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
