"""What workers do with films and pictures, in this process."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from artem.cluster.crew import Crew
from artem.cluster.films import paint_films
from artem.cluster.pictures import paint_pictures
from artem.cluster.staff import Staff
from artem.cluster.worker import FilmOrder, Order, Worker
from artem.engine.device import present_threads
from artem.errors import ArtemError, ClusterError
from artem.films import segments
from artem.films.folder import in_look, painted_files
from artem.films.job import FilmJob
from artem.films.plan import file_facts
from artem.opencv import cv2
from tests.conftest import make_picture
from tests.unit.cluster.fakes import FakeSession
from tests.unit.films.conftest import Studio
from tests.unit.films.made import film, pictures_of


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Segments of some pictures."""
    monkeypatch.setattr(segments, "_LEAST", 8)
    monkeypatch.setattr(segments, "_MOST", 16)


@pytest.fixture(scope="session")
def studio(net_files: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Studio:
    cache = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(cache))
        made = Studio(net_files["fading"])
        made.painter.prepare(96, 64)
        return made


@pytest.fixture
def order(net_files: dict[str, Path], studio: Studio, monkeypatch: pytest.MonkeyPatch) -> Order:
    """Of the studio's painter, which makes a worker ready at once."""
    monkeypatch.setattr(Order, "painter", lambda _: studio.painter)
    style = str(net_files["fading"])
    return Order(style, "auto", "cpu", "fp32", 1, (studio.look,), Path.cwd())


def _crew(order: Order, session: FakeSession | None = None) -> Crew:
    session = session or FakeSession(lambda _: Worker())
    return Crew(session, Staff(2, "cpu", 1), order)  # type: ignore[arg-type]


class _Bars:
    """What progress was shown."""

    def __init__(self) -> None:
        self.open = 0
        self.pictures = 0

    @contextmanager
    def __call__(self, job: FilmJob) -> Iterator[Any]:
        self.open += 1
        yield self._advance
        self.open -= 1

    def _advance(self, more: int) -> None:
        self.pictures += more


def test_films_come_out_as_they_do_here(tmp_path: Path, studio: Studio, order: Order) -> None:
    paths = [film(tmp_path / f"{name}.mp4", count) for name, count in (("a", 45), ("b", 20))]
    for path in paths:
        studio.paint(path, tmp_path / f"here_{path.name}")
    bars = _Bars()
    with _crew(order) as crew:
        jobs = [
            (one, lambda one=one: studio.job(one, tmp_path / f"out_{one.name}")) for one in paths
        ]
        ends = dict(paint_films(crew, jobs, bars))
    assert [ends[path].pictures for path in paths] == [45, 20]
    assert (bars.open, bars.pictures) == (0, 65)
    for path in paths:
        here, there = tmp_path / f"here_{path.name}", tmp_path / f"out_{path.name}"
        assert pictures_of(there) == pictures_of(here)
    assert not list(tmp_path.glob("*.parts")) + list(tmp_path.glob(".*"))


def test_a_film_that_is_whole_but_for_its_end_is_finished(
    tmp_path: Path, studio: Studio, order: Order
) -> None:
    path, target = film(tmp_path / "a.mp4", 20), tmp_path / "out.mp4"
    job = studio.job(path, target)
    target.write_bytes(b"in the way")
    with _crew(order) as crew:
        ((_, end),) = paint_films(crew, [(path, lambda: job)], _Bars())
        assert "has come to be meanwhile" in str(end)
        target.unlink()
        again = studio.job(path, target)
        ((_, end),) = paint_films(crew, [(path, lambda: again)], _Bars())
    assert not isinstance(end, ArtemError)
    assert (end.pictures, end.kept) == (0, 20)


def test_one_bad_film_does_not_stop_the_others(
    tmp_path: Path, studio: Studio, order: Order
) -> None:
    good, bad, lethal = (film(tmp_path / f"{name}.mp4", 45) for name in ("good", "bad", "lethal"))
    (tmp_path / "none.mp4").write_bytes(b"")

    def job(path: Path) -> FilmJob:
        made = studio.job(path, tmp_path / f"out_{path.name}")
        if path == bad:
            bad.write_bytes(bad.read_bytes()[:-1])  # another file than was looked at
        return made

    def ends(worker: int, method: str, given: tuple[Any, ...]) -> bool:
        is_film = method == "paint_segment" and given[0].film.path == lethal
        return is_film and given[1].number == 2

    names = [tmp_path / "none.mp4", bad, lethal, good]
    facts = {path: file_facts(path) for path in names}
    with (
        pytest.MonkeyPatch.context() as patch,
        _crew(order, FakeSession(lambda _: Worker(), ends)) as crew,
    ):
        patch.setattr("artem.cluster.films.file_facts", facts.get)
        films = [(path, lambda path=path: job(path)) for path in names]
        found = dict(paint_films(crew, films, _Bars()))
    assert "is not a video" in str(found[names[0]])
    assert "is another file on" in str(found[bad])
    told = str(found[lethal])
    assert isinstance(found[lethal], ClusterError)
    assert 'lethal.mp4" from 0.8 to 1.2 s ended 3 workers (it was killed)' in told
    assert found[good].pictures == 45
    assert studio.job(lethal, tmp_path / "out_lethal.mp4").kept > 0


def test_a_file_that_is_not_there_and_a_codec_that_does_not_work_are_told(
    tmp_path: Path, studio: Studio, order: Order
) -> None:
    path = film(tmp_path / "a.mp4", 20)
    job = studio.job(path, tmp_path / "out.mp4")
    worker = Worker()
    worker.load(order)
    broken = replace(job.recipe.encoder, name="h264_nothing")
    wanted = FilmOrder(job.film, file_facts(path), replace(job.recipe, encoder=broken))
    assert "give --codec h264" in str(worker.paint_segment(wanted, job.missing[0]).made)
    path.unlink()
    wanted = replace(wanted, recipe=job.recipe)
    assert "cannot be read on" in str(worker.paint_segment(wanted, job.missing[0]).made)


def test_more_threads_than_there_are_are_told(order: Order) -> None:
    many = present_threads() + 1
    made = Worker().load(replace(order, threads=many)).made
    assert f"has {many - 1} processors; give --threads" in str(made)


def test_pictures_come_out_as_they_do_here(tmp_path: Path, studio: Studio, order: Order) -> None:
    targets = {}
    for number in range(20):
        path = tmp_path / f"{number}.png"
        cv2.imwrite(str(path), make_picture(64, 96, number))
        targets[path] = tmp_path / "out" / path.name
    targets[tmp_path / "none.png"] = tmp_path / "out" / "none.png"
    here = dict(painted_files(targets, in_look(studio.painter, studio.look)))
    with _crew(order) as crew:
        there = dict(paint_pictures(crew, targets))
    missing = tmp_path / "out" / "none.png"
    assert "there is no file" in str(here.pop(missing))
    assert "cannot be read" in str(there.pop(missing))
    assert here == there


def test_pictures_that_end_their_workers_are_told(tmp_path: Path, order: Order) -> None:
    targets = {}
    for number in range(17):  # two tasks
        path = tmp_path / f"{number:02}.png"
        cv2.imwrite(str(path), make_picture(16, 16))
        targets[path] = path.with_suffix(".out.png")

    def ends(worker: int, method: str, given: tuple[Any, ...]) -> bool:
        return method == "paint_pictures" and tmp_path / "00.png" in given[0]

    with _crew(order, FakeSession(lambda _: Worker(), ends)) as crew:
        made = dict(paint_pictures(crew, targets))
    assert '00.png" or one of the 15 after it ended 3 workers' in str(made[tmp_path / "00.out.png"])
    assert isinstance(made[tmp_path / "16.out.png"], bytes)


def test_what_is_sent_can_be_sent(tmp_path: Path, studio: Studio, order: Order) -> None:
    job = studio.job(film(tmp_path / "a.mp4", 5), tmp_path / "out.mp4")
    sent = FilmOrder(job.film, (1, 2), job.recipe)
    for one in (order, sent, ClusterError("no; yes")):
        pickle.loads(pickle.dumps(one))
    assert str(pickle.loads(pickle.dumps(ClusterError("no; yes")))) == "no; yes"


def test_a_worker_whose_device_failed_is_of_no_more_use(
    tmp_path: Path, order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it paints from then on has other bits, on the same processor too."""
    photo = tmp_path / "photo.png"
    cv2.imwrite(str(photo), make_picture(64, 96))
    worker = Worker()
    assert not isinstance(worker.load(order).made, ArtemError)
    wanted = {photo: tmp_path / "out.png"}, [file_facts(photo)]
    assert isinstance(worker.paint_pictures(*wanted).made, list)
    monkeypatch.setattr(worker._painter._backend, "precision", "bf16")
    with pytest.raises(RuntimeError, match="failed"):
        worker.paint_pictures(*wanted)


def test_an_encoder_that_refuses_amid_a_film_is_told(
    tmp_path: Path, studio: Studio, order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object) -> None:
        raise OSError("out of sessions")

    path = film(tmp_path / "a.mp4", 8)
    monkeypatch.setattr("artem.cluster.worker.paint_segments", refuses)
    with _crew(order) as crew:
        jobs = [(path, lambda: studio.job(path, tmp_path / "out.mp4"))]
        ((_, end),) = paint_films(crew, jobs, _Bars())
    assert "cannot encode by" in str(end)
