from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artem.errors import UsageError
from artem.gui.looks import saved_looks
from artem.gui.looks.saved_looks import (
    Loaded,
    SavedLook,
    free_name,
    keep,
    load,
    merged,
    move,
    remove,
    rename,
    save,
)
from artem.look import Look
from tests.unit.looks import looks

RED, BLUE = Look(strength=0.3, mix=(("scream", 2.0),)), Look(keep_colors=True)
SOME = keep(keep(keep((), "Rot", RED), "青", BLUE), "Third", Look())


def names(some: tuple[SavedLook, ...]) -> list[str]:
    return [saved.name for saved in some]


def test_looks_come_back_in_their_order(tmp_path):
    path = tmp_path / "deep" / "looks.json"
    save(path, SOME)
    assert load(path) == Loaded(SOME)


@given(st.lists(looks(), max_size=5))
def test_every_look_comes_back(tmp_path_factory, many):
    path = tmp_path_factory.mktemp("looks") / "looks.json"
    some = tuple(SavedLook(str(number), look) for number, look in enumerate(many))
    save(path, some)
    assert load(path) == Loaded(some)


def test_the_same_name_replaces_in_place():
    again = keep(SOME, " Rot ", BLUE)
    assert names(again) == names(SOME)
    assert again[0].look == BLUE


@pytest.mark.parametrize("name", ["", "  ", "a\x00b", "a" * 81])
def test_names_that_cannot_be(name):
    with pytest.raises(UsageError, match="1 to 80 letters"):
        keep((), name, RED)


def test_what_two_windows_changed_is_brought_together():
    ours = keep(rename(SOME, "Rot", "Red"), "Mine", BLUE)
    theirs = keep(keep(remove(SOME, "Third"), "青", RED), "Theirs", RED)
    both = merged(ours, SOME, theirs)
    assert names(both) == ["Red", "青", "Mine", "Theirs"]
    assert both[1].look == RED
    assert merged(ours, SOME, SOME) == ours
    assert merged(SOME, SOME, theirs) == theirs
    changed = keep(SOME, "Third", BLUE)
    assert merged(changed, SOME, theirs)[-2].look == BLUE  # what is removed there is changed here


def test_there_is_an_end_to_them():
    full = tuple(SavedLook(str(number), RED) for number in range(saved_looks.MOST_LOOKS))
    with pytest.raises(UsageError, match="remove one"):
        keep(full, "one more", RED)
    assert keep(full, "7", BLUE)[7].look == BLUE


def test_a_look_is_renamed_but_not_to_the_name_of_another():
    assert names(rename(SOME, "青", "Blue  sky")) == ["Rot", "Blue sky", "Third"]
    assert rename(SOME, "Rot", "Rot") == SOME
    with pytest.raises(UsageError, match="already"):
        rename(SOME, "青", "Rot")


def test_a_look_is_removed():
    assert names(remove(SOME, "青")) == ["Rot", "Third"]


@pytest.mark.parametrize(
    ("name", "place", "order"),
    [
        ("Rot", 2, ["青", "Third", "Rot"]),
        ("Third", 0, ["Third", "Rot", "青"]),
        ("Rot", 1, ["青", "Rot", "Third"]),
        ("nobody", 0, ["Rot", "青", "Third"]),
    ],
)
def test_a_look_is_moved(name, place, order):
    assert names(move(SOME, name, place)) == order


def test_no_file_gives_none(tmp_path):
    assert load(tmp_path / "looks.json") == Loaded()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b'{"looks": 5}',
        b"\xff\xfe\x00",
        b'{"looks": [{"name": "a"}]}',
        b'{"looks": [{"name": "", "look": {}}]}',
        b'{"looks": [{"name": "a", "look": {"strength": 2}}]}',
        b'{"looks": [{"name": "a", "look": {"strength": NaN}}]}',
        json.dumps({"looks": [{"name": str(n), "look": {}} for n in range(201)]}).encode(),
    ],
)
def test_a_damaged_file_is_put_aside_and_said(tmp_path, data):
    path = tmp_path / "looks.json"
    path.write_bytes(data)
    loaded = load(path)
    assert loaded.looks == ()
    assert "looks.json.damaged" in loaded.notice
    assert (tmp_path / "looks.json.damaged").read_bytes() == data
    assert not path.exists()


def test_a_file_that_is_too_large_is_put_aside(tmp_path, monkeypatch):
    monkeypatch.setattr(saved_looks, "LARGEST_FILE", 100)
    path = tmp_path / "looks.json"
    save(path, SOME)
    assert "damaged" in load(path).notice


def test_keys_of_other_versions_do_no_harm(tmp_path):
    path = tmp_path / "looks.json"
    path.write_text('{"version": 9, "looks": [{"name": "a", "look": {"glow": 1}, "by": "me"}]}')
    assert load(path) == Loaded((SavedLook("a", Look()),))


def test_a_file_that_cannot_be_read_is_said(tmp_path):
    assert "cannot be read" in load(tmp_path).notice


def test_one_more_look_is_offered_a_name_that_is_free():
    assert free_name(()) == "Look 1"
    assert free_name(keep(keep((), "Look 3", RED), "Other", RED)) == "Look 4"
