from __future__ import annotations

import threading
import weakref
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor

import pytest

from artem.films.ahead import Ahead, Meter


def _alive(name: str) -> bool:
    return any(thread.name == name for thread in threading.enumerate())


def test_everything_comes_in_order_and_the_thread_ends() -> None:
    with Ahead((n for n in range(50)), "ahead-test") as ahead:
        assert list(ahead) == list(range(50))
    assert not _alive("ahead-test")


def test_it_is_no_more_than_its_room_ahead() -> None:
    made: list[int] = []
    full = threading.Event()

    def items() -> Generator[int]:
        for n in range(20):
            made.append(n)
            if n == 3:  # one taken, two waiting, this one made
                full.set()
            yield n

    with Ahead(items(), "ahead-test", room=2) as ahead:
        assert next(iter(ahead)) == 0
        assert full.wait(30)
        assert made == [0, 1, 2, 3]


def test_leaving_amid_the_items_stops_it() -> None:
    closed = threading.Event()

    def endless() -> Generator[int]:
        try:
            while True:
                yield 1
        finally:
            closed.set()

    with Ahead(endless(), "ahead-test") as ahead:
        next(iter(ahead))
    assert closed.is_set()
    assert not _alive("ahead-test")


def test_stages_behind_each_other_stop_together() -> None:
    def endless() -> Generator[int]:
        while True:
            yield 1

    def doubled(items: Ahead[int]) -> Generator[int]:
        for item in items:
            yield 2 * item

    with Ahead(endless(), "ahead-one") as one, Ahead(doubled(one), "ahead-two") as two:
        assert next(iter(two)) == 2
    assert not _alive("ahead-one")
    assert not _alive("ahead-two")


def test_what_it_raises_surfaces_after_what_came_before() -> None:
    def failing() -> Generator[int]:
        yield 1
        raise OSError("gone")

    found = []
    with Ahead(failing(), "ahead-test") as ahead, pytest.raises(OSError, match="gone"):
        found.extend(ahead)
    assert found == [1]
    assert not _alive("ahead-test")


def test_the_meter_tells_shares() -> None:
    meter = Meter()
    with meter.at_work("net"):
        pass
    report = meter.report()
    assert set(report) == {"seconds", "net"}
    assert 0 <= report["net"] <= 1


def test_what_was_taken_is_held_no_longer() -> None:
    """Not while the next one is waited for, nor while it is made."""

    class Item:
        """As large as can be."""

    go_on = threading.Event()

    def items() -> Generator[Item]:
        yield Item()
        go_on.wait(30)
        yield Item()

    with Ahead(items(), "ahead-test") as ahead, ThreadPoolExecutor(1) as other:
        taken = iter(ahead)
        gone = threading.Event()
        weakref.finalize(next(taken), gone.set)
        following = other.submit(next, taken)
        assert gone.wait(30)
        go_on.set()
        assert isinstance(following.result(), Item)
