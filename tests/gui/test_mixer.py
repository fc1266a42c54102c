"""The mixer: the pad, all values, saved looks, the walk through them, undo and redo."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PyQt6.QtCore import QModelIndex, QPoint, Qt
from PyQt6.QtGui import QColor, QPixmap
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication, QWidget

from artem.errors import NetFileError
from artem.gui.looks import saved_looks
from artem.gui.looks.mix_pad_view import MixPadView
from artem.gui.looks.name_dialog import NameDialog
from artem.gui.looks.pace import SECONDS, Pace
from artem.gui.looks.saved_looks import SavedLook, SavedLooks, load, save
from artem.gui.settings import Remembered
from artem.gui.styles.catalog import StyleEntry
from artem.gui.styles.offers import Offer
from artem.look import KNOBS, Look

LEFT = Qt.MouseButton.LeftButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
RED, GREEN = Look(mix=(("red", 1.0),)), Look(mix=(("green", 1.0),), strength=0.2)
SOME: SavedLooks = (SavedLook("Rot", RED), SavedLook("Second", GREEN))


@pytest.fixture
def looks_file(tmp_path):
    return tmp_path / "looks.json"


@pytest.fixture
def open_mixer(open_window, rig, wait):
    """Open a window of one net with the mixer open."""

    def open_it(**options):
        rig.one_net = options.pop("one_net", True)
        pace = options.pop("pace", Pace())
        open_window(
            Remembered(mixer_open=True, hints_seen=True, pace=pace), source="demo", **options
        )
        wait(lambda: rig.session.stylizer is not None and rig.window.mixer.pad.spots)
        wait(rig.window.mixer.pad.isVisible)
        return rig

    return open_it


def spot_of(pad, style: str) -> QPoint:
    spot = next(spot for spot in pad.spots if spot.style == style)
    return pad.point_of(spot.x, spot.y).toPoint()


def drag(pad, start: QPoint, end: QPoint, button=LEFT, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.mousePress(pad, button, modifier, start)
    for step in range(1, 41):
        QTest.mouseMove(pad, start + (end - start) * (step / 40))
    QTest.mouseRelease(pad, button, modifier, end)


def shares(look: Look) -> dict[str, float]:
    return dict(look.mix)


def names(rig) -> list[str]:
    rows = rig.window.mixer.saved.list
    return [rows.item(row).text() for row in range(rows.count())]


def key(rig, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(rig.window, key, modifier)


def at_once(rig) -> None:
    rig.session.looks.motion.seconds = 0.0


# -- the pad ------------------------------------------------------------------------------------


def test_a_drag_on_the_pad_blends_steadily(open_mixer):
    rig = open_mixer()
    pad = rig.window.mixer.pad
    drag(pad, spot_of(pad, "red"), spot_of(pad, "green"))
    looks = rig.session.stylizer.worn
    greens = [shares(look).get("green", 0.0) for look in looks]
    assert greens[0] == 0.0
    assert greens[-1] == 1.0
    assert len({round(green, 2) for green in greens}) > 5
    assert max(abs(after - before) for before, after in pairwise(greens)) < 0.35


def test_thumbnails_come_one_by_one(qtbot, tmp_path, wait):
    thumbnail = QPixmap(64, 64)
    thumbnail.fill(QColor("magenta"))
    assert thumbnail.save(str(tmp_path / "a.png"))
    pad = MixPadView()
    qtbot.addWidget(pad)
    pad.resize(300, 252)
    pad.show_styles(
        [StyleEntry(name, name, "net", name, thumbnail=tmp_path / "a.png") for name in "abcd"]
    )

    def loaded() -> list[bool]:
        shown = pad.grab().toImage()
        return [shown.pixelColor(spot_of(pad, name)) == QColor("magenta") for name in "abcd"]

    assert not any(loaded())
    wait(lambda: all(loaded()))
    pad.resize(400, 336)
    assert all(loaded())  # those of the size before, until they are made anew


def test_a_drag_is_undone_and_redone_as_one_step(open_mixer):
    rig = open_mixer()
    pad = rig.window.mixer.pad
    undo, redo = (rig.window.action_set[name] for name in ("undo", "redo"))
    assert not undo.isEnabled()
    drag(pad, spot_of(pad, "red"), (spot_of(pad, "green") + spot_of(pad, "blue")) / 2)
    mixed = rig.session.stylizer.look
    assert len(mixed.mix) > 1
    key(rig, Qt.Key.Key_Z, CONTROL)
    assert rig.session.stylizer.look.mix == (("red", 1.0),)
    assert not undo.isEnabled()
    key(rig, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert rig.session.stylizer.look == mixed
    assert not redo.isEnabled()


def test_a_click_on_a_thumbnail_takes_the_style_alone(open_mixer):
    rig = open_mixer()
    pad = rig.window.mixer.pad
    QTest.mouseClick(pad, LEFT, pos=spot_of(pad, "blue"))
    assert rig.session.stylizer.look.mix == (("blue", 1.0),)
    assert [tile.isChecked() for tile in rig.window.styles.tiles] == [False, False, True]
    assert rig.window.mixer.mix.text() == "Blue 100 %"
    assert rig.session.remembered().style == "blue"


def test_arrow_keys_move_the_puck_and_space_takes_the_heaviest(open_mixer):
    rig = open_mixer()
    pad = rig.window.mixer.pad
    pad.setFocus()
    for _ in range(8):
        QTest.keyClick(pad, Qt.Key.Key_Down, SHIFT)
    look = rig.session.stylizer.look
    assert len(look.mix) > 1
    heaviest = max(look.mix, key=lambda part: part[1])[0]
    assert pad.accessibleDescription().startswith(f"{heaviest.title()} ")
    QTest.keyClick(pad, Qt.Key.Key_Space)
    assert rig.session.stylizer.look.mix == ((heaviest, 1.0),)


@pytest.mark.parametrize(
    ("button", "modifier"),
    [(LEFT, CONTROL), (Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier)],
)
def test_a_thumbnail_is_carried_and_the_mix_stays(open_mixer, button, modifier):
    rig = open_mixer()
    pad = rig.window.mixer.pad
    end = QPoint(pad.width() // 2, pad.height() // 2)
    drag(pad, spot_of(pad, "green"), end, button, modifier)
    assert (spot_of(pad, "green") - end).manhattanLength() < 3
    assert rig.session.stylizer.look.mix == (("red", 1.0),)
    QTest.mouseClick(pad, LEFT, pos=end)
    assert rig.session.stylizer.look.mix == (("green", 1.0),)


def test_the_pad_shows_what_is_picked_elsewhere(open_mixer):
    rig = open_mixer()
    QTest.mouseClick(rig.window.styles.tiles[1], LEFT)
    assert rig.window.mixer.mix.text() == "Green 100 %"
    QTest.mouseClick(rig.window.styles.tiles[2], LEFT, CONTROL)
    assert rig.window.mixer.mix.text() == "Green 50 %, Blue 50 %"


def test_a_picture_is_mixed_on_the_pad_and_learned_once(open_mixer, wait):
    rig = open_mixer()
    pad = rig.window.mixer.pad
    rig.session.adopting._own.adopt(Offer("sunset", pixels=np.zeros((20, 20, 3), np.uint8)))
    wait(lambda: rig.session.stylizer.look.mix == (("sunset", 1.0),))
    drag(pad, spot_of(pad, "sunset"), spot_of(pad, "red"))
    drag(pad, spot_of(pad, "red"), spot_of(pad, "sunset"))
    assert rig.session.stylizer.look.mix == (("sunset", 1.0),)
    assert rig.session.stylizer.learned == ["sunset"]


def test_only_styles_of_the_net_worn_are_on_the_pad(open_mixer, wait):
    rig = open_mixer(one_net=False)
    assert [spot.style for spot in rig.window.mixer.pad.spots] == ["red"]
    QTest.mouseClick(rig.window.styles.tiles[1], LEFT)
    wait(lambda: rig.session.stylizer.style == "green")
    assert [spot.style for spot in rig.window.mixer.pad.spots] == ["green"]


# -- values -------------------------------------------------------------------------------------


@pytest.mark.parametrize("knob", KNOBS, ids=lambda knob: knob.name)
def test_every_number_has_a_slider_and_its_change_is_undone(open_mixer, knob):
    rig = open_mixer()
    slider = rig.window.mixer.knobs.sliders[knob.name].slider
    slider.setFocus()
    to_least = knob.usual > knob.least
    QTest.keyClick(slider, Qt.Key.Key_Home if to_least else Qt.Key.Key_End)
    set_to = knob.least if to_least else knob.most
    assert getattr(rig.session.stylizer.look, knob.name) == set_to
    key(rig, Qt.Key.Key_Z, CONTROL)
    assert getattr(rig.session.stylizer.look, knob.name) == knob.usual
    assert slider.value() == rig.window.mixer.knobs.sliders[knob.name]._step(knob.usual)


def test_the_usual_values_come_back_but_styles_stay(open_mixer):
    rig = open_mixer(knobs={"strength": 0.3, "detail": 0.1}, keep_colors=True, style="blue")
    rig.window.mixer.ensureWidgetVisible(rig.window.mixer.knobs.usual)
    QTest.mouseClick(rig.window.mixer.knobs.usual, LEFT)
    assert rig.session.stylizer.look == Look(mix=(("blue", 1.0),))
    assert not rig.window.mixer.knobs.keep_colors.isChecked()


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


# -- the panel ----------------------------------------------------------------------------------


def test_m_opens_and_closes_the_mixer_beside_the_picture(open_window, wait):
    rig = open_window(source="demo")
    window = rig.window
    assert window.mixer.isHidden()
    assert window.feed.width() == window.width()
    key(rig, Qt.Key.Key_M)
    wait(window.mixer.isVisible)
    assert window.feed.width() + window.mixer.width() == window.width()
    assert window.controls.buttons["mixer"].isChecked()
    assert rig.session.remembered().mixer_open
    QTest.mouseClick(window.controls.buttons["mixer"], LEFT)
    assert window.mixer.isHidden()
    assert window.feed.width() == window.width()


def test_in_full_screen_the_mixer_comes_back_with_the_mouse(open_mixer, wait):
    rig = open_mixer()
    rig.window.toggle_fullscreen()
    wait(rig.window.mixer.isHidden)
    assert rig.window.feed.size() == rig.window.size()
    QTest.mouseMove(rig.window.feed, QPoint(30, 30))
    QTest.mouseMove(rig.window.feed, QPoint(60, 60))
    wait(rig.window.mixer.isVisible)
    wait(rig.window.mixer.isHidden)
    rig.window.leave_fullscreen()
    wait(rig.window.mixer.isVisible)


def test_nothing_in_a_small_window_is_cut_off_sideways(open_mixer, looks_file, wait):
    save(looks_file, SOME)
    rig = open_mixer()
    rig.window.resize(800, 600)
    mixer = rig.window.mixer
    wait(lambda: mixer.widget().width() <= mixer.viewport().width())
    assert mixer.viewport().width() >= mixer.widget().minimumSizeHint().width()


def test_everything_has_a_name_and_takes_the_keyboard(open_mixer, looks_file):
    save(looks_file, SOME)
    rig = open_mixer()
    parts = [
        part
        for part in rig.window.mixer.findChildren(QWidget)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isEnabled()
    ]
    assert len(parts) > 12
    for part in parts:
        assert part.accessibleName() or part.text()


def test_the_file_of_looks_is_plain(open_mixer, looks_file, wait):
    rig = open_mixer()
    rig.session.looks.save("One")
    wait(looks_file.exists)
    [entry] = json.loads(looks_file.read_text())["looks"]
    assert entry["name"] == "One"
    assert entry["look"]["mix"] == {"red": 1.0}


def test_the_time_of_a_morph_and_the_beat_are_remembered(open_mixer):
    rig = open_mixer(pace=Pace(seconds=3.0, beats_per_minute=90.0, beats_per_look=8))
    mixer = rig.window.mixer
    assert mixer.saved.seconds.value() == SECONDS.index(3.0)
    assert mixer.beat.tempo.text() == "90 beats a minute"
    assert mixer.beat.beats[8].isChecked()
    mixer.saved.seconds.setValue(SECONDS.index(5.0))
    QTest.mouseClick(mixer.beat.beats[2], LEFT)
    assert rig.session.remembered().pace == Pace(
        seconds=5.0, beats_per_minute=90.0, beats_per_look=2
    )
