"""Saved looks, the walk through them, undo and redo."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PyQt6.QtCore import QModelIndex, Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication

from artem.errors import NetFileError
from artem.gui.looks import saved_looks
from artem.gui.looks.look_store import LookStore
from artem.gui.looks.name_dialog import NameDialog
from artem.gui.looks.saved_looks import SavedLook, SavedLooks, load, save
from artem.gui.styles.offers import Offer
from artem.look import Look
from tests.gui.mixer import (
    ALT,
    CONTROL,
    GREEN,
    LEFT,
    RED,
    SHIFT,
    SOME,
    at_once,
    key,
    names,
)

# -- saved looks --------------------------------------------------------------------------------


def test_a_look_is_saved_by_name_and_recalled_by_key(open_mixer, looks_file, wait):
    rig = open_mixer(knobs={"strength": 0.4})
    at_once(rig)
    key(rig, Qt.Key.Key_S, CONTROL)
    dialog = rig.window.findChild(NameDialog)
    assert dialog.name.text() == "Look 1"
    QTest.keyClicks(dialog.name, "Fish & chips")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert names(rig) == ["Fish & chips"]
    assert rig.window.action_set["look-1"].text() == "Look 1: Fish && chips"
    assert not rig.window.action_set["look-2"].isEnabled()
    wait(looks_file.exists)
    assert load(looks_file).looks[0].look == Look(mix=(("red", 1.0),), strength=0.4)
    QTest.mouseClick(rig.window.styles.tiles[1], LEFT)
    key(rig, Qt.Key.Key_1, SHIFT)
    assert rig.session.stylizer.look == Look(mix=(("red", 1.0),), strength=0.4)


def test_a_click_and_return_recall_a_look(open_mixer, looks_file):
    save(looks_file, SOME)
    rig = open_mixer()
    at_once(rig)
    rows = rig.window.mixer.saved.list
    rig.window.mixer.ensureWidgetVisible(rows)
    QTest.mouseClick(rows.viewport(), LEFT, pos=rows.visualItemRect(rows.item(1)).center())
    assert rig.session.stylizer.look == GREEN
    QTest.keyClick(rows, Qt.Key.Key_Up)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert rig.session.stylizer.look == RED


def test_a_look_is_renamed_in_its_place(open_mixer, looks_file, wait):
    save(looks_file, SOME)
    rig = open_mixer()
    rows = rig.window.mixer.saved.list
    rows.setFocus()
    rows.setCurrentRow(0)
    type_name(rows, "Red")
    wait(lambda: rig.session.looks.store.looks[0].name == "Red")  # later than the row's own text
    type_name(rows, "Second")
    wait(rig.window.notice.isVisible)
    assert "already" in rig.window.notice.text.text()
    wait(lambda: names(rig) == ["Red", "Second"])
    wait(lambda: [saved.name for saved in load(looks_file).looks] == ["Red", "Second"])


def type_name(rows, name: str) -> None:
    QTest.keyClick(rows, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    QTest.keyClicks(editor, name)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def test_two_windows_keep_each_others_looks(looks_file, application, wait):
    save(looks_file, SOME)
    one, other = LookStore(looks_file), LookStore(looks_file)
    one.keep("From one", Look(strength=0.5))
    wait(lambda: "From one" in {saved.name for saved in load(looks_file).looks})
    other.keep("From the other", Look())
    wait(lambda: len(other.looks) == len(SOME) + 2)
    other.remove("From one")
    other.remove(SOME[0].name)
    wait(lambda: len(load(looks_file).looks) == len(SOME))
    one.keep("Later", Look())
    one.close()
    other.close()
    left = {saved.name for saved in load(looks_file).looks}
    assert left == {SOME[1].name, "Later", "From the other"}


def test_looks_are_moved_and_removed_by_keys(open_mixer, looks_file, wait):
    save(looks_file, SOME)
    rig = open_mixer()
    rows = rig.window.mixer.saved.list
    rows.setFocus()
    rows.setCurrentRow(0)
    QTest.keyClick(rows, Qt.Key.Key_Down, ALT)
    assert names(rig) == ["Second", "Rot"]
    assert rows.currentRow() == 1
    QTest.keyClick(rows, Qt.Key.Key_Up, ALT)
    assert names(rig) == ["Rot", "Second"]
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert names(rig) == ["Second"]
    assert rig.window.action_set["look-1"].text() == "Look 1: Second"
    wait(lambda: load(looks_file).looks == SOME[1:])
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert rig.window.mixer.saved.hint.isVisible()


def test_a_dragged_row_is_moved(open_mixer, looks_file, wait):
    save(looks_file, (*SOME, SavedLook("Third", RED)))
    rig = open_mixer()
    rows = rig.window.mixer.saved.list
    rows.model().moveRow(QModelIndex(), 0, QModelIndex(), 3)  # as a drop does
    wait(lambda: [saved.name for saved in rig.session.looks.store.looks][2] == "Rot")
    assert names(rig) == ["Second", "Third", "Rot"]


def test_what_was_saved_last_is_written_before_the_end(open_mixer, looks_file):
    rig = open_mixer()
    for number in range(20):
        rig.session.looks.save(f"Look {number}")
    rig.session.close()
    assert len(load(looks_file).looks) == 20


def test_a_damaged_file_is_put_aside_and_said(open_mixer, looks_file):
    looks_file.write_text("{")
    rig = open_mixer()
    assert "looks.json.damaged" in rig.window.notice.text.text()
    rig.session.looks.save("New")
    assert names(rig) == ["New"]


def test_looks_that_could_not_be_read_are_kept_beside(open_mixer, looks_file, wait, monkeypatch):
    save(looks_file, SOME)

    def refuse(path: Path) -> SavedLooks:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(saved_looks, "_read", refuse)
        rig = open_mixer()
    assert "(Permission denied)" in rig.window.notice.text.text()
    assert "looks.json.unread" in rig.window.notice.text.text()
    assert load(looks_file).looks == SOME
    for name in ("New", "Newer"):
        rig.session.looks.save(name)
    wait(lambda: len(load(looks_file).looks) == 2)
    assert load(looks_file.with_name("looks.json.unread")).looks == SOME


def test_looks_that_cannot_be_written_are_said(open_mixer, looks_file, wait):
    rig = open_mixer()
    looks_file.mkdir()
    rig.session.looks.save("New")
    wait(rig.window.notice.isVisible)
    assert "not saved" in rig.window.notice.text.text()
    looks_file.rmdir()


def test_a_look_whose_style_is_gone_changes_nothing(open_mixer, looks_file):
    save(looks_file, (SavedLook("Old", Look(mix=(("gone", 1.0),), strength=0.1)),))
    rig = open_mixer()
    before = rig.session.stylizer.look
    key(rig, Qt.Key.Key_1, SHIFT)
    assert "gone" in rig.window.notice.text.text()
    assert rig.session.stylizer.look == before
    assert not rig.window.action_set["undo"].isEnabled()


@pytest.mark.parametrize("key_of_action", ["mixer", "log"])  # hides it; opens another window
def test_what_is_held_is_let_go_of_with_the_focus(open_mixer, wait, key_of_action):
    rig = open_mixer()
    pad = rig.window.mixer.pad
    QTest.mousePress(pad, LEFT, pos=pad.point_of(0.5, 0.5).toPoint())
    assert rig.session.looks._held is not None
    rig.window.action_set[key_of_action].trigger()
    wait(lambda: rig.session.looks._held is None)


# -- motion -------------------------------------------------------------------------------------


def test_a_morph_goes_through_looks_between(open_mixer, looks_file, wait):
    save(looks_file, SOME)
    rig = open_mixer()
    rig.session.looks.motion.seconds = 1.5
    key(rig, Qt.Key.Key_2, SHIFT)
    wait(lambda: rig.session.stylizer.look == GREEN)
    strengths = [look.strength for look in rig.session.stylizer.worn]
    assert len(set(strengths)) > 2
    assert strengths == sorted(strengths, reverse=True)
    key(rig, Qt.Key.Key_Z, CONTROL)
    assert rig.session.stylizer.look == RED
    assert not rig.window.action_set["undo"].isEnabled()


def test_a_change_by_the_user_ends_a_morph(open_mixer, looks_file, wait):
    save(looks_file, SOME)
    rig = open_mixer()
    rig.session.looks.motion.seconds = 20.0
    key(rig, Qt.Key.Key_2, SHIFT)
    wait(lambda: rig.session.stylizer.look.strength < 1.0)
    QTest.mouseClick(rig.window.styles.tiles[2], LEFT)
    count = len(rig.session.stylizer.worn)
    QTest.qWait(200)
    assert len(rig.session.stylizer.worn) == count
    assert rig.session.stylizer.look.mix == (("blue", 1.0),)


def test_a_morph_to_another_net_arrives(open_mixer, looks_file, wait):
    save(looks_file, SOME)
    rig = open_mixer(one_net=False)
    rig.session.looks.motion.seconds = 0.3
    key(rig, Qt.Key.Key_2, SHIFT)
    wait(lambda: rig.session.stylizer.look == GREEN)
    assert rig.window.styles.tiles[1].isChecked()


def test_the_time_of_a_morph_is_set_by_its_slider(open_mixer, looks_file):
    save(looks_file, SOME)
    rig = open_mixer()
    slider = rig.window.mixer.saved.seconds
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_End)
    assert rig.session.looks.motion.seconds == 30.0
    QTest.keyClick(slider, Qt.Key.Key_Home)
    key(rig, Qt.Key.Key_2, SHIFT)
    assert rig.session.stylizer.look == GREEN


def test_a_walk_on_the_tapped_beat_goes_from_look_to_look(open_mixer, looks_file, wait):
    save(looks_file, SOME)
    rig = open_mixer()
    at_once(rig)
    rows = rig.window.mixer.beat
    for _ in range(3):
        key(rig, Qt.Key.Key_T)
        QTest.qWait(250)
    assert rig.session.looks.motion.beats_per_minute != 120
    assert f"{rig.session.looks.motion.beats_per_minute:.0f}" in rows.tempo.text()
    QTest.mouseClick(rows.beats[1], LEFT)
    key(rig, Qt.Key.Key_W)
    assert rows.walk.isChecked()
    for look in (GREEN, RED, GREEN):
        seen = len(rig.session.stylizer.worn)
        wait(lambda look=look, seen=seen: look in rig.session.stylizer.worn[seen:])
    key(rig, Qt.Key.Key_W)
    assert not rows.walk.isChecked()
    stays = rig.session.stylizer.look
    QTest.qWait(200)
    assert rig.session.stylizer.look == stays


def test_a_walk_morphs_and_goes_on_in_other_beats(open_mixer, looks_file, wait):
    save(looks_file, SOME)
    rig = open_mixer()
    key(rig, Qt.Key.Key_W)
    wait(lambda: any(0.2 < look.strength < 1.0 for look in rig.session.stylizer.worn))
    QTest.mouseClick(rig.window.mixer.beat.beats[2], LEFT)
    seen = len(rig.session.stylizer.worn)
    wait(lambda: any(0.2 < look.strength < 1.0 for look in rig.session.stylizer.worn[seen:]))
    QTest.mouseClick(rig.window.mixer.beat.walk, LEFT)
    assert not rig.session.looks.motion.is_walking
    key(rig, Qt.Key.Key_Z, CONTROL)
    assert rig.session.stylizer.look == RED


def test_there_is_no_walk_without_two_looks(open_mixer):
    rig = open_mixer()
    QTest.keyClick(rig.window, Qt.Key.Key_W)
    assert "two looks" in rig.window.notice.text.text()
    assert not rig.window.action_set["walk"].isChecked()
    assert not rig.window.mixer.beat.walk.isChecked()


def test_the_light_flashes_on_a_tap_and_goes_dark(open_mixer, wait):
    rig = open_mixer()
    light = rig.window.mixer.beat.light
    key(rig, Qt.Key.Key_T)
    assert light.level > 0
    wait(lambda: light.level == 0)


# -- undo ---------------------------------------------------------------------------------------


def test_a_style_that_cannot_be_made_is_no_step(open_mixer, rig, wait):
    rig.broken = {"green": NetFileError("the net file is damaged; copy it again")}
    open_mixer(one_net=False)
    QTest.mouseClick(rig.window.styles.tiles[1], LEFT)
    wait(rig.window.notice.isVisible)
    wait(rig.window.styles.tiles[0].isChecked)
    assert not rig.window.action_set["undo"].isEnabled()


def test_every_kind_of_change_is_undone_in_turn(open_mixer):
    rig = open_mixer()
    first = rig.session.stylizer.look
    QTest.mouseClick(rig.window.styles.tiles[1], LEFT)
    key(rig, Qt.Key.Key_K)
    rig.window.controls.strength.slider.setFocus()
    QTest.keyClick(rig.window.controls.strength.slider, Qt.Key.Key_Home)
    for _ in range(3):
        key(rig, Qt.Key.Key_Z, CONTROL)
    assert rig.session.stylizer.look == first
    assert rig.window.styles.tiles[0].isChecked()
    assert not rig.window.controls.buttons["keep-colours"].isChecked()


def test_undo_goes_past_looks_whose_style_is_gone(open_mixer, wait):
    rig = open_mixer()
    rig.session.looks.set_values(strength=0.5)
    rig.session.adopting._own.adopt(Offer("sunset", pixels=np.zeros((20, 20, 3), np.uint8)))
    wait(lambda: rig.session.stylizer.look.mix == (("sunset", 1.0),))
    QTest.mouseClick(rig.window.styles.tiles[1], LEFT)
    rig.session.adopting._own.remove("sunset")
    wait(lambda: len(rig.window.mixer.pad.spots) == 3)
    key(rig, Qt.Key.Key_Z, CONTROL)
    assert rig.session.stylizer.look == Look(mix=(("red", 1.0),), strength=0.5)


def test_what_replaced_the_first_look_can_be_gone_back_to(open_mixer, wait):
    rig = open_mixer()
    rig.session.adopting._own.adopt(Offer("sunset", pixels=np.zeros((20, 20, 3), np.uint8)))
    wait(lambda: rig.session.stylizer.look.mix == (("sunset", 1.0),))
    rig.session.looks.begin("sunset")
    rig.session.adopting._own.remove("sunset")
    wait(lambda: rig.session.stylizer.look == RED)
    assert not rig.window.action_set["undo"].isEnabled()
    key(rig, Qt.Key.Key_Z, CONTROL)
    QTest.mouseClick(rig.window.styles.tiles[1], LEFT)
    key(rig, Qt.Key.Key_Z, CONTROL)
    assert rig.session.stylizer.look == RED
