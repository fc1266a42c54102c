"""The policies take timestamps: no threads, no clocks."""

from __future__ import annotations

import pytest

from artem.pipeline.limits import RateLimit, RunLength
from artem.pipeline.stats import STAGES, Stats
from artem.slot import LatestSlot


def test_no_rate_limit_admits_all() -> None:
    limit = RateLimit(None)
    assert all(limit.admits(0.001 * n) for n in range(100))


@pytest.mark.parametrize(
    ("source", "limit", "expected"), [(60, 30, 30), (30, 30, 30), (25, 30, 25)]
)
def test_rate_limit(source: int, limit: int, expected: int) -> None:
    rate = RateLimit(limit)
    jitter = [0.0, 0.002, -0.002, 0.001]
    admitted = sum(rate.admits(n / source + jitter[n % 4]) for n in range(10 * source))
    assert admitted == pytest.approx(10 * expected, rel=0.03)


def test_rate_limit_does_not_make_up_for_a_pause() -> None:
    rate = RateLimit(10)
    rate.admits(0.0)
    admitted = [rate.admits(100 + n / 100) for n in range(11)]
    assert sum(admitted) == 2


def test_run_length() -> None:
    assert not RunLength().reached(10**6, 10.0**6)
    assert RunLength(frames=3).reached(3, 0.1)
    assert not RunLength(frames=3).reached(2, 9.9)
    assert RunLength(seconds=2).reached(0, 2.0)


def test_the_newest_item_wins() -> None:
    slot: LatestSlot[int] = LatestSlot()
    assert slot.put(1) is False
    assert slot.put(2) is True
    assert slot.take(0) == 2
    assert slot.take(0) is None


def test_a_closed_slot_wakes_and_still_gives_what_it_has() -> None:
    slot: LatestSlot[int] = LatestSlot()
    slot.put(1)
    slot.close()
    assert slot.take(60) == 1
    assert slot.take(60) is None


def _run(stats: Stats, frames: int, fps: float, latency: float) -> None:
    for n in range(frames):
        at = 10 + n / fps
        stats.captured(at, at + 0.001)
        stats.waited(at + 0.001, at + 0.003)
        stats.stylized(at, at + 0.003, at + latency - 0.005, (640, 480))
        stats.presented(at, at + latency - 0.003, at + latency)


def test_a_report_says_what_happened() -> None:
    stats = Stats(started=7.0)
    _run(stats, frames=61, fps=30, latency=0.05)
    stats.dropped()
    report = stats.report()
    assert report["frames_captured"] == report["frames_stylized"] == 61
    assert report["frames_dropped"] == 1
    assert report["fps"] == pytest.approx(30)
    assert report["seconds"] == pytest.approx(2)
    assert report["latency_ms"] == {"p50": 50, "p95": 50, "p99": 50}
    assert report["stage_ms"] == {
        "capture": 1,
        "wait": 2,
        "stylize": 42,
        "hand_over": 2,
        "present": 3,
    }
    assert report["size"] == [640, 480]
    assert report["startup_seconds"] == pytest.approx(3.045)


def test_a_report_of_nothing() -> None:
    report = Stats(0).report()
    assert report["fps"] == 0
    assert report["latency_ms"]["p95"] is None
    assert report["startup_seconds"] is None


def test_a_snapshot_shows_the_last_two_seconds() -> None:
    stats = Stats(started=0)
    _run(stats, frames=300, fps=30, latency=0.04)
    recent = stats.snapshot(20.0)
    assert recent.fps == pytest.approx(30)
    assert recent.source_fps == pytest.approx(30)
    assert recent.latency_p95 == pytest.approx(40)
    assert stats.snapshot(40.0).fps == 0


def test_the_timing_of_the_last_frames() -> None:
    stats = Stats(started=0)
    _run(stats, frames=600, fps=30, latency=0.04)
    timing = stats.timing(30.0)
    assert tuple(timing.stages) == STAGES
    assert timing.stages["wait"] == pytest.approx(2)
    assert sum(timing.stages.values()) == pytest.approx(timing.latency) == pytest.approx(40)
    assert timing.source_fps == pytest.approx(30)
    moments = [at for at, _ in timing.latencies]
    assert len(moments) == pytest.approx(300, abs=2)
    assert moments == sorted(moments)
    assert moments[0] >= 20.0


def test_old_frames_tell_of_no_stage() -> None:
    stats = Stats(started=0)
    _run(stats, frames=30, fps=30, latency=0.04)
    timing = stats.timing(15.0)
    assert set(timing.stages.values()) == {None}
    assert timing.latency is None
    assert len(timing.latencies) == 30
    assert stats.timing(60.0).latencies == ()


def test_the_hand_over_is_that_of_the_frame_painted() -> None:
    stats = Stats(started=0)
    for n in range(3):
        stats.stylized(n, n + 0.1, n + 0.2, (640, 480))
    stats.presented(1.0, 2.5, 2.6)
    stats.presented(-1.0, 2.7, 2.8)  # never stylized: nothing is guessed
    timing = stats.timing(2.8)
    assert timing.stages["hand_over"] == pytest.approx(1300)
    assert timing.stages["present"] == pytest.approx(100)
