from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

import av
import numpy as np
import pytest

from artem.errors import SinkError
from artem.frame import Frame, Pixels
from artem.output.backlog import MOST_FRAMES
from artem.output.disk import LEAST_FREE
from artem.output.recorder import Recorder
from artem.sound import Sound
from tests.conftest import make_picture
from tests.films import number, numbered, pictures, sound

PLENTY = 10 * LEAST_FREE
KINDS = [("a.mkv", "h264"), ("a.mp4", "h264"), ("a.mkv", "av1"), ("a.MP4", "av1")]


def record(recorder: Recorder, frames: Iterable[tuple[float, Pixels]]) -> None:
    """Present all, none faster than the encoder takes them."""
    for index, (at, pixels) in enumerate(frames):
        frame = Frame(pixels, index, 1000.0 + at)
        recorder.present(frame, frame)
        while len(recorder._backlog._items) >= MOST_FRAMES:
            recorder._worker.check()
            time.sleep(0.001)
    recorder.close()


def beep(at: float, seconds: float = 0.1, rate: int = 16_000, channels: int = 1) -> Sound:
    """From `at` seconds of the recording on."""
    wave = 0.5 * np.sin(2 * np.pi * 800 * np.arange(round(seconds * rate)) / rate)
    return Sound(wave.astype(np.float32)[:, None].repeat(channels, 1), rate, 1000.0 + at)


@pytest.mark.parametrize(("name", "codec"), KINDS)
def test_every_frame_is_there_once_in_order_and_at_its_time(
    tmp_path: Path, name: str, codec: str
) -> None:
    rng = np.random.default_rng(1)
    times = np.cumsum(rng.uniform(0.01, 0.12, 200))
    recorder = Recorder(tmp_path / name, codec)
    record(recorder, ((at, numbered(index)) for index, at in enumerate(times)))
    played = pictures(recorder.path)
    assert [number(pixels) for _, pixels in played] == list(range(200))
    shown_at = np.array([at for at, _ in played]) - played[0][0]
    np.testing.assert_allclose(shown_at, times - times[0], atol=0.002)
    assert recorder.progress(0.0).dropped == 0


def test_sound_without_samples_is_none(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path / "a.mkv")
    recorder.hear(Sound(np.zeros((0, 1), np.float32), 1, 1000.0))
    recorder.hear(beep(0.0))
    record(recorder, [(0.0, numbered(0)), (0.1, numbered(1))])
    assert len(sound(recorder.path)[0]) > 0


@pytest.mark.parametrize(("name", "codec"), KINDS)
def test_colours_are_kept_and_said(tmp_path: Path, name: str, codec: str) -> None:
    colours = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255), (0, 0, 0), (206, 58, 52)]
    pixels = np.zeros((64, 32 * len(colours), 3), np.uint8)
    for place, colour in enumerate(colours):
        pixels[:, 32 * place : 32 * (place + 1)] = colour
    recorder = Recorder(tmp_path / name, codec)
    record(recorder, [(n / 30, pixels) for n in range(5)])
    played = pictures(recorder.path)[-1][1]
    for place, colour in enumerate(colours):
        assert np.abs(played[32, 32 * place + 16].astype(int) - colour).max() < 8
    with av.open(str(recorder.path)) as container:
        context = container.streams.video[0].codec_context
        tags = (context.colorspace, context.color_primaries, context.color_trc)
        assert (*tags, context.color_range) == (1, 1, 1, 1)  # BT.709, limited range


@pytest.mark.parametrize(("name", "codec"), KINDS)
@pytest.mark.parametrize("size", [(161, 97), (67, 64), (160, 91)])
def test_odd_sizes(tmp_path: Path, name: str, codec: str, size: tuple[int, int]) -> None:
    pixels = make_picture(size[1], size[0])
    recorder = Recorder(tmp_path / name, codec)
    record(recorder, [(n / 30, pixels) for n in range(5)])
    played = pictures(recorder.path)[-1][1]
    assert played.shape == (size[1] // 2 * 2, size[0] // 2 * 2, 3)
    kept = pixels[: played.shape[0], : played.shape[1]]
    assert np.abs(played.astype(int) - kept).mean() < 10


def test_another_size_is_letterboxed(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path / "a.mkv")
    tall = np.full((200, 100, 3), 250, np.uint8)
    record(recorder, [(0.0, numbered(5)), (0.1, tall), (0.2, numbered(6))])
    first, second, third = (pixels for _, pixels in pictures(recorder.path))
    assert (number(first), number(third)) == (5, 6)
    assert second.shape == (96, 160, 3)
    assert second[:, :50].max() < 10
    assert second[40:60, 70:90].min() > 240


def test_times_always_rise_and_gaps_stay(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path / "a.mp4")
    times = [0.0, 0.0, 0.0, 0.04, 3.5, 3.4, 3.6]
    record(recorder, ((at, numbered(index)) for index, at in enumerate(times)))
    played = pictures(recorder.path)
    assert [number(pixels) for _, pixels in played] == list(range(7))
    np.testing.assert_allclose([at for at, _ in played], times, atol=0.11)
    assert played[4][0] == pytest.approx(3.5, abs=0.01)


def test_frames_too_many_are_left_out_and_counted(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path / "a.mkv")
    for index in range(300):
        frame = Frame(numbered(index, 640, 480), index, 1000 + index / 30)
        recorder.present(frame, frame)
    recorder.close()
    played = [number(pixels) for _, pixels in pictures(recorder.path)]
    assert played == sorted(set(played))
    assert len(played) + recorder.progress(0.0).dropped == 300
    assert recorder.progress(0.0).dropped > 0


def test_progress(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path / "a.mkv", free_space=lambda _: PLENTY)
    assert recorder.progress(5000.0).seconds == 0
    record(recorder, [(n / 10, make_picture(96, 160)) for n in range(20)])
    progress = recorder.progress(1002.0)
    assert progress.seconds == pytest.approx(2.0)
    assert progress.free_bytes == PLENTY
    assert 0 < progress.bytes <= recorder.path.stat().st_size


@pytest.mark.parametrize("name", ["a.mkv", "a.mp4"])
def test_a_disk_nearly_full_ends_it_with_what_was_recorded(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("artem.output.disk._INTERVAL", 0.0)
    room = iter([PLENTY] * 40)
    recorder = Recorder(tmp_path / name, free_space=lambda _: next(room, 0))
    with pytest.raises(SinkError, match="nearly full"):
        record(recorder, ((n / 30, numbered(n)) for n in range(100)))
    recorder.close()
    assert [number(pixels) for _, pixels in pictures(recorder.path)] == list(range(40))


def test_a_file_that_is_taken_away_ends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("artem.output.disk._INTERVAL", 0.0)
    recorder = Recorder(tmp_path / "folder" / "a.mkv")
    recorder.path.unlink()
    recorder.path.parent.rmdir()
    with pytest.raises(SinkError, match="taken away"):
        record(recorder, ((n / 30, numbered(n)) for n in range(100)))


def test_no_file_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a.mkv"
    path.write_bytes(b"mine")
    with pytest.raises(SinkError, match="is there already; record to another name"):
        Recorder(path)
    assert path.read_bytes() == b"mine"


def test_what_cannot_be_written_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(SinkError, match=r"ends in \.mkv or \.mp4"):
        Recorder(tmp_path / "a.avi")
    (tmp_path / "file").touch()
    with pytest.raises(SinkError, match="record to another place"):
        Recorder(tmp_path / "file" / "a.mkv")


def test_a_size_that_the_encoder_refuses_is_told(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path / "a.mkv")
    with pytest.raises(SinkError, match=r"cannot be encoded for .*a\.mkv.*at another size"):
        record(recorder, [(0.0, np.zeros((16, 17_000, 3), np.uint8))])
    assert not recorder.path.exists()


def test_a_codec_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("av.codecs_available", {"libx264"})
    with pytest.raises(SinkError, match="another codec"):
        Recorder(tmp_path / "a.mkv", "av1")


@pytest.mark.parametrize("name", ["a.mkv", "a.mp4"])
@pytest.mark.parametrize(("rate", "channels"), [(16_000, 1), (44_100, 2), (48_000, 1)])
def test_sound_is_at_its_place_and_gaps_are_silent(
    tmp_path: Path, name: str, rate: int, channels: int
) -> None:
    recorder = Recorder(tmp_path / name)
    for begin in (-0.05, 0.5, 0.6, 1.5):  # the first one is half before the first frame
        recorder.hear(beep(begin, rate=rate, channels=channels))
    record(recorder, ((n / 20, numbered(n)) for n in range(60)))
    samples, start, out_rate = sound(recorder.path)
    loud = np.abs(samples) > 0.1
    seconds = start + np.flatnonzero(loud) / out_rate - pictures(recorder.path)[0][0]
    for begin, end in [(0.0, 0.05), (0.5, 0.7), (1.5, 1.6)]:
        within = seconds[(seconds > begin - 0.1) & (seconds < end + 0.1)]
        assert within.min() == pytest.approx(begin, abs=0.03)
        assert within.max() == pytest.approx(end, abs=0.03)
    with av.open(str(recorder.path)) as container:
        assert container.streams.audio[0].layout.nb_channels == channels


@pytest.mark.parametrize("name", ["a.mkv", "a.mp4"])
def test_where_sound_stops_pictures_go_on(tmp_path: Path, name: str) -> None:
    recorder = Recorder(tmp_path / name)
    recorder.hear(beep(0.0))
    record(recorder, ((n / 20, numbered(n)) for n in range(300)))
    assert [number(pixels) for _, pixels in pictures(recorder.path)] == list(range(300))
    samples, _, rate = sound(recorder.path)
    assert len(samples) / rate == pytest.approx(14.45, abs=0.1)
    assert np.abs(samples[rate:]).max() < 0.01


@pytest.mark.parametrize("name", ["a.mkv", "a.mp4"])
def test_a_source_lost_for_minutes_is_silent_meanwhile(tmp_path: Path, name: str) -> None:
    recorder = Recorder(tmp_path / name)
    recorder.hear(beep(0.0))
    recorder.hear(beep(200.0, 0.2))
    record(recorder, [(0.0, numbered(0)), (200.0, numbered(1)), (200.2, numbered(2))])
    assert [number(pixels) for _, pixels in pictures(recorder.path)] == [0, 1, 2]
    samples, _, rate = sound(recorder.path)
    assert np.abs(samples[rate : 199 * rate]).max() < 0.01
    assert np.abs(samples[round(200.05 * rate) : round(200.15 * rate)]).max() > 0.3


def test_sound_of_another_kind_goes_on_in_the_same_track(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path / "a.mkv")
    recorder.hear(beep(0.0, 0.2, rate=8_000))
    recorder.hear(beep(0.5, 0.2, rate=44_100, channels=2))
    record(recorder, ((n / 20, numbered(n)) for n in range(20)))
    samples, _, rate = sound(recorder.path)
    assert np.abs(samples[round(0.05 * rate) : round(0.15 * rate)]).max() > 0.3
    assert np.abs(samples[round(0.3 * rate) : round(0.4 * rate)]).max() < 0.01
    assert np.abs(samples[round(0.55 * rate) : round(0.65 * rate)]).max() > 0.3


def test_without_sound_there_is_no_track_of_it(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path / "a.mkv")
    record(recorder, [(0.0, numbered(1))])
    with av.open(str(recorder.path)) as container:
        assert not container.streams.audio
