"""The mixer: the pad, all values, and the panel they are in."""

from __future__ import annotations

import json
from itertools import pairwise

import numpy as np
import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtGui import QColor, QPixmap
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QWidget

from artem.gui.looks.mix_pad_view import MixPadView
from artem.gui.looks.pace import SECONDS, Pace
from artem.gui.looks.saved_looks import save
from artem.gui.styles.catalog import StyleEntry
from artem.gui.styles.offers import Offer
from artem.look import KNOBS, Look
from tests.gui.mixer import (
    CONTROL,
    LEFT,
    SHIFT,
    SOME,
    drag,
    key,
    shares,
    spot_of,
)

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
