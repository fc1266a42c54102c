from __future__ import annotations

import threading
import time

import numpy as np
import pytest

from artem.errors import DeviceError
from artem.frame import Pixels
from artem.look import Look
from artem.options import SessionOptions, Size
from artem.pipeline.detail import enlarged
from artem.pipeline.governor import Governor
from artem.pipeline.sizing import GovernedSizing, Sizing, levels, sizing_for
from tests.conftest import make_picture

ENOUGH = 10.0


class Painter:
    """Paints negatives; remembers sizes, and may fail to prepare."""

    def __init__(self, failure: BaseException | None = None) -> None:
        self.asked: list[tuple[int, int]] = []
        self.prepared: list[tuple[int, int]] = []
        self.painted: list[tuple[int, int]] = []
        self.failure = failure

    def __call__(self, pixels: Pixels, /) -> Pixels:
        self.painted.append((pixels.shape[1], pixels.shape[0]))
        return 255 - pixels

    def prepare(self, width: int, height: int) -> None:
        self.asked.append((width, height))
        if self.failure is not None:
            raise self.failure
        self.prepared.append((width, height))


class Wanting(Governor):
    """A governor that wants what it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.told: int | None = None

    def wanted(self, now: float) -> int:
        return self.level if self.told is None else self.told


def until(true: object) -> None:
    begun = time.monotonic()
    while not true():  # type: ignore[operator]
        assert time.monotonic() - begun < ENOUGH
        time.sleep(0.005)


def governed(governor: Governor | None = None, first_area: int = 10**9) -> GovernedSizing:
    return GovernedSizing(governor or Wanting(), detail=0.7, first_area=first_area)


def test_levels_are_whole_steps_and_keep_the_shape() -> None:
    assert levels(1280, 720)[:3] == [(1280, 720), (1072, 608), (904, 512)]
    for width, height in ((1280, 720), (641, 479), (2160, 1200), (360, 700)):
        sizes = levels(width, height)
        assert sizes[0] == (width, height)
        assert len(sizes) <= 8
        for its_width, its_height in sizes[1:]:
            assert its_width % 8 == its_height % 8 == 0
            assert its_width / its_height == pytest.approx(width / height, rel=0.06)
            assert min(its_width, its_height) >= 240
    assert levels(64, 48) == [(64, 48)]


def test_a_change_waits_until_its_size_is_ready_and_stalls_nothing() -> None:
    governor, painter, picture = Wanting(), Painter(), make_picture(480, 640)
    sizing = governed(governor)
    try:
        assert sizing(painter, picture)[1] == (640, 480)
        governor.told = 1
        assert sizing(painter, picture)[1] == (640, 480)  # nothing is made ready yet
        sizing.start()
        until(lambda: (536, 400) in painter.prepared)
        until(lambda: sizing(painter, picture)[1] == (536, 400))
        painted, _ = sizing(painter, picture)
        assert painted.shape == picture.shape
    finally:
        sizing.stop()
    assert "artem-prepare" not in {thread.name for thread in threading.enumerate()}


def test_a_far_size_is_reached_over_the_ones_between() -> None:
    """Of the larger sizes only the next one is made ready at a time."""
    governor, painter, picture = Wanting(), Painter(), make_picture(480, 640)
    sizing = governed(governor, first_area=160_000)
    sizing.start()
    try:
        assert sizing(painter, picture)[1] == levels(640, 480)[2]
        governor.told = 0
        until(lambda: sizing(painter, picture)[1] == (640, 480))
    finally:
        sizing.stop()


def test_another_stylizer_has_its_sizes_made_ready_again() -> None:
    governor, first, second = Wanting(), Painter(), Painter()
    sizing, picture = governed(governor), make_picture(480, 640)
    sizing.start()
    try:
        sizing(first, picture)
        sizing(first, picture)
        until(lambda: (536, 400) in first.prepared)
        sizing(second, picture)
        sizing(second, picture)
        until(lambda: (536, 400) in second.prepared)
    finally:
        sizing.stop()


def test_begins_at_the_largest_size_within_the_first_area() -> None:
    assert governed(first_area=250_000)(Painter(), make_picture(480, 640))[1] == (536, 400)


def test_a_size_the_device_cannot_do_is_not_used() -> None:
    governor, painter = Wanting(), Painter(DeviceError("too large"))
    sizing, picture = governed(governor), make_picture(480, 640)
    sizing.start()
    try:
        sizing(painter, picture)
        governor.told = 1
        until(lambda: len(painter.asked) == len(levels(640, 480)) - 1)  # each of them once
        assert sizing(painter, picture)[1] == (640, 480)
    finally:
        sizing.stop()


def test_what_its_thread_raises_surfaces_with_the_next_frame_and_in_stop() -> None:
    sizing = governed()
    sizing.start()
    painter = Painter(RuntimeError("broken"))
    sizing(painter, make_picture(480, 640))
    until(lambda: not any(thread.name == "artem-prepare" for thread in threading.enumerate()))
    with pytest.raises(RuntimeError, match="broken"):
        sizing(painter, make_picture(480, 640))
    with pytest.raises(RuntimeError, match="broken"):
        sizing.stop()
    sizing.stop()


def test_a_given_size_is_never_changed() -> None:
    assert type(sizing_for(SessionOptions(size=Size((64, 48))), Look(), on_gpu=False)) is Sizing
    assert type(sizing_for(SessionOptions(), Look(), on_gpu=False)) is GovernedSizing


def test_detail_brings_back_the_edges_of_the_source() -> None:
    source = np.zeros((120, 160, 3), np.uint8)
    source[:, ::20] = 255  # fine lines
    small = source[::3, ::3].copy()
    flat = np.full_like(small, 128)
    plain, with_detail = (enlarged(flat, small, source, detail) for detail in (0.0, 1.0))
    assert plain.shape == with_detail.shape == source.shape
    assert plain.std() < 1
    light = with_detail.mean(2)
    assert light[:, ::20].mean() > light[:, 10::20].mean() + 40


def test_detail_leaves_strokes_alone_where_the_scene_is_flat() -> None:
    source = np.full((120, 160, 3), 90, np.uint8)
    source += np.random.default_rng(0).integers(0, 4, source.shape, np.uint8)  # sensor noise
    strokes = make_picture(40, 53)
    plain, with_detail = (
        enlarged(strokes, source[::3, ::3].copy(), source, detail) for detail in (0.0, 1.0)
    )
    assert np.abs(plain.astype(int) - with_detail).max() <= 2
