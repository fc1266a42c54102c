"""The picture, the styles and the sources, as the user meets them."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from PyQt6.QtCore import Qt, QTimer
from PyQt6.QtTest import QTest

from artem.capture.spec import parse_source
from artem.capture.video_file import FileSource
from artem.errors import LoginNeeded, NetFileError, SourceError, UsageError
from artem.gui.settings import Remembered
from artem.gui.sources.address_dialog import AddressDialog
from artem.words import use_language
from tests.films import flash_and_beep

LEFT = Qt.MouseButton.LeftButton


def shows(rig, colour: str) -> bool:
    frame = rig.window.feed.frame
    if frame is None:
        return False
    channels = frame.pixels.reshape(-1, 3).mean(axis=0)
    return ("red", "green", "blue")[int(channels.argmax())] == colour


def source_name(rig) -> str:
    return rig.window.controls.source.accessibleName()


def test_the_first_camera_is_shown(open_window, wait):
    rig = open_window()
    wait(lambda: shows(rig, "red"))
    assert "Built-in camera" in source_name(rig)
    assert rig.window.banner.isHidden()
    assert rig.window.notice.isHidden()
    assert rig.session.remembered().source is None


def test_without_a_camera_the_demo_is_shown_and_said(open_window, rig, wait):
    rig.found = ()
    open_window()
    wait(lambda: shows(rig, "red"))
    assert "demo" in rig.sources
    assert "No camera found" in rig.window.notice.text.text()
    QTest.mouseClick(rig.window.notice.dismiss, LEFT)
    assert rig.window.notice.isHidden()


def test_a_click_changes_the_style(open_window, wait):
    rig = open_window()
    wait(lambda: shows(rig, "red"))
    QTest.mouseClick(rig.window.styles.tiles[1], LEFT)
    wait(lambda: shows(rig, "green"))
    assert rig.window.styles.tiles[1].isChecked()
    assert rig.session.remembered().style == "green"


def test_a_number_key_changes_the_style(open_window, wait):
    rig = open_window()
    wait(lambda: shows(rig, "red"))
    QTest.keyClick(rig.window, Qt.Key.Key_3)
    wait(lambda: shows(rig, "blue"))
    QTest.keyClick(rig.window, Qt.Key.Key_9)
    assert rig.window.styles.tiles[2].isChecked()


def test_tab_and_space_change_the_style(open_window, wait):
    rig = open_window()
    wait(lambda: shows(rig, "red"))
    rig.window.styles.tiles[1].setFocus()
    QTest.keyClick(rig.window.styles.tiles[1], Qt.Key.Key_Space)
    wait(lambda: shows(rig, "green"))


def test_styles_of_one_net_change_without_another_stylizer(open_window, rig, wait):
    rig.one_net = True
    open_window()
    wait(lambda: shows(rig, "red"))
    first = rig.session.stylizer
    rig.session.looks.pick("green")
    assert rig.session.stylizer is first
    assert rig.window.styles.tiles[1].isChecked()
    assert not rig.window.styles.tiles[1].pending
    wait(lambda: shows(rig, "green"))
    assert rig.made == ["red"]


def test_a_mix_holds_until_a_style_is_picked(open_window, rig, wait):
    rig.one_net = True
    open_window(style=None, mix=(("green", 3.0), ("blue", 1.0)))
    wait(lambda: shows(rig, "green"))
    assert rig.session.stylizer.look.mix == (("green", 3.0), ("blue", 1.0))
    rig.session.looks.pick("blue")
    assert rig.session.stylizer.look.mix == (("blue", 1.0),)


def test_colours_are_kept_when_asked_for(open_window, rig, wait):
    open_window()
    wait(lambda: shows(rig, "red"))
    QTest.mouseClick(rig.window.controls.buttons["keep-colours"], LEFT)
    assert rig.session.stylizer.look.keep_colors
    assert rig.session.remembered().keep_colors
    QTest.mouseClick(rig.window.controls.buttons["keep-colours"], LEFT)
    assert not rig.session.stylizer.look.keep_colors


def test_other_styles_are_made_ahead_and_then_swapped_at_once(open_window, wait):
    rig = open_window()
    wait(lambda: sorted(rig.made) == ["blue", "green", "red"])
    wait(lambda: not rig.session._styles._busy)
    rig.session.looks.pick("blue")
    assert rig.session.stylizer.style == "blue"
    assert rig.session.stylizer.prepared == [(160, 120)]


def test_the_last_of_several_clicks_counts(open_window, rig, wait):
    rig.slow = {"green": 0.5, "blue": 0.1}
    open_window()
    wait(lambda: shows(rig, "red"))
    QTest.mouseClick(rig.window.styles.tiles[1], LEFT)
    assert rig.window.styles.tiles[1].pending
    QTest.mouseClick(rig.window.styles.tiles[2], LEFT)
    seen = set()
    wait(lambda: seen.add(rig.session.stylizer.style) or shows(rig, "blue"))
    QTest.qWait(600)
    assert seen == {"red", "blue"}
    assert shows(rig, "blue")


def test_a_style_that_cannot_be_made_leaves_the_picture_as_it_was(open_window, rig, wait):
    rig.broken = {"green": NetFileError("the net file is damaged; copy it again")}
    open_window()
    wait(lambda: shows(rig, "red"))
    QTest.mouseClick(rig.window.styles.tiles[1], LEFT)
    wait(rig.window.notice.isVisible)
    assert "damaged" in rig.window.notice.text.text()
    assert rig.window.styles.tiles[0].isChecked()
    assert shows(rig, "red")


def test_a_first_style_that_cannot_be_made_ends_the_run_with_its_error(open_window, rig, wait):
    rig.broken = {"red": NetFileError("the net file is damaged; copy it again")}
    open_window()
    wait(lambda: not rig.window.isVisible())
    assert rig.session.error is rig.broken["red"]


def test_strength_changes_the_picture(open_window, wait):
    rig = open_window(knobs={"strength": 1.0})
    wait(lambda: shows(rig, "red"))
    rig.window.controls.strength.slider.setFocus()
    QTest.keyClick(rig.window.controls.strength.slider, Qt.Key.Key_Home)
    wait(lambda: rig.window.feed.frame.pixels[0, 0].tolist() == [60, 60, 60])
    assert rig.session.remembered().knobs["strength"] == 0.0
    QTest.mouseClick(rig.window.styles.tiles[1], LEFT)
    wait(lambda: rig.session.stylizer.style == "green")
    assert rig.session.stylizer.look.strength == 0.0


def test_another_source(open_window, wait):
    rig = open_window()
    wait(lambda: shows(rig, "red"))
    rig.source("demo").size = (320, 180)
    menu = rig.window.controls.source.menu()
    demo = next(action for action in menu.actions() if action.text() == "Demo scene")
    demo.trigger()
    wait(lambda: rig.window.feed.frame.size == (320, 180))
    assert "Demo scene" in source_name(rig)
    assert rig.session.remembered().source == "demo"


def test_a_source_that_means_nothing_is_said(open_window, rig, wait):
    open_window()
    wait(lambda: shows(rig, "red"))
    rig.refused["nonsense"] = UsageError('"nonsense" is no source; give webcam or an address')
    rig.session.sources.pick("nonsense")
    wait(rig.window.notice.isVisible)
    assert "no source" in rig.window.notice.text.text()
    assert shows(rig, "red")
    assert rig.session.chosen_source == ""


def test_a_source_that_is_refused_at_the_start_gives_the_default(open_window, rig, wait):
    rig.refused["screen:9"] = UsageError("there is no screen:9; choose another")
    open_window(Remembered(source="screen:9", hints_seen=True))
    wait(lambda: shows(rig, "red"))
    assert "webcam:0" in rig.sources
    assert "no screen:9" in rig.window.notice.text.text()


def test_a_source_that_never_gave_a_picture_is_not_remembered(open_window, rig, wait):
    open_window(source="demo")
    wait(lambda: shows(rig, "red"))
    rig.source("webcam:7").refused = SourceError("there is no webcam:7; plug it in")
    rig.session.sources.pick("webcam:7")
    wait(lambda: "There is no webcam:7" in rig.window.banner.text.text())
    assert rig.session.remembered().source == "demo"


def test_the_mirror_is_forgotten_with_its_source_only(open_window, rig, wait):
    open_window(source="demo", mirror=True)
    wait(lambda: shows(rig, "red"))
    mirror = rig.window.action_set["mirror"]
    assert mirror.isChecked()
    rig.refused["nonsense"] = UsageError('"nonsense" is no source; give webcam or an address')
    rig.session.sources.pick("nonsense")
    wait(rig.window.notice.isVisible)
    rig.sources["demo"].lost.set()
    wait(lambda: rig.session.connection.is_away)
    rig.sources["demo"].lost.clear()
    wait(lambda: not rig.session.connection.is_away)
    assert mirror.isChecked()
    rig.session.sources.pick("http://cam")
    wait(lambda: not mirror.isChecked())


def test_the_menu_lists_what_is_found_when_it_opens(open_window, rig, wait):
    rig.found = ()
    open_window()
    wait(lambda: shows(rig, "red"))
    picker = rig.window.controls.source
    QTimer.singleShot(0, picker.showMenu)
    wait(picker.menu().isVisible)
    rig.found = ("webcam:4",)
    picker.menu().close()
    QTimer.singleShot(0, picker.showMenu)
    wait(lambda: any(act.text() == "Built-in camera" for act in picker.menu().actions()))
    picker.menu().close()


def test_an_address_with_a_login(open_window, wait):
    rig = open_window()
    wait(lambda: shows(rig, "red"))
    rig.window.controls.source.address_wanted.emit()
    dialog = rig.window.findChild(AddressDialog)
    QTest.keyClicks(dialog.address, "10.0.0.5:8080/video")
    QTest.keyClicks(dialog.user, "ann")
    QTest.keyClicks(dialog.password, "p@ss")
    QTest.keyClick(dialog.password, Qt.Key.Key_Return)
    wait(lambda: "http://ann:p%40ss@10.0.0.5:8080/video" in rig.sources)
    wait(lambda: rig.session.remembered().source == "http://10.0.0.5:8080/video")


@pytest.mark.parametrize("user", ["", "ann"])
def test_what_is_no_address_is_refused(open_window, rig, wait, user):
    rig.source = parse_source
    open_window(source="demo")
    wait(lambda: shows(rig, "red"))
    rig.window.controls.source.address_wanted.emit()
    dialog = rig.window.findChild(AddressDialog)
    QTest.keyClicks(dialog.address, "http://[10.0.0.5")
    QTest.keyClicks(dialog.user, user)
    QTest.keyClick(dialog.user, Qt.Key.Key_Return)
    wait(lambda: "is not an address" in rig.window.notice.text.text())
    assert rig.session.remembered().addresses == ()


def test_a_lost_source_is_said_and_comes_back(open_window, wait):
    rig = open_window(source="webcam:0")
    wait(lambda: shows(rig, "red"))
    camera = rig.sources["webcam:0"]
    camera.lost.set()
    wait(rig.window.banner.isVisible)
    text = rig.window.banner.text.text()
    assert text == "Webcam:0 stopped giving pictures; check its cable."
    assert rig.window.feed._dimmed
    assert shows(rig, "red")
    wait(lambda: camera.opened > 2)  # it goes on trying by itself
    camera.lost.clear()
    QTest.mouseClick(_button(rig, "Try now"), LEFT)
    wait(rig.window.banner.isHidden)
    assert not rig.window.feed._dimmed


@pytest.fixture
def in_japanese():
    use_language("ja")
    yield
    use_language("en")


def test_a_lost_source_is_said_in_the_language_of_the_window(
    in_japanese, open_window, rig, wait, tmp_path
):
    film = tmp_path / "film.mkv"
    flash_and_beep(film, seconds=1.0)
    rig.source = lambda spec: FileSource(Path(spec))
    open_window(source=str(film))
    wait(lambda: rig.window.feed.frame is not None)
    film.unlink()  # found out when the film begins anew
    wait(rig.window.banner.isVisible)
    gone = f"再生中に「{film}」がなくなりました。元の場所に戻してください。"
    missing = f"ファイル「{film}」がありません。パスを確かめてください。"
    assert rig.window.banner.text.text() in (gone, missing)  # the second once it tried again


def test_a_source_that_cannot_be_opened_waits_for_another_choice(open_window, rig, wait):
    rig.source("webcam:0").refused = SourceError("webcam:0 is in use by another program; close it")
    open_window(source="webcam:0")
    wait(rig.window.banner.isVisible)
    wait(lambda: "in use" in rig.window.banner.text.text())
    QTimer.singleShot(0, lambda: QTest.mouseClick(_button(rig, "Choose another source"), LEFT))
    menu = rig.window.controls.source.menu()
    wait(menu.isVisible)
    menu.close()
    rig.session.sources.pick("demo")
    wait(lambda: shows(rig, "red"))
    assert rig.window.banner.isHidden()


def test_a_remembered_source_is_tried_and_its_error_said(open_window, rig, wait):
    rig.source("webcam:7").refused = SourceError("there is no webcam:7; plug it in")
    open_window(Remembered(source="webcam:7"))
    wait(lambda: "There is no webcam:7" in rig.window.banner.text.text())


def test_a_login_is_offered_where_one_is_needed(open_window, rig, wait):
    rig.source("http://cam").refused = LoginNeeded("http://cam wants a user name and password")
    open_window(source="http://cam")
    wait(lambda: rig.window.banner.isVisible() and _button(rig, "Sign in…").isVisible())
    QTest.mouseClick(_button(rig, "Sign in…"), LEFT)
    dialog = rig.window.findChild(AddressDialog)
    assert dialog.address.text() == "http://cam"
    QTest.keyClicks(dialog.user, "ann")
    QTest.keyClicks(dialog.password, "secret")
    QTest.keyClick(dialog.password, Qt.Key.Key_Return)
    wait(lambda: shows(rig, "red"))
    assert "secret" not in rig.session.remembered().model_dump_json()
    assert "secret" not in source_name(rig)


def test_a_webcam_is_mirrored_in_the_window_only(open_window, wait, colour_at):
    rig = open_window(source="webcam:0", knobs={"strength": 0.0})
    wait(
        lambda: (
            rig.window.feed.frame is not None and rig.window.controls.buttons["mirror"].isChecked()
        )
    )
    assert colour_at(rig.window, 0.25)[0] > 200  # the light half is on the left now
    assert rig.window.feed.frame.pixels[0, 0, 0] == 60
    QTest.mouseClick(rig.window.controls.buttons["mirror"], LEFT)
    assert colour_at(rig.window, 0.25)[0] < 80
    assert rig.session.remembered().mirror_webcam is False


def test_other_sources_are_not_mirrored(open_window, wait, colour_at):
    rig = open_window(source="demo", knobs={"strength": 0.0})
    wait(lambda: rig.window.feed.frame is not None)
    assert colour_at(rig.window, 0.25)[0] < 80
    assert not rig.window.controls.buttons["mirror"].isChecked()


def test_the_status_line_tells_the_truth(open_window, wait):
    rig = open_window()
    wait(lambda: "Smooth" in rig.window.status.health.text())
    figures = [label.accessibleName() for label in rig.window.status.figures]
    assert any("160 \N{MULTIPLICATION SIGN} 120" in figure for figure in figures)
    assert any("ms latency" in figure for figure in figures)
    assert any("CPU fp32" in figure for figure in figures)
    assert rig.session.stats.report()["latency_ms"]["p50"] is not None


def test_building_and_stalling_never_hold_the_window(open_window, rig, wait):
    rig.slow = {"green": 1.0, "blue": 0.3}
    open_window(source="webcam:0")
    wait(lambda: shows(rig, "red"))
    beats = [time.monotonic()]
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(time.monotonic()))
    timer.start(10)
    QTest.mouseClick(rig.window.styles.tiles[1], LEFT)
    wait(lambda: shows(rig, "green"))
    rig.sources["webcam:0"].stalled.set()
    rig.session.sources.pick("demo")
    QTest.qWait(500)
    rig.sources["webcam:0"].released.set()
    wait(lambda: rig.sources["demo"].opened > 0)
    timer.stop()
    assert max(later - sooner for sooner, later in pairwise(beats)) < 0.2


def _button(rig, text: str):
    return next(b for b in rig.window.banner.buttons.values() if b.text() == text)
