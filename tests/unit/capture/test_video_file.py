from __future__ import annotations

import time
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from artem.capture.audio import FileAudio
from artem.capture.video_file import FileSource
from artem.errors import SourceError
from artem.frame import Frame

MILLISECOND = Fraction(1, 1000)


def film(
    path: Path, times_ms: list[int], size: tuple[int, int] = (64, 48), title: str = ""
) -> Path:
    """A video whose picture number n is grey n * 20, shown at these times."""
    with av.open(str(path), "w") as container:
        container.metadata["title"] = title
        stream = container.add_stream("mpeg4", rate=25)
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        stream.codec_context.time_base = MILLISECOND
        for number, at in enumerate(times_ms):
            grey = np.full((size[1], size[0], 3), number * 20 % 256, np.uint8)
            picture = av.VideoFrame.from_ndarray(grey, format="rgb24")
            picture.pts, picture.time_base = at, MILLISECOND
            container.mux(stream.encode(picture))
        container.mux(stream.encode())
    return path


def all_frames(source: FileSource) -> list[Frame]:
    with source:
        return list(iter(source.read, None))


def numbers(frames: list[Frame]) -> list[int]:
    return [round(float(frame.pixels.mean()) / 20) for frame in frames]


def test_to_the_end_without_looping(tmp_path: Path) -> None:
    path = film(tmp_path / "a.mp4", list(range(0, 240, 40)))
    source = FileSource(path, loop=False, every_frame=True)
    frames = all_frames(source)
    assert numbers(frames) == [0, 1, 2, 3, 4, 5]
    assert [frame.index for frame in frames] == [0, 1, 2, 3, 4, 5]
    with source:
        assert source.read() is not None


def test_a_title_that_is_no_text_does_not_matter(tmp_path: Path) -> None:
    path = film(tmp_path / "a.avi", [0, 40], title="caf__")
    path.write_bytes(path.read_bytes().replace(b"caf__", b"caf\xe9!"))
    assert len(all_frames(FileSource(path, loop=False, every_frame=True))) == 2
    FileAudio(path, 0.0).close()


def test_looping_goes_on_with_a_rising_index(tmp_path: Path) -> None:
    path = film(tmp_path / "a.mp4", list(range(0, 120, 40)))
    with FileSource(path, every_frame=True) as source:
        frames = [frame for _ in range(8) if (frame := source.read())]
    assert numbers(frames) == [0, 1, 2, 0, 1, 2, 0, 1]
    assert [frame.index for frame in frames] == list(range(8))


def test_uneven_times_are_kept(tmp_path: Path) -> None:
    times = [0, 20, 220, 240, 400]
    source = FileSource(film(tmp_path / "a.mp4", times), loop=False)
    began = time.monotonic()
    frames = all_frames(source)
    shown = numbers(frames)  # a slow machine may have had to skip some, never the last
    assert shown == sorted(set(shown))
    assert shown[-1] == 4
    for number, frame in zip(shown, frames, strict=True):
        assert frame.captured - began >= times[number] / 1000


def test_it_plays_in_real_time(tmp_path: Path) -> None:
    path = film(tmp_path / "a.mp4", list(range(0, 400, 10)))
    began = time.monotonic()
    all_frames(FileSource(path, loop=False))
    assert time.monotonic() - began >= 0.38


def test_a_late_reader_skips_to_the_present(tmp_path: Path) -> None:
    path = film(tmp_path / "a.mp4", list(range(0, 1000, 20)))
    with FileSource(path, loop=False) as source:
        source.read()
        time.sleep(0.3)
        late = source.read()
    assert late is not None
    assert late.index >= 10


def test_a_long_pause_gives_the_same_picture_again(tmp_path: Path) -> None:
    frames = all_frames(FileSource(film(tmp_path / "a.mp4", [0, 1300]), loop=False))
    assert numbers(frames) == [0, 0, 0, 1]
    assert [frame.index for frame in frames] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.mp4", b""), ("a.mp4", b"only text\n" * 50), ("a.avi", bytes(9000))],
    ids=["empty", "text", "zeros"],
)
def test_what_is_no_video_is_told_in_one_sentence(
    tmp_path: Path, name: str, data: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(SourceError, match="not a video or is damaged"):
        FileSource(path).open()
    assert capfd.readouterr().err == ""


def test_a_cut_file_is_damaged_or_plays_as_far_as_it_goes(tmp_path: Path) -> None:
    times = list(range(0, 800, 40))
    whole_mp4, whole_avi = film(tmp_path / "a.mp4", times), film(tmp_path / "a.avi", times)
    for path in (whole_mp4, whole_avi):
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2])
    with pytest.raises(SourceError, match="damaged"):  # an mp4 has its table of contents last
        FileSource(whole_mp4).open()
    frames = all_frames(FileSource(whole_avi, loop=False, every_frame=True))
    assert 0 < len(frames) < len(times)


def test_sound_alone_is_no_video(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("pcm_s16le", rate=8000)
        stream.layout = "mono"
        silence = av.AudioFrame.from_ndarray(np.zeros((1, 800), np.int16), "s16", "mono")
        silence.sample_rate = 8000
        container.mux(stream.encode(silence))
    with pytest.raises(SourceError, match="only sound"):
        FileSource(path).open()


def test_a_folder_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="folder"):
        FileSource(tmp_path).open()
