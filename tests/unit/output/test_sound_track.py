from __future__ import annotations

import numpy as np
import pytest

from artem.output.sound_track import SoundTrack

RATE = 1000
TONE = np.ones((100, 1), np.float32)  # 0.1 s


@pytest.fixture
def track() -> SoundTrack:
    return SoundTrack(RATE, 1)


def runs(samples: np.ndarray) -> list[tuple[float, int]]:
    """(value, how many in a row)"""
    edges = np.flatnonzero(np.diff(samples[:, 0])) + 1
    return [(float(part[0, 0]), len(part)) for part in np.split(samples, edges) if len(part)]


def test_sounds_follow_each_other(track: SoundTrack) -> None:
    assert runs(track.add(TONE, 0.0)) == [(1, 100)]
    assert runs(track.add(TONE, 0.1)) == [(1, 100)]
    assert track.length == 200


@pytest.mark.parametrize("jitter", [0.03, -0.03])
def test_jitter_leaves_no_gap(track: SoundTrack, jitter: float) -> None:
    track.add(TONE, 0.0)
    assert runs(track.add(TONE, 0.1 + jitter)) == [(1, 100)]


def test_a_gap_is_silent(track: SoundTrack) -> None:
    track.add(TONE, 0.0)
    assert runs(track.add(TONE, 0.3)) == [(0, 200), (1, 100)]
    assert track.length == 400


def test_what_overlaps_is_left_out(track: SoundTrack) -> None:
    track.add(TONE, 0.0)
    assert runs(track.add(TONE, 0.05)) == [(1, 50)]
    assert len(track.add(TONE, -5.0)) == 0
    assert track.length == 150


def test_it_begins_at_the_start(track: SoundTrack) -> None:
    assert runs(track.add(TONE, -0.02)) == [(1, 80)]


def test_a_late_begin_is_silent_before(track: SoundTrack) -> None:
    assert runs(track.add(TONE, 0.02)) == [(0, 20), (1, 100)]


def test_silence_reaches_as_far_as_asked(track: SoundTrack) -> None:
    assert runs(track.silence_until(0.05)) == [(0, 50)]
    assert len(track.silence_until(0.04)) == 0
    assert len(track.silence_until(-1.0)) == 0
    assert runs(track.add(TONE, 0.2)) == [(0, 150), (1, 100)]


def test_a_slow_drift_is_followed(track: SoundTrack) -> None:
    for step in range(100):
        track.add(TONE, step * 0.105)  # the source's clock is slow by a twentieth
        assert abs(track.length / RATE - (step * 0.105 + 0.1)) < 0.05
