"""How films are cut, and that pieces are what the whole is."""

from __future__ import annotations

import errno
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from artem.errors import SinkError
from artem.films import line, segments
from artem.films.ahead import Meter
from artem.films.cues import Cue, Cues
from artem.films.decoding import decoded
from artem.films.film import read_film
from artem.films.job import FilmJob
from artem.films.segments import Segment, cut
from artem.frame import Pixels
from tests.films import number
from tests.unit.films.conftest import Studio
from tests.unit.films.made import film, pictures_of, times_of


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Segments of some pictures."""
    monkeypatch.setattr(segments, "_LEAST", 8)
    monkeypatch.setattr(segments, "_MOST", 16)


def test_a_film_is_cut_at_key_pictures(tmp_path: Path, short: None) -> None:
    source = read_film(film(tmp_path / "a.mp4", 45))
    assert source.keys.tolist() == [0, 10, 20, 30, 40]
    assert cut(source, range(45), 3, 2) == [
        Segment(0, 0, 10, 0, 12),
        Segment(1, 10, 20, 7, 22),
        Segment(2, 20, 30, 17, 32),
        Segment(3, 30, 40, 27, 42),
        Segment(4, 40, 45, 37, 45),
    ]
    assert [(one.start, one.stop, one.first) for one in cut(source, range(5, 28), 4, 0)] == [
        (5, 20, 5),
        (20, 28, 16),
    ]


def test_without_key_pictures_it_is_cut_all_the_same(tmp_path: Path, short: None) -> None:
    options = {"preset": "ultrafast", "g": "1000"}
    source = read_film(film(tmp_path / "a.mp4", 40, options=options))
    assert [one.start for one in cut(source, range(40), 0, 0)] == [0, 16, 32]


@pytest.mark.parametrize(
    ("name", "codec", "options"),
    [
        ("a.mp4", "libx264", {"preset": "ultrafast", "bf": "3", "g": "7"}),
        ("a.mkv", "libx264", {"preset": "veryfast", "g": "9", "x264-params": "open-gop=1"}),
        ("a.ts", "libx264", {"preset": "ultrafast", "bf": "2", "g": "8"}),
        ("a.mpg", "mpeg2video", {"bf": "2", "g": "6"}),
        ("a.avi", "mpeg4", {"bf": "2", "g": "6"}),
        ("a.h264", "libx264", {"preset": "ultrafast", "g": "6"}),
    ],
)
def test_every_part_begins_and_ends_where_it_says(
    tmp_path: Path, name: str, codec: str, options: dict[str, str]
) -> None:
    path = film(
        tmp_path / name, 40, size=(192, 128), codec=codec, options=options, tick=Fraction(1, 25)
    )
    source = read_film(path)
    assert len(source.times) == 40
    for first, last in [(0, 40), (0, 3), (13, 17), (24, 40), (39, 40)]:
        pictures = list(decoded(source, first, last))
        assert [one.number for one in pictures] == list(range(first, last))
        shown = [number(one.picture.to_ndarray(format="rgb24")) for one in pictures]
        assert shown == list(range(first, last))
        assert not any(one.damaged for one in pictures)


@pytest.mark.parametrize("two_pass", [False, True])
def test_segments_are_the_same_together_and_apart(
    tmp_path: Path, studio: Studio, short: None, two_pass: bool
) -> None:
    path = film(tmp_path / "a.mp4", 45)
    source = read_film(path)
    steady = Cues(studio.look.with_knobs({"stability": 1.0}))
    recipe = studio.recipe(source, tmp_path / "out.mp4", cues=steady, two_pass=two_pass)
    parts = cut(source, range(45), recipe.before, recipe.after)
    assert len(parts) == 5
    for folder, jobs in (("together", [parts]), ("apart", [[one] for one in parts[::-1]])):
        (tmp_path / folder).mkdir()
        for job in jobs:
            line.paint_segments(source, job, recipe, studio.painter, tmp_path / folder, Meter())
    for one in parts:
        together, apart = (pictures_of(tmp_path / at / one.name) for at in ("together", "apart"))
        assert together == apart
        assert len(together) == one.stop - one.start


def test_an_interrupted_job_is_taken_up(tmp_path: Path, studio: Studio, short: None) -> None:
    path = film(tmp_path / "a.mp4", 45, sound=True)
    studio.paint(path, tmp_path / "whole.mp4")
    target = tmp_path / "out.mp4"
    written = 0

    def interrupt(_pixels: Pixels) -> None:
        nonlocal written
        written += 1
        if written == 24:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        studio.job(path, target).run(interrupt)
    assert not target.exists()
    job = studio.job(path, target)
    assert job.kept == 20
    outcome = job.run()
    assert (outcome.pictures, outcome.kept) == (25, 20)
    assert pictures_of(target) == pictures_of(tmp_path / "whole.mp4")
    assert times_of(target) == times_of(path)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.mp4", "out.mp4", "whole.mp4"]


def test_what_changed_is_begun_anew(tmp_path: Path, studio: Studio, short: None) -> None:
    path = film(tmp_path / "a.mp4", 25)
    target = tmp_path / "out.mp4"
    _interrupted(studio.job(path, target))
    assert studio.job(path, target, area=1000).kept == 0
    _interrupted(studio.job(path, target))
    weaker = Cues(studio.look.with_knobs({"strength": 0.5}))
    assert studio.job(path, target, cues=weaker).kept == 0
    _interrupted(studio.job(path, target))
    film(path, 26)
    assert studio.job(path, target).kept == 0


def test_parts_whose_plan_is_gone_are_not_taken_up(
    tmp_path: Path, studio: Studio, short: None
) -> None:
    path = film(tmp_path / "a.mp4", 25)
    target = tmp_path / "out.mp4"
    _interrupted(studio.job(path, target))
    (tmp_path / "out.mp4.parts" / "plan.json").unlink()  # throwing them away was interrupted
    assert studio.job(path, target, area=1000).kept == 0


def test_parts_of_another_film_that_cannot_be_thrown_away_are_told(
    tmp_path: Path, studio: Studio, short: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object, **__: object) -> None:
        raise OSError(errno.EACCES, "Permission denied")

    path = film(tmp_path / "a.mp4", 25)
    target = tmp_path / "out.mp4"
    _interrupted(studio.job(path, target))
    monkeypatch.setattr("artem.films.job.shutil.rmtree", denied)
    with pytest.raises(SinkError, match="Permission denied"):
        studio.job(path, target, area=1000)


def test_a_part_that_is_not_whole_is_painted_again(
    tmp_path: Path, studio: Studio, short: None
) -> None:
    path = film(tmp_path / "a.mp4", 25)
    target = tmp_path / "out.mp4"
    _interrupted(studio.job(path, target))
    part = tmp_path / "out.mp4.parts" / "00000.mp4"
    part.write_bytes(part.read_bytes()[:200])
    assert studio.job(path, target).kept == 0
    part.unlink()
    studio.job(path, target).run()
    assert len(times_of(target)) == 25


def _interrupted(job: FilmJob) -> None:
    """A job that stops with its second segment."""
    pictures = iter(range(12))
    with pytest.raises(StopIteration):
        job.run(lambda _: next(pictures))
    assert job._taken_up() != job._segments


def test_what_cannot_be_written_is_told(
    tmp_path: Path, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    job = studio.job(film(tmp_path / "a.mp4", 5), tmp_path / "out.mp4")
    monkeypatch.setattr("artem.films.job.join", full)
    with pytest.raises(SinkError, match="No space left on device"):
        job.run()
    assert not (tmp_path / "out.mp4").exists()


def test_cues_change_the_look(tmp_path: Path, studio: Studio) -> None:
    path = film(tmp_path / "a.mp4", 20)
    other = studio.look.with_knobs({"strength": 0.0})
    studio.paint(path, tmp_path / "plain.mp4")
    cues = Cues(studio.look, (Cue(0.4, 0.0, other),))
    studio.paint(path, tmp_path / "cued.mp4", cues=cues)
    plain, cued = (
        [np.frombuffer(one, np.uint8).astype(float) for one in pictures_of(tmp_path / name)]
        for name in ("plain.mp4", "cued.mp4")
    )
    apart = [np.abs(one - other).mean() for one, other in zip(plain, cued, strict=True)]
    assert max(apart[:10]) < 0.5 * min(apart[10:])
