from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from artem.server.connections import Places
from artem.server.limits import Limits

LIMITS = Limits(connections=4, connections_of_one=3, head_seconds=10, answer_seconds=30)


def test_who_sends_nothing_goes_after_a_while():
    places = Places(LIMITS)
    assert places.enter("a", "10.0.0.1", 0) == []
    assert places.overdue(9.9) == []
    assert places.overdue(10) == ["a"]


def test_who_works_may_stay_and_who_has_its_answer_waits_again():
    places = Places(LIMITS)
    places.enter("a", "10.0.0.1", 0)
    places.work("a")
    assert places.overdue(1000) == []
    places.answer("a", 1000)
    assert places.overdue(1029) == []
    assert places.overdue(1030) == ["a"]
    places.wait("a", 1005)
    assert places.overdue(1014.9) == []
    assert places.overdue(1015) == ["a"]


def test_who_stops_reading_goes_after_a_while():
    places = Places(LIMITS)
    places.enter("a", "10.0.0.1", 0)
    places.work("a")
    places.stall("a", 5)
    assert places.overdue(34) == []
    assert places.overdue(35) == ["a"]
    places.flow("a")
    assert places.overdue(35) == []


def test_too_many_of_one_address_displace_their_own():
    places = Places(LIMITS)
    for k in range(3):
        places.enter(k, "10.0.0.1", k)
    places.enter("other", "10.0.0.2", 0)
    assert places.enter("new", "10.0.0.1", 5) == [0]
    assert len(places) == 4


def test_where_it_is_full_the_address_that_waits_most_gives_way():
    places = Places(LIMITS)
    places.enter("early", "10.0.0.1", 0)
    for k in range(3):
        places.enter(k, "10.0.0.2", 1 + k)
    assert places.enter("new", "10.0.0.3", 5) == [0]


def test_who_works_is_never_displaced():
    places = Places(LIMITS)
    for k in range(4):
        places.enter(k, f"10.0.0.{k}", 0)
        places.work(k)
    assert places.enter("new", "10.0.0.9", 5) is None
    places.leave(2)
    assert places.enter("new", "10.0.0.9", 5) == []


def test_all_of_one_address_that_work_leave_it_no_place():
    places = Places(LIMITS)
    for k in range(3):
        places.enter(k, "10.0.0.1", 0)
        places.work(k)
    assert places.enter("new", "10.0.0.1", 5) is None
    assert places.enter("other", "10.0.0.2", 5) == []


def test_behind_a_proxy_one_address_is_all():
    places = Places(Limits(connections=100, connections_of_one=0))
    assert all(places.enter(k, "127.0.0.1", 0) == [] for k in range(100))


@given(st.lists(st.tuples(st.sampled_from("ewasflx"), st.integers(0, 9), st.integers(0, 2))))
def test_whatever_comes_the_bounds_hold(steps):
    places = Places(LIMITS)
    inside: dict[int, int] = {}
    for now, (step, who, address) in enumerate(steps):
        if step == "e" and who not in inside:
            leaving = places.enter(who, f"10.0.0.{address}", now)
            for one in leaving or []:
                del inside[one]
            if leaving is not None:
                inside[who] = address
        elif step == "x":
            places.leave(who)
            inside.pop(who, None)
        elif step in "wf":
            {"w": places.work, "f": places.flow}[step](who)
        elif step in "asl":
            {"a": places.answer, "s": places.stall, "l": places.wait}[step](who, now)
        assert len(places) == len(inside) <= 4
        assert all(list(inside.values()).count(k) <= 3 for k in range(3))
