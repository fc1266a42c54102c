"""The last figures of a run."""

from __future__ import annotations

from artem.pipeline.recent import Recent


def filled(count: int, kept: int = 4) -> Recent:
    recent = Recent(kept)
    for at in range(count):
        recent.add(float(at), 10.0 * at)
    return recent


def lists(pair) -> tuple[list[float], list[float]]:
    return pair[0].tolist(), pair[1].tolist()


def test_nothing_is_known_at_first():
    assert lists(filled(0).all()) == ([], [])
    assert lists(filled(0).since(0.0)) == ([], [])


def test_all_are_kept_in_their_order():
    assert lists(filled(3).all()) == ([0.0, 1.0, 2.0], [0.0, 10.0, 20.0])
    assert lists(filled(4).all())[0] == [0.0, 1.0, 2.0, 3.0]


def test_the_oldest_go_first():
    assert lists(filled(6).all()) == ([2.0, 3.0, 4.0, 5.0], [20.0, 30.0, 40.0, 50.0])
    assert lists(filled(8).all())[0] == [4.0, 5.0, 6.0, 7.0]


def test_a_moment_parts_them():
    assert lists(filled(6).since(4.0)) == ([4.0, 5.0], [40.0, 50.0])
    assert lists(filled(6).since(9.0)) == ([], [])
    assert len(filled(6).since(-1.0)[0]) == 4


def test_what_is_added_later_changes_nothing_that_was_asked_for():
    recent = filled(4)
    moments, _ = recent.all()
    recent.add(9.0)
    assert moments.tolist() == [0.0, 1.0, 2.0, 3.0]
