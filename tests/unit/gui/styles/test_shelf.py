from __future__ import annotations

from artem.gui.styles.shelf import Job, Shelf

SIZE = (640, 480)


def shelf_in_use() -> Shelf:
    shelf = Shelf(["a", "b", "c"])
    shelf.want("a")
    assert shelf.done(shelf.next_job(), "A")
    shelf.resize(SIZE, "a")
    return shelf


def test_nothing_is_made_ahead_before_the_picture_runs():
    assert shelf_in_use().next_job() is None


def test_the_others_are_made_ahead_in_order():
    shelf = shelf_in_use()
    shelf.warming = True
    assert shelf.next_job() == Job("b", None, SIZE)
    assert not shelf.done(shelf.next_job(), "B")
    assert shelf.next_job() == Job("c", None, SIZE)
    shelf.done(shelf.next_job(), "C")
    assert shelf.next_job() is None
    assert shelf.want("c") == "C"


def test_what_the_user_waits_for_comes_first_and_the_last_wish_counts():
    shelf = shelf_in_use()
    shelf.warming = True
    assert shelf.want("b") is None
    job = shelf.next_job()
    assert shelf.want("c") is None
    assert not shelf.done(job, "B")
    assert shelf.next_job().net == "c"
    assert shelf.done(shelf.next_job(), "C")
    assert shelf.wanted is None


def test_a_ready_wish_cancels_one_that_is_not():
    shelf = shelf_in_use()
    shelf.want("b")
    job = shelf.next_job()
    assert shelf.want("a") == "A"
    assert not shelf.done(job, "B")


def test_another_size_prepares_what_is_made_again():
    shelf = shelf_in_use()
    shelf.warming = True
    shelf.done(shelf.next_job(), "B")
    shelf.resize((320, 240), "a")
    assert shelf.want("a") == "A"
    assert shelf.next_job() == Job("b", "B", (320, 240))
    assert shelf.want("b") is None


def test_a_size_that_changed_meanwhile_is_prepared_before_use():
    shelf = shelf_in_use()
    shelf.want("b")
    job = shelf.next_job()
    shelf.resize((320, 240), "a")
    assert not shelf.done(job, "B")
    assert shelf.next_job() == Job("b", "B", (320, 240))
    assert shelf.done(shelf.next_job(), "B")


def test_a_net_removed_while_it_is_made_is_not_kept():
    shelf = shelf_in_use()
    shelf.want("b")
    job = shelf.next_job()
    shelf.want("a")
    shelf.remove("b")
    assert not shelf.done(job, "B")
    assert shelf.made("b") is None
    shelf.add("b")
    assert shelf.want("b") is None


def test_a_failure_is_not_tried_again_until_wished_for():
    shelf = shelf_in_use()
    shelf.warming = True
    assert not shelf.failed(shelf.next_job())
    assert shelf.next_job().net == "c"
    assert shelf.want("b") is None
    assert shelf.next_job().net == "b"
    assert shelf.failed(shelf.next_job())
    assert shelf.wanted is None
