"""Workers that come and go, without Ray."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from artem.cluster.crew import Crew, Lost, Task
from artem.cluster.staff import Staff
from artem.cluster.worker import Answer, Order, Ready
from artem.errors import ArtemError, ClusterError, DeviceError, SourceError
from artem.films.plan import versions
from artem.look import Look
from tests.unit.cluster.fakes import FakeSession

_ORDER = Order("mosaic", "auto", "auto", "auto", 1, (Look(),), Path())
_READY = Ready("one", "fast", {"precision": "int8", "codes": "abc"}, versions())
_OTHER_FFMPEG = replace(_READY, versions={**versions(), "FFmpeg": {"libavcodec": [1, 2, 3]}})


class _Worker:
    """Doubles numbers. ready: what it says once it is."""

    def __init__(self, ready: Ready | ArtemError = _READY) -> None:
        self._ready = ready
        self.orders: list[Order] = []

    def host(self) -> str:
        return "host"

    def load(self, order: Order) -> Answer[Ready]:
        self.orders.append(order)
        return Answer(self._ready, 0.0)

    def double(self, number: int) -> Answer[int]:
        bad = SourceError("99 is no number; give another")
        return Answer(bad if number == 99 else 2 * number, 0.5)


def _crew(session: FakeSession, count: int = 2) -> Crew:
    return Crew(session, Staff(count, "cpu", 1), _ORDER)  # type: ignore[arg-type]


def _doubled(crew: Crew, numbers: Any) -> dict[int, Any]:
    tasks = (Task("double", (number,), number) for number in numbers)
    return {task.about: made for task, made in crew.run(tasks)}


def test_all_tasks_are_done_once_with_two_at_a_worker() -> None:
    session = FakeSession(lambda _: _Worker())
    with _crew(session) as crew:
        assert _doubled(crew, range(20)) == {number: 2 * number for number in range(20)}
        report = crew.report()
    assert sum(one["tasks"] for one in report["workers"]) == 20
    assert session.most_asked <= 4
    assert session.ended == {0, 1}


def test_others_are_asked_for_what_the_first_one_chose() -> None:
    session = FakeSession(lambda _: _Worker())
    with _crew(session, 3) as crew:
        _doubled(crew, range(9))
    first, *others = (worker.orders for worker in session.workers)
    assert [one.precision for one in first] == ["auto"]
    for orders in others:
        assert [(one.precision, one.preset) for one in orders] == [("int8", "fast")]


def test_a_users_mistake_is_an_answer() -> None:
    with _crew(FakeSession(lambda _: _Worker())) as crew:
        found = _doubled(crew, [1, 99, 2])
    assert (found[1], found[2]) == (2, 4)
    assert str(found[99]) == "99 is no number; give another"


def test_lost_workers_are_replaced_and_nothing_is_lost() -> None:
    killed = iter([False, False, True, False, True] + 1000 * [False])

    def ends(worker: int, method: str, arguments: Any) -> bool:
        return method == "double" and next(killed)

    session = FakeSession(lambda _: _Worker(), ends)
    with _crew(session) as crew:
        assert _doubled(crew, range(20)) == {number: 2 * number for number in range(20)}
        report = crew.report()
    assert sum(one["lost"] for one in report["workers"]) == 2
    assert sum(one["tasks"] for one in report["workers"]) == 20
    assert len(session.workers) == 4


def test_what_ends_every_worker_is_given_up() -> None:
    session = FakeSession(lambda _: _Worker(), lambda *asked: asked[2] == (7,))
    with _crew(session) as crew:
        found = _doubled(crew, range(10))
    assert found.pop(7) == Lost("it was killed")
    assert found == {number: 2 * number for number in range(10) if number != 7}
    assert len(session.workers) == 2 + 3


def test_workers_that_never_get_ready_are_told() -> None:
    session = FakeSession(lambda _: _Worker(), lambda *asked: asked[1] == "load")
    with (
        _crew(session, 1) as crew,
        pytest.raises(ClusterError, match="end before they are ready"),
    ):
        crew.first()
    assert len(session.workers) == 3


class _FullCluster(FakeSession):
    """One that has no room for a third worker."""

    def answered(self, asked: Sequence[int], seconds: float) -> list[int]:
        return super().answered([one for one in asked if self._asked[one][0] < 2], seconds)


def test_the_next_one_decides_where_the_first_is_lost_before_it_is_ready() -> None:
    session = _FullCluster(lambda _: _Worker(), lambda *asked: asked[:2] == (0, "load"))
    with _crew(session) as crew:
        assert _doubled(crew, range(4)) == {number: 2 * number for number in range(4)}
    assert len(session.workers[1].orders) == 1


def test_what_keeps_the_first_from_being_ready_is_told() -> None:
    session = FakeSession(lambda _: _Worker(DeviceError("no card; buy one")))
    with _crew(session) as crew, pytest.raises(DeviceError, match="buy one"):
        _doubled(crew, range(3))


@pytest.mark.parametrize(
    "odd",
    [replace(_READY, net={"precision": "fp32"}), _OTHER_FFMPEG, SourceError("no")],
)
def test_who_would_paint_other_bits_is_sent_away(odd: Any) -> None:
    session = FakeSession(lambda number: _Worker(odd if number == 1 else _READY))
    with _crew(session, 3) as crew:
        assert len(_doubled(crew, range(9))) == 9
        assert len(crew.report()["workers"]) == 2
    assert 1 in session.ended


def test_the_first_to_be_ready_has_the_libraries_of_this_machine_or_is_none() -> None:
    """The plan of a film tells this machine's, whoever paints it."""
    session = FakeSession(lambda number: _Worker(_OTHER_FFMPEG if number == 0 else _READY))
    with _crew(session, 3) as crew:
        assert len(_doubled(crew, range(9))) == 9
        assert len(crew.report()["workers"]) == 2
    assert 0 in session.ended
    session = FakeSession(lambda _: _Worker(_OTHER_FFMPEG))
    with _crew(session) as crew, pytest.raises(DeviceError, match="another FFmpeg than this"):
        crew.first()


class _DyingCluster(FakeSession):
    """One whose machines are no more when the two first workers are."""

    def answered(self, asked: Sequence[int], seconds: float) -> list[int]:
        of_these = [one for one in asked if self._asked[one][0] < 2]
        return super().answered(of_these, seconds) if of_these else []


def test_a_cluster_that_dies_is_not_waited_for_without_end(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    seconds = count(0, 5)
    monkeypatch.setattr("artem.cluster.crew.time.monotonic", lambda: float(next(seconds)))
    done: list[int] = []
    tasks = (Task("double", (number,), number) for number in range(9))
    session = _DyingCluster(lambda _: _Worker(), lambda *asked: asked[2] in {(5,), (6,)})
    with _crew(session) as crew, pytest.raises(ClusterError, match="for 10 minutes; what is done"):
        done.extend(task.about for task, _ in crew.run(tasks))
    assert set(done) >= set(range(4))
    assert caplog.messages == ["no worker is ready; `ray status` tells whether the cluster is busy"]
