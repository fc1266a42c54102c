"""What a painted film keeps of the film."""

from __future__ import annotations

import subprocess
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from artem.errors import SinkError, SourceError, UsageError
from artem.films.colours import FromPixels, ToPixels, colours_of
from artem.films.decoding import decoded
from artem.films.film import read_film
from artem.films.job import check_target
from tests.conftest import make_picture
from tests.films import number
from tests.unit.films.conftest import Studio
from tests.unit.films.made import beep, film, packets_of, pictures_of, times_of


@pytest.mark.parametrize(
    ("suffix", "of_target"),
    [
        *((suffix, suffix) for suffix in (".mp4", ".mkv", ".mov")),
        (".mp4", ".mkv"),  # the sound of MP4 begins before the pictures
        (".mov", ".mkv"),
        (".mkv", ".mp4"),
    ],
)
def test_times_and_sound_are_kept(
    tmp_path: Path, studio: Studio, suffix: str, of_target: str
) -> None:
    path = film(tmp_path / f"a{suffix}", sound=True)
    target = tmp_path / f"out{of_target}"
    outcome = studio.paint(path, target)
    assert (outcome.pictures, outcome.kept, outcome.damaged) == (20, 0, 0)
    assert times_of(target) == times_of(path)
    assert packets_of(target, "audio") == packets_of(path, "audio")
    assert pictures_of(target) != pictures_of(path)
    with av.open(str(target)) as container:
        assert container.metadata["title"] == "A film"
    assert not list(tmp_path.glob("*.parts"))


def test_uneven_times_are_kept(tmp_path: Path, studio: Studio) -> None:
    times = [0, 500, 5000, 5100, 12_000, 90_000, 90_001, 200_000]
    path = film(tmp_path / "a.mp4", times=times)
    studio.paint(path, tmp_path / "out.mp4")
    assert times_of(tmp_path / "out.mp4") == [Fraction(at, 12800) for at in times]
    path = film(tmp_path / "late.mkv", times=[700, 740, 1300], tick=Fraction(1, 1000))
    studio.paint(path, tmp_path / "late.mp4")
    assert times_of(tmp_path / "late.mp4") == [Fraction(at, 1000) for at in (700, 740, 1300)]


@pytest.mark.parametrize("size", [(97, 65), (97, 64), (96, 65)])
@pytest.mark.parametrize("suffix", [".mp4", ".mkv"])
def test_odd_sizes_are_kept(
    tmp_path: Path, studio: Studio, size: tuple[int, int], suffix: str
) -> None:
    path = film(tmp_path / "a.mkv", 3, size=size, pixel_format="yuv444p")
    target = tmp_path / f"out{suffix}"
    studio.paint(path, target)
    with av.open(str(target)) as container:
        sizes = {(one.width, one.height) for one in container.decode(video=0)}
    assert sizes == {size}


@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".mov"])
@pytest.mark.parametrize("size", [(96, 64), (97, 65)])
def test_colours_and_the_shape_of_pixels_are_kept(
    tmp_path: Path, studio: Studio, suffix: str, size: tuple[int, int]
) -> None:
    path = film(
        tmp_path / "a.mp4",
        3,
        size=size,
        pixel_format="yuv444p",
        color_range=2,
        colorspace=1,
        color_primaries=1,
        color_trc=1,
        sample_aspect_ratio=Fraction(4, 3),
    )
    target = tmp_path / f"out{suffix}"
    studio.paint(path, target)
    with av.open(str(target)) as container:
        picture = next(container.decode(video=0))
        aspect = container.streams.video[0].sample_aspect_ratio
    told = (picture.color_range, picture.colorspace, picture.color_primaries, picture.color_trc)
    assert told == (2, 1, 1, 1)
    assert aspect == Fraction(4, 3)


@pytest.mark.parametrize("space", [0, 1, 2, 5, 9])
@pytest.mark.parametrize("reach", [0, 1, 2])
def test_colours_come_back_from_rgb(space: int, reach: int) -> None:
    rgb = av.VideoFrame.from_ndarray(make_picture(64, 96), format="rgb24")
    matrix = {0: 1, 2: 5}.get(space, space)
    picture = rgb.reformat(format="yuv444p", dst_colorspace=matrix, dst_color_range=reach or 1)
    picture.colorspace, picture.color_range = space, reach
    if space == 0:
        picture = rgb.reformat(format="gbrp")
        picture.colorspace = 0
    colours = colours_of(picture)
    pixels = ToPixels(colours, (96, 64), 1)(picture)
    assert pixels.shape == (96, 64, 3)
    stored = FromPixels(colours, "yuv444p", 1)(pixels)
    again = ToPixels(colours, (96, 64), 1)(stored)
    assert np.abs(pixels.astype(int) - again).mean() < 1.5
    assert np.abs(np.rot90(pixels, -1).astype(int) - make_picture(64, 96)).mean() < 1.5


@pytest.mark.parametrize("rotation", [90, 180, -90])
@pytest.mark.parametrize("suffix", [".mp4", ".mov", ".mkv"])
def test_the_way_it_is_held_is_kept(
    tmp_path: Path, studio: Studio, rotation: int, suffix: str
) -> None:
    path = film(tmp_path / "a.mp4", 3, rotation=rotation)
    target = tmp_path / f"out{suffix}"
    studio.paint(path, target)
    with av.open(str(path)) as one, av.open(str(target)) as other:
        before, after = next(one.decode(video=0)), next(other.decode(video=0))
    assert after.rotation == before.rotation != 0
    assert (after.width, after.height) == (96, 64)


def test_subtitles_chapters_and_languages_are_kept(tmp_path: Path, studio: Studio) -> None:
    path = _rich_film(tmp_path)
    target = tmp_path / "out.mkv"
    studio.paint(path, target)
    assert packets_of(target, "subtitle") == packets_of(path, "subtitle")
    with av.open(str(path)) as one, av.open(str(target)) as other:
        for before, after in zip(one.chapters(), other.chapters(), strict=True):
            for name in ("start", "end", "metadata"):
                assert before[name] == after[name]
        assert [stream.type for stream in other.streams] == ["video", "audio", "subtitle"]
        assert other.streams.audio[0].language == "jpn"
        assert other.streams.subtitles[0].language == "deu"
        assert len(other.chapters()) == 2


def _rich_film(folder: Path) -> Path:
    (folder / "words.srt").write_text(
        "1\n00:00:00,100 --> 00:00:00,300\nHallo\n\n2\n00:00:00,400 --> 00:00:00,700\nWelt\n"
    )
    (folder / "notes.txt").write_text(
        ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=300\ntitle=One\n"
        "[CHAPTER]\nTIMEBASE=1/1000\nSTART=300\nEND=800\ntitle=Two\n"
    )
    film(folder / "plain.mkv", sound=True)
    path = folder / "rich.mkv"
    subprocess.run(
        [
            *("ffmpeg", "-v", "error", "-i", folder / "plain.mkv", "-i", folder / "words.srt"),
            *("-i", folder / "notes.txt", "-map", "0", "-map", "1", "-map_metadata", "2"),
            *("-map_chapters", "2", "-c", "copy", "-c:s", "srt"),
            *("-metadata:s:a", "language=jpn", "-metadata:s:s", "language=deu", path),
        ],
        check=True,
    )
    return path


@pytest.mark.parametrize(
    ("name", "codec", "options"),
    [
        ("a.avi", "mpeg4", {"bf": "2"}),
        ("a.ts", "libx264", {"preset": "ultrafast", "bf": "2", "g": "5"}),
        ("a.mpg", "mpeg2video", {"bf": "2"}),
        ("a.flv", "flv", {"g": "5"}),
        ("a.webm", "libvpx", {"deadline": "realtime"}),
    ],
)
def test_other_containers_are_read(
    tmp_path: Path, studio: Studio, name: str, codec: str, options: dict[str, str]
) -> None:
    tick = Fraction(1, 25)
    path = film(tmp_path / name, tick=tick, codec=codec, options=options)
    target = tmp_path / "out.mp4"
    studio.paint(path, target)
    assert times_of(target) == times_of(path)


def test_pictures_stored_in_another_order_are_all_there(tmp_path: Path) -> None:
    film(tmp_path / "a.mkv", 60)
    path = tmp_path / "a.avi"
    convert(tmp_path / "a.mkv", "-c:v", "libx264", path)
    source = read_film(path)
    found = list(decoded(source, 0, len(source.times)))
    numbers = [number(one.picture.to_ndarray(format="rgb24")) for one in found]
    assert numbers == list(range(60))
    assert not any(one.damaged for one in found)
    assert set(np.diff(source.times)) == {1}


def test_of_two_pictures_at_one_time_one_comes_a_tick_later(tmp_path: Path, studio: Studio) -> None:
    times = [1000, 1040, 1040, 1120, 1200]
    path = film(
        tmp_path / "a.mkv",
        times=times,
        tick=Fraction(1, 1000),
        codec="ffv1",
        options={"g": "1"},
    )
    outcome = studio.paint(path, tmp_path / "out.mkv")
    assert outcome.damaged == 0
    told = [float(at) for at in times_of(tmp_path / "out.mkv")]
    assert told == [1.0, 1.04, 1.041, 1.12, 1.2]


def test_a_film_whose_sound_goes_on_is_whole(tmp_path: Path) -> None:
    film(tmp_path / "a.mkv", 25)
    sound = ("-f", "lavfi", "-i", "sine=d=4")
    convert(tmp_path / "a.mkv", *sound, "-c:v", "copy", "-c:a", "aac", tmp_path / "a.mp4")
    assert read_film(tmp_path / "a.mp4").cut_off == 0


def test_sound_that_cannot_be_kept_is_told(tmp_path: Path, studio: Studio) -> None:
    film(tmp_path / "a.mkv", 25, sound=True)
    path = tmp_path / "a.wmv"
    convert(tmp_path / "a.mkv", "-c:v", "wmv2", "-c:a", "wmav2", path)
    with pytest.raises(SinkError, match=r"such a file cannot hold .* ends in \.mkv"):
        studio.job(path, tmp_path / "out.mp4")
    with pytest.raises(SinkError, match=r"audio \(wmav2\) .* cannot be kept .* ffmpeg -i"):
        studio.job(path, tmp_path / "out.mkv")


def convert(path: Path, *options: str | Path) -> None:
    subprocess.run(["ffmpeg", "-v", "error", "-i", path, *options], check=True)


def test_a_stream_without_times_is_counted(tmp_path: Path, studio: Studio) -> None:
    path = film(tmp_path / "a.h264", tick=Fraction(1, 25))
    assert read_film(path).counted
    studio.paint(path, tmp_path / "out.mkv")
    with av.open(str(tmp_path / "out.mkv")) as container:
        assert len(list(container.decode(video=0))) == 20


def test_one_picture_is_a_film(tmp_path: Path, studio: Studio) -> None:
    path = film(tmp_path / "a.mp4", 1)
    studio.paint(path, tmp_path / "out.mp4")
    assert times_of(tmp_path / "out.mp4") == [0]


def test_a_span_begins_at_its_start(tmp_path: Path, studio: Studio) -> None:
    path = film(tmp_path / "a.mp4", 50, sound=True)
    source = read_film(path)
    span = source.span(0.5, 1.5)
    assert (span.start, span.stop) == (13, 38)
    studio.paint(path, tmp_path / "out.mp4", span=span)
    assert times_of(tmp_path / "out.mp4") == [Fraction(n, 25) for n in range(25)]
    sound = packets_of(path, "audio")
    kept = packets_of(tmp_path / "out.mp4", "audio")
    start, end = Fraction(13, 25), Fraction(38, 25)
    assert [data for _, data in kept] == [data for at, data in sound if start <= at < end]
    with pytest.raises(SourceError, match=r"is 2\.0 s long"):
        source.span(5.0, None)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is not a video or is damaged"),
        (b"no film at all" * 100, "is not a video or is damaged"),
        (None, "there is no file"),
    ],
)
def test_what_is_no_film_is_told(tmp_path: Path, content: bytes | None, told: str) -> None:
    path = tmp_path / "a.mp4"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SourceError, match=told):
        read_film(path)


def test_sound_alone_and_hdr_are_told(tmp_path: Path) -> None:
    with av.open(str(tmp_path / "a.mp4"), "w") as container:
        audio = container.add_stream("aac", rate=8000, layout="mono")
        beep(container, audio, 0.5)
    with pytest.raises(SourceError, match="only sound"):
        read_film(tmp_path / "a.mp4")
    path = film(tmp_path / "hdr.mkv", 2, color_trc=16, colorspace=9, color_primaries=9)
    with pytest.raises(SourceError, match=r"HDR \(PQ\)"):
        read_film(path)


def test_a_truncated_film_is_painted_as_far_as_it_goes(tmp_path: Path, studio: Studio) -> None:
    path = film(tmp_path / "a.mkv", 100, sound=True)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 3])
    outcome = studio.paint(path, tmp_path / "out.mkv")
    assert outcome.harmed
    assert 0 < len(times_of(tmp_path / "out.mkv")) < 100
    path = film(tmp_path / "b.mp4", 100)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 3])
    with pytest.raises(SourceError):  # its table of contents was at the end
        read_film(path)


def test_a_hole_is_concealed_and_told(tmp_path: Path, studio: Studio) -> None:
    path = film(tmp_path / "a.mp4", 60)
    data = bytearray(path.read_bytes())
    middle = len(data) // 3
    data[middle : middle + 600] = b"\xff" * 600
    path.write_bytes(data)
    before = path.read_bytes()
    outcome = studio.paint(path, tmp_path / "out.mp4")
    assert outcome.damaged > 0
    assert times_of(tmp_path / "out.mp4") == [Fraction(n, 25) for n in range(60)]
    assert path.read_bytes() == before


def test_a_container_that_cannot_hold_the_sound_is_told_beforehand(
    tmp_path: Path, studio: Studio
) -> None:
    path = film(tmp_path / "a.mp4", sound=True)
    with pytest.raises(SinkError, match=r"cannot hold the audio track.*\.mkv"):
        studio.job(path, tmp_path / "out.webm")
    assert [one.name for one in tmp_path.iterdir()] == ["a.mp4"]


def test_a_full_disk_is_told_beforehand(
    tmp_path: Path, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = film(tmp_path / "a.mp4")
    full = type("Usage", (), {"free": 10})
    monkeypatch.setattr("artem.films.job.shutil.disk_usage", lambda _: full)
    with pytest.raises(SinkError, match="its disk has 0"):
        studio.job(path, tmp_path / "out.mp4")


def test_targets_are_checked(tmp_path: Path) -> None:
    path = film(tmp_path / "a.mp4", 1)
    with pytest.raises(UsageError, match="over itself"):
        check_target(path, tmp_path / "." / "a.mp4", overwrite=True)
    (tmp_path / "out.mp4").write_bytes(b"dear")
    with pytest.raises(UsageError, match="there already"):
        check_target(path, tmp_path / "out.mp4", overwrite=False)
    check_target(path, tmp_path / "out.mp4", overwrite=True)
