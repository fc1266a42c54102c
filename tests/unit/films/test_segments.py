"""How films are cut, and that pieces are what the whole is."""

from __future__ import annotations

import errno
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import torch

from artem.engine.openvino_backend import OpenVinoBackend
from artem.engine.painter import Painter
from artem.errors import DeviceError, SinkError
from artem.films import line, segments
from artem.films.ahead import Meter
from artem.films.cues import Cue, Cues
from artem.films.decoding import decoded
from artem.films.encoders import choose_encoder
from artem.films.film import read_film
from artem.films.job import FilmJob, threads_begun_with
from artem.films.plan import facts_for, net_facts, plan_of
from artem.films.recipe import Recipe
from artem.films.segment_file import SegmentBytes, SegmentFile
from artem.films.segments import Segment, cut
from artem.frame import Pixels
from artem.look import Look
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
            line.paint_segments(
                *(source, job, recipe, studio.painter),
                lambda one, at=tmp_path / folder: SegmentFile(at, one, source, recipe.encoder),
                Meter(),
            )
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
        studio.job(path, target).run(studio.painter, interrupt)
    assert not target.exists()
    job = studio.job(path, target)
    assert job.kept == 20
    outcome = job.run(studio.painter)
    assert (outcome.pictures, outcome.kept) == (25, 20)
    assert pictures_of(target) == pictures_of(tmp_path / "whole.mp4")
    assert times_of(target) == times_of(path)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.mp4", "out.mp4", "whole.mp4"]


def test_what_changed_is_begun_anew(tmp_path: Path, studio: Studio, short: None) -> None:
    path = film(tmp_path / "a.mp4", 25)
    target = tmp_path / "out.mp4"
    _interrupted(studio, studio.job(path, target))
    assert studio.job(path, target, area=1000).kept == 0
    weaker = Cues(studio.look.with_knobs({"strength": 0.5}))
    assert studio.job(path, target, cues=weaker).kept == 0
    assert studio.job(path, target).kept == 10
    film(path, 26)
    assert studio.job(path, target).kept == 0


def test_other_numbers_of_threads_are_another_plan(
    tmp_path: Path, studio: Studio, short: None
) -> None:
    """With another number OpenVINO adds up in another order: other bits."""
    source = read_film(film(tmp_path / "a.mp4", 25))
    recipe = studio.recipe(source, tmp_path / "out.mp4")
    facts = net_facts(studio.painter, recipe.cues.looks)
    plans = {plan_of(source, [], recipe, {**facts, "threads": count}) for count in (1, 2, None)}
    assert len(plans) == 3


def test_what_a_device_paints_is_not_mixed_with_what_the_next_one_does(
    tmp_path: Path, studio: Studio, short: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, target = film(tmp_path / "a.mp4", 45), tmp_path / "out.mp4"
    studio.paint(path, tmp_path / "whole.mp4")
    written = 0

    def fail(_pixels: Pixels) -> None:
        nonlocal written
        written += 1
        if written == 24:
            monkeypatch.setattr(studio.painter._backend, "precision", "bf16")

    told = r'a.mp4" was begun on cpu in fp32, which failed; .* --device cpu --precision bf16'
    with pytest.raises(DeviceError, match=told):
        studio.job(path, target).run(studio.painter, fail)
    assert (written, target.exists()) == (24, False)
    assert studio.job(path, target).kept == 0  # for this one is of the other plan
    monkeypatch.undo()
    monkeypatch.setattr(segments, "_LEAST", 8)
    monkeypatch.setattr(segments, "_MOST", 16)
    job = studio.job(path, target)
    assert job.kept == 20
    job.run(studio.painter)
    assert pictures_of(target) == pictures_of(tmp_path / "whole.mp4")


def test_a_device_that_cannot_do_the_size_is_in_no_plan(
    tmp_path: Path, net_files: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or a run that is gone on with, which fails there again, would begin anew."""

    def broken(*_: object) -> None:
        raise DeviceError("OpenVINO failed: out of luck")

    painter = Painter(str(net_files["small"]), device="cpu", precision="fp32")
    monkeypatch.setattr(OpenVinoBackend, "run", broken)
    source = read_film(film(tmp_path / "a.mp4", 2, rotation=90))
    look = Look(((painter.style, 1.0),))
    recipe = Recipe(Cues(look), choose_encoder("h264", 70, source, ".mp4"))
    assert net_facts(painter, [look])["backend"] == "openvino"
    facts = facts_for(painter, source, recipe)
    assert (facts["backend"], facts["library"]) == ("torch", torch.__version__)


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[1]", b'{"net": {"threads": "2"}}', b"[" * 99999]
)
def test_a_run_that_is_gone_on_with_has_its_number_of_threads(
    tmp_path: Path, studio: Studio, content: bytes
) -> None:
    source = read_film(film(tmp_path / "a.mp4", 2))
    recipe = studio.recipe(source, tmp_path / "out.mp4")
    facts = {**net_facts(studio.painter, recipe.cues.looks), "threads": 3}
    job = FilmJob(source, range(2), tmp_path / "out.mp4", recipe, facts)
    targets = [tmp_path / "none.mp4", tmp_path / "out.mp4"]
    with job:
        assert threads_begun_with(targets) == 3
    (tmp_path / "out.mp4.parts" / "plan.json").write_bytes(content)
    assert threads_begun_with(targets) is None


def test_two_runs_at_one_target_are_told(tmp_path: Path, studio: Studio) -> None:
    path, target = film(tmp_path / "a.mp4"), tmp_path / "new" / "out.mp4"
    first, second = studio.job(path, target), studio.job(path, target)
    with first, pytest.raises(SinkError, match="being painted by another run"):
        second.run(studio.painter)
    second.run(studio.painter)
    assert [one.name for one in target.parent.iterdir()] == ["out.mp4"]


def test_what_comes_to_be_meanwhile_stays(tmp_path: Path, studio: Studio) -> None:
    path, target = film(tmp_path / "a.mp4"), tmp_path / "out.mp4"
    job = studio.job(path, target)
    target.write_bytes(b"dear")
    with pytest.raises(SinkError, match="has come to be meanwhile"):
        job.run(studio.painter)
    assert target.read_bytes() == b"dear"
    again = studio.job(path, target, overwrite=True)
    assert again.kept == 20
    again.run(studio.painter)
    assert times_of(target) == times_of(path)


def test_segments_painted_elsewhere_are_the_same(
    tmp_path: Path, studio: Studio, short: None
) -> None:
    path = film(tmp_path / "a.mp4", 25)
    studio.paint(path, tmp_path / "here.mp4")
    job = studio.job(path, tmp_path / "there.mp4")
    with job:
        for one in job.missing[::-1]:
            made = SegmentBytes(one, job.film, job.recipe.encoder)
            line.paint_segments(
                *(job.film, [one], job.recipe, studio.painter, lambda _, to=made: to), Meter()
            )
            job.keep(one, made.data, made.damaged)
        outcome = job.finish({"seconds": 1.0})
    assert (outcome.pictures, outcome.kept) == (25, 0)
    assert pictures_of(tmp_path / "there.mp4") == pictures_of(tmp_path / "here.mp4")


def test_parts_whose_plan_is_gone_are_not_taken_up(
    tmp_path: Path, studio: Studio, short: None
) -> None:
    path = film(tmp_path / "a.mp4", 25)
    target = tmp_path / "out.mp4"
    _interrupted(studio, studio.job(path, target))
    (tmp_path / "out.mp4.parts" / "plan.json").unlink()  # throwing them away was interrupted
    assert studio.job(path, target, area=1000).kept == 0


def test_parts_of_another_film_that_cannot_be_thrown_away_are_told(
    tmp_path: Path, studio: Studio, short: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object, **__: object) -> None:
        raise OSError(errno.EACCES, "Permission denied")

    path = film(tmp_path / "a.mp4", 25)
    target = tmp_path / "out.mp4"
    _interrupted(studio, studio.job(path, target))
    monkeypatch.setattr("artem.films.job.shutil.rmtree", denied)
    with pytest.raises(SinkError, match="Permission denied"):
        studio.job(path, target, area=1000).run(studio.painter)


def test_a_part_that_is_not_whole_is_painted_again(
    tmp_path: Path, studio: Studio, short: None
) -> None:
    path = film(tmp_path / "a.mp4", 25)
    target = tmp_path / "out.mp4"
    _interrupted(studio, studio.job(path, target))
    part = tmp_path / "out.mp4.parts" / "00000.mp4"
    part.write_bytes(part.read_bytes()[:200])
    assert studio.job(path, target).kept == 0
    part.unlink()
    studio.job(path, target).run(studio.painter)
    assert len(times_of(target)) == 25


def _interrupted(studio: Studio, job: FilmJob) -> None:
    """A job that stops with its second segment."""
    pictures = iter(range(12))
    with pytest.raises(StopIteration):
        job.run(studio.painter, lambda _: next(pictures))
    assert 0 < len(job._taken_up()) < len(job._segments)


def test_what_cannot_be_written_is_told(
    tmp_path: Path, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    job = studio.job(film(tmp_path / "a.mp4", 5), tmp_path / "out.mp4")
    monkeypatch.setattr("artem.films.job.join", full)
    with pytest.raises(SinkError, match="No space left on device"):
        job.run(studio.painter)
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
