from __future__ import annotations

import wave
from pathlib import Path

import av
import numpy as np
import pytest

from artem.capture.audio import FileAudio, ToSamples
from artem.capture.video_file import FileSource
from artem.frame import Frame
from artem.sound import Sound
from tests.films import flash_and_beep
from tests.unit.capture.test_video_file import film


def audio(kind: str, layout: str, rate: int, channels: int) -> av.AudioFrame:
    dtype = np.int16 if kind.startswith("s16") else np.float32
    level = 3000 if dtype is np.int16 else 0.1
    shape = (channels, 160) if kind.endswith("p") else (1, 160 * channels)
    frame = av.AudioFrame.from_ndarray(np.full(shape, level, dtype), kind, layout)
    frame.sample_rate = rate
    return frame


def listen(source: FileSource, seconds: float) -> tuple[list[Frame], list[Sound]]:
    """What a source gives until its clock has gone so far."""
    frames, sounds = [], []
    source.on_sound = sounds.append
    while not frames or frames[-1].captured < frames[0].captured + seconds:
        frame = source.read()
        if frame is None:
            break
        frames.append(frame)
    return frames, sounds


@pytest.mark.parametrize(
    ("kind", "layout", "rate", "channels", "given"),
    [
        ("fltp", "mono", 8_000, 1, 1),
        ("s16", "stereo", 44_100, 2, 2),
        ("fltp", "5.1", 48_000, 6, 2),
    ],
)
def test_any_sound_becomes_one_channel_or_two(
    kind: str, layout: str, rate: int, channels: int, given: int
) -> None:
    samples = ToSamples()(audio(kind, layout, rate, channels))
    assert samples.dtype == np.float32
    assert samples.shape == (160, given)
    assert 0 < np.abs(samples).max() <= 1


def test_the_kind_may_change_on_the_way() -> None:
    to_samples = ToSamples()
    shapes = [
        to_samples(audio("fltp", layout, rate, channels)).shape
        for layout, rate, channels in (("mono", 8_000, 1), ("stereo", 8_000, 2), ("mono", 9_000, 1))
    ]
    assert shapes == [(160, 1), (160, 2), (160, 1)]


def test_an_unlikely_rate_is_silent() -> None:
    assert ToSamples()(audio("fltp", "mono", 1, 1)).shape == (0, 1)


def test_samples_are_numbers_from_minus_one_to_one() -> None:
    given = np.array([[np.nan, np.inf, -np.inf, 3.0, 0.5]], np.float32)
    frame = av.AudioFrame.from_ndarray(given, "flt", "mono")
    frame.sample_rate = 48_000
    assert ToSamples()(frame).ravel().tolist() == [0, 1, -1, 1, 0.5]


def test_channels_that_cannot_be_mixed_are_silent(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(20)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes(bytes(2 * 20 * 480))
    sound = FileAudio(path, 0.0)
    to_samples = ToSamples()
    assert {len(to_samples(audio)) for audio in sound.until(1.0)} == {0}
    sound.close()


def test_sound_is_taken_little_by_little_and_from_anywhere(tmp_path: Path) -> None:
    path = flash_and_beep(tmp_path / "a.mp4", 3.0)
    sound = FileAudio(path, 0.0)
    first, second = list(sound.until(1.0)), list(sound.until(2.0))
    sound.close()
    assert first[0].time == pytest.approx(0.0, abs=0.001)
    assert second[0].time == pytest.approx(1.0, abs=0.05)
    late = FileAudio(path, 1.7)
    assert next(late.until(9.0)).time == pytest.approx(1.7, abs=0.05)
    late.close()
    assert not list(late.until(9.0))


def test_a_file_that_is_none_and_one_without_sound_are_silent(tmp_path: Path) -> None:
    (tmp_path / "text.mp4").write_text("no film")
    silent = film(tmp_path / "silent.mp4", [0, 40])
    for path in (tmp_path / "text.mp4", tmp_path / "gone.mp4", silent):
        assert not list(FileAudio(path, 0.0).until(9.0))


def test_a_played_film_is_heard_on_the_clock_of_its_frames(tmp_path: Path) -> None:
    with FileSource(flash_and_beep(tmp_path / "a.mp4", 1.2)) as source:
        frames, sounds = listen(source, 3.0)  # twice from the start again
    flash = [f.captured for f in frames if f.pixels.mean() > 127]
    beep = [s.captured for s in sounds if np.abs(s.samples).max() > 0.25]
    for moment in beep:
        assert np.abs(np.array(flash) - moment).min() < 0.08
    assert max(beep) - min(beep) > 2
    began = np.array([s.captured for s in sounds])
    assert (np.diff(began) > 0).all()


def test_one_who_listens_later_hears_from_then_on(tmp_path: Path) -> None:
    with FileSource(flash_and_beep(tmp_path / "a.mp4", 3.0)) as source:
        for _ in range(10):
            source.read()
        frames, sounds = listen(source, 0.3)
        assert abs(sounds[0].captured - frames[0].captured) < 0.1
        source.on_sound = None
        source.read()
        assert source._sound is None


def test_no_sound_is_decoded_where_nobody_listens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("nobody asked for sound")

    monkeypatch.setattr("artem.capture.video_file.FilmSound", refuse)
    with FileSource(flash_and_beep(tmp_path / "a.mp4", 1.0)) as source:
        for _ in range(5):
            assert source.read() is not None


def test_in_a_long_pause_the_sound_goes_on(tmp_path: Path) -> None:
    slides = flash_and_beep(tmp_path / "a.mkv", 3.0, fps=1)
    with FileSource(slides) as source:
        frames, sounds = listen(source, 1.6)
    lengths = [len(sound.samples) / sound.rate for sound in sounds]
    assert sum(lengths) == pytest.approx(frames[-1].captured - frames[0].captured, abs=0.15)
