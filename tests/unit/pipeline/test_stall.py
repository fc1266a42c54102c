"""The policy that notices a silent source takes timestamps: no threads, no clocks."""

from __future__ import annotations

import pytest

from artem.backoff import Backoff
from artem.capture import network
from artem.pipeline.stall import LONGEST_STALL_SECONDS, LOOK_SECONDS, STALL_SECONDS, StallWatch


def begins(watch: StallWatch, since: float, seconds: float = 20.0) -> float | None:
    """After how many seconds of silence a stall begins, looked for all the time."""
    for look in range(1, int(seconds / LOOK_SECONDS)):
        if watch.look(since + look * LOOK_SECONDS) is not None:
            return look * LOOK_SECONDS
    return None


def opened() -> StallWatch:
    watch = StallWatch()
    watch.opened(100.0)
    return watch


def test_silence_after_opening_is_a_stall() -> None:
    assert begins(opened(), 100.0) == STALL_SECONDS


def test_silence_after_frames_is_a_stall_and_begins_once() -> None:
    watch = opened()
    for number in range(100):
        assert not watch.came(100 + number / 25)
        assert watch.look(100 + number / 25) is None
    assert begins(watch, 104.0) == pytest.approx(STALL_SECONDS, abs=LOOK_SECONDS)
    assert begins(watch, 106.0) is None


def test_a_frame_ends_a_stall_and_another_may_begin() -> None:
    watch = opened()
    begins(watch, 100.0)
    assert watch.came(103.0)
    assert not watch.came(103.1)
    assert begins(watch, 103.1) == STALL_SECONDS


def test_a_slow_source_is_given_its_time() -> None:
    watch = opened()
    watch.came(101.2)
    assert begins(watch, 101.2) == pytest.approx(2.4, abs=LOOK_SECONDS)
    watch.came(200.0)
    assert begins(watch, 200.0) == LONGEST_STALL_SECONDS


def test_a_closed_source_is_not_silent() -> None:
    assert begins(StallWatch(), 0.0) is None
    watch = opened()
    watch.closed()
    assert begins(watch, 100.0) is None


def test_a_machine_that_slept_blames_no_source() -> None:
    watch = opened()
    assert watch.look(100.2) is None
    assert watch.look(4000.0) is None
    assert not watch.came(4000.1)


def test_a_camera_that_is_away_for_half_a_minute_is_back_soon_after() -> None:
    backoff = Backoff(chance=lambda: 1.0)
    stalled = begins(opened(), 100.0)
    assert stalled is not None
    assert stalled < network.STALL_SECONDS
    away, tries = network.STALL_SECONDS, 0
    while away < 30:
        away += backoff.lost(100.0 + away) + network.OPEN_SECONDS
        tries += 1
    assert away < 30 + 13 + network.OPEN_SECONDS
    assert tries == 5
