"""Addresses, how many workers there are, who is given what, and where they are."""

from __future__ import annotations

import pytest

from artem.cluster import address
from artem.cluster.address import ClusterAddress, parse_cluster, processes_of
from artem.cluster.dispatch import Dispatch
from artem.cluster.patience import MOST_SECONDS, TOLD_SECONDS, Patience
from artem.cluster.place import Place, State
from artem.cluster.staff import Staff, staff_for
from artem.errors import DeviceError, UsageError


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("auto", ClusterAddress("auto")),
        ("local:3", ClusterAddress("local", 3)),
        ("head:6379", ClusterAddress("head:6379")),
        ("[fd00::1]:6379", ClusterAddress("[fd00::1]:6379")),
    ],
)
def test_clusters_are_named(text: str, meant: ClusterAddress) -> None:
    assert parse_cluster(text) == meant


@pytest.mark.parametrize(
    "text", ["", "moon", "local", "local:", "local:0", "local:257", "local:x", "a b:1", "h:", "h:x"]
)
def test_other_names_are_told(text: str) -> None:
    with pytest.raises(UsageError, match=r"cluster|workers"):
        parse_cluster(text)


def test_rays_client_is_told_where_to_go(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match="run this one on a machine of the cluster"):
        parse_cluster("ray://10.0.0.1:10001")
    monkeypatch.setenv("RAY_ADDRESS", "ray://head:10001")
    with pytest.raises(UsageError, match=r'"ray://head:10001" is for'):
        parse_cluster("auto")


def test_without_ray_what_to_install_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address, "find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r'pip install "artem\[cluster\]"'):
        parse_cluster("auto")


def test_processes_share_a_machine() -> None:
    assert [processes_of(one) for one in (None, ClusterAddress("auto"))] == [1, 1]
    assert processes_of(ClusterAddress("local", 4)) == 4


@pytest.mark.parametrize(
    ("nodes", "device", "local", "staff"),
    [
        ([{"CPU": 8}, {"CPU": 3}, {}], "auto", 0, Staff(2, "cpu", 4)),
        ([{"CPU": 8, "GPU": 2}, {"CPU": 9}], "auto", 0, Staff(2, "cuda", 1, 1)),
        ([{"CPU": 8, "GPU": 2}, {"CPU": 9}], "cpu", 0, Staff(4, "cpu", 4)),
        ([{"CPU": 8, "GPU": 1}], "cuda:0", 0, Staff(1, "cuda", 1, 1)),
        ([{"CPU": 3}], "auto", 3, Staff(3, "cpu", 1)),
        ([{"CPU": 3, "GPU": 2}], "auto", 3, Staff(3, "cuda", 1, 0.5)),
        ([{"CPU": 2}], "mps", 2, Staff(2, "mps", 1)),
    ],
)
def test_there_is_a_worker_wherever_there_is_room(
    nodes: list[dict[str, float]], device: str, local: int, staff: Staff
) -> None:
    assert staff_for(nodes, device, threads=4, local=local) == staff


def test_where_there_is_no_room_it_is_told() -> None:
    with pytest.raises(DeviceError, match="no graphics card"):
        staff_for([{"CPU": 8}], "cuda", 4, 0)
    with pytest.raises(DeviceError, match="--threads with fewer"):
        staff_for([{"CPU": 3}, {"CPU": 2}], "auto", 4, 0)


def _given(dispatch: Dispatch[str]) -> list[tuple[int, str]]:
    found = []
    while (one := dispatch.give()) is not None:
        found.append(one)
    return found


def test_every_worker_has_two_tasks_and_the_idle_come_first() -> None:
    taken: list[str] = []
    dispatch: Dispatch[str] = Dispatch()
    dispatch.feed(taken.append(name) or name for name in "abcdefg")  # type: ignore[func-returns-value]
    assert not _given(dispatch)
    dispatch.add(1)
    dispatch.add(2)
    assert _given(dispatch) == [(1, "a"), (2, "b"), (1, "c"), (2, "d")]
    assert taken == ["a", "b", "c", "d"]  # no more than there is room for
    dispatch.done(2)
    dispatch.done(2)
    assert _given(dispatch) == [(2, "e"), (2, "f")]
    assert not dispatch.is_done


def test_what_a_lost_worker_had_is_given_again() -> None:
    dispatch: Dispatch[str] = Dispatch()
    dispatch.feed("abc")
    dispatch.add(1)
    assert _given(dispatch) == [(1, "a"), (1, "b")]
    assert dispatch.lose(1) is None
    assert not _given(dispatch)
    assert not dispatch.is_done
    dispatch.add(1)
    assert _given(dispatch) == [(1, "a"), (1, "b")]
    for _ in range(2):
        dispatch.done(1)
    assert _given(dispatch) == [(1, "c")]
    dispatch.done(1)
    assert not _given(dispatch)
    assert dispatch.is_done


def test_a_task_that_ends_three_workers_is_given_up_and_the_one_behind_it_is_not() -> None:
    dispatch: Dispatch[str] = Dispatch()
    dispatch.feed("ab")
    for end in (None, None, "a"):
        dispatch.add(1)
        assert _given(dispatch) == [(1, "a"), (1, "b")]
        assert dispatch.lose(1) == end
    for end in (None, None, "b"):  # was not at work before
        dispatch.add(1)
        assert _given(dispatch) == [(1, "b")]
        assert dispatch.lose(1) == end
    dispatch.add(1)
    assert not _given(dispatch)
    assert dispatch.is_done


def test_a_place_knows_its_time() -> None:
    place = Place(0, host="here")
    place.end(5.0)
    place.end(6.0)
    assert place.failed == 2
    place.begin(10.0)
    assert place.failed == 0
    place.busy = 6.0
    place.end(14.0)
    assert place.state is State.STARTING
    place.begin(20.0)
    assert place.report(24.0) == {
        "host": "here",
        "tasks": 0,
        "seconds": 8.0,
        "busy": 0.75,
        "lost": 3,
    }


def test_patience_ends_only_where_there_was_a_worker() -> None:
    patience = Patience(0.0)
    patience.see(MOST_SECONDS, is_one_ready=False)
    assert not patience.is_over(10 * MOST_SECONDS)
    patience.see(1000.0, is_one_ready=True)
    patience.see(1001.0, is_one_ready=False)
    assert not patience.is_over(1000.0 + MOST_SECONDS)
    assert patience.is_over(1001.0 + MOST_SECONDS)
    patience.see(5000.0, is_one_ready=True)
    assert not patience.is_over(5001.0)


def test_that_it_is_waited_is_told_once_each_time() -> None:
    patience = Patience(0.0)
    late = TOLD_SECONDS + 1
    assert [patience.is_to_be_told(at) for at in (0.0, late, 2 * late)] == [False, True, False]
    patience.see(100.0, is_one_ready=True)
    assert [patience.is_to_be_told(100 + at) for at in (1.0, late, 2 * late)] == [
        *(False, True, False)
    ]
