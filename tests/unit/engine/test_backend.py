from __future__ import annotations

from threading import Event, Thread

from artem.engine.backend import KEPT_SIZES, PerSize


def test_what_is_ready_can_be_had_while_another_is_made() -> None:
    making, go_on = Event(), Event()

    def make(height: int, width: int) -> str:
        if height == 2:
            making.set()
            assert go_on.wait(10)
        return f"{width}x{height}"

    sizes: PerSize[str] = PerSize()
    assert sizes.get(1, 1, make) == "1x1"
    thread = Thread(target=sizes.get, args=(2, 2, make))
    thread.start()
    assert making.wait(10)
    assert sizes.get(1, 1, make) == "1x1"
    go_on.set()
    thread.join(10)
    assert sizes.get(2, 2, make) == "2x2"


def test_keeps_the_ones_used_last() -> None:
    made: list[int] = []

    def make(height: int, _: int) -> int:
        made.append(height)
        return height

    sizes: PerSize[int] = PerSize()
    for height in range(KEPT_SIZES):
        sizes.get(height, 1, make)
    sizes.get(0, 1, make)
    sizes.get(KEPT_SIZES, 1, make)  # the second one goes
    sizes.get(0, 1, make)
    assert made == list(range(KEPT_SIZES + 1))
    sizes.get(1, 1, make)
    assert made[-1] == 1
