from __future__ import annotations

from threading import Event, Thread

import numpy as np

from artem.engine.backend import KEPT_SIZES, BatchSize, PerSize, as_batch, kept_sizes


def test_what_is_ready_can_be_had_while_another_is_made() -> None:
    making, go_on = Event(), Event()

    def make(size: BatchSize) -> str:
        if size[1] == 2:
            making.set()
            assert go_on.wait(10)
        return f"{size[2]}x{size[1]}"

    sizes: PerSize[str] = PerSize()
    assert sizes.get((1, 1, 1), make) == "1x1"
    thread = Thread(target=sizes.get, args=((1, 2, 2), make))
    thread.start()
    assert making.wait(10)
    assert sizes.get((1, 1, 1), make) == "1x1"
    go_on.set()
    thread.join(10)
    assert sizes.get((1, 2, 2), make) == "2x2"


class Maker:
    """Makes nothing, and remembers for which sizes."""

    def __init__(self) -> None:
        self.sizes: list[BatchSize] = []

    def __call__(self, size: BatchSize) -> BatchSize:
        self.sizes.append(size)
        return size


def test_keeps_the_ones_used_last() -> None:
    make = Maker()
    sizes: PerSize[BatchSize] = PerSize()
    for height in range(KEPT_SIZES):
        sizes.get((1, height, 1), make)
    sizes.get((1, 0, 1), make)
    sizes.get((1, KEPT_SIZES, 1), make)  # the second one goes
    sizes.get((1, 0, 1), make)
    assert make.sizes == [(1, height, 1) for height in range(KEPT_SIZES + 1)]
    sizes.get((1, 1, 1), make)
    assert make.sizes[-1] == (1, 1, 1)


def test_batches_push_out_no_single_frames() -> None:
    make = Maker()
    sizes: PerSize[BatchSize] = PerSize()
    for batch in range(1, 9):
        for height in range(KEPT_SIZES):
            sizes.get((batch, height, 1), make)
    del make.sizes[:]
    for batch in range(1, 9):
        for height in range(KEPT_SIZES - kept_sizes(batch), KEPT_SIZES):
            sizes.get((batch, height, 1), make)
    assert make.sizes == []


def test_a_large_batch_is_kept_for_fewer_sizes() -> None:
    assert [kept_sizes(batch) for batch in (1, 2, 4, 64)] == [KEPT_SIZES, 5, 2, 2]


def test_a_single_array_is_not_copied() -> None:
    one, other = np.zeros((2, 3)), np.ones((2, 3))
    assert np.shares_memory(as_batch([one]), one)
    np.testing.assert_array_equal(as_batch([one, other]), [one, other])
