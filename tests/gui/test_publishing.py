"""Publishing from the window: asked for by its key, seen in the corner, told without the key."""

from __future__ import annotations

import shutil

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtTest import QTest

from artem.destination import parse_destination
from artem.gui.care.crash_report import run_facts
from artem.gui.presenter import publishing_words
from artem.gui.publish_dialog import PublishDialog
from artem.gui.settings import Remembered
from artem.options import SessionOptions
from artem.output.publisher import Standing
from artem.output.relay import Reach
from tests.servers.launch import RTMP_MODULE, free_port, rtmp_server

pytestmark = pytest.mark.skipif(not shutil.which("ffmpeg"), reason="no ffmpeg program")
needs_nginx = pytest.mark.skipif(
    not (shutil.which("nginx") and RTMP_MODULE.exists()), reason="no nginx with its rtmp module"
)

KEY = "se-cr-et"
LEFT = Qt.MouseButton.LeftButton


def press(rig) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(rig.window, Qt.Key.Key_B, both)


def card(rig) -> str:
    hidden = rig.window.recording.isHidden()
    return "" if hidden else rig.window.recording.accessibleDescription()


def dialog_of(rig) -> PublishDialog | None:
    found = rig.window.findChildren(PublishDialog)
    return next((one for one in found if one.isVisible()), None)


def is_on(rig) -> bool:
    return rig.window.action_set["publish"].isChecked()


@needs_nginx
def test_the_option_publishes_from_the_first_picture_on(open_window, wait, tmp_path):
    port = free_port()
    place = f"rtmp://127.0.0.1:{port}/out"
    with rtmp_server(tmp_path, port):
        rig = open_window(source="demo", publish=parse_destination(f"{place}/{KEY}"))
        wait(lambda: f"Live on {place}" in card(rig))
        assert is_on(rig)
        press(rig)
        wait(lambda: not is_on(rig))
        wait(lambda: card(rig) == "")
        press(rig)
        wait(lambda: f"Live on {place}" in card(rig))
        assert dialog_of(rig) is None
        rig.session.close()


@needs_nginx
def test_the_key_asks_for_the_server_and_keeps_it_without_the_stream_key(
    open_window, wait, tmp_path
):
    port = free_port()
    place = f"rtmp://127.0.0.1:{port}/out"
    with rtmp_server(tmp_path, port):
        rig = open_window(source="demo")
        wait(lambda: rig.window.feed.frame is not None)
        press(rig)
        wait(lambda: dialog_of(rig))
        assert not is_on(rig)
        dialog = dialog_of(rig)
        QTest.keyClicks(dialog.server, place)
        QTest.keyClicks(dialog.key, KEY)
        QTest.keyClick(dialog.key, Qt.Key.Key_Return)
        wait(lambda: f"Live on {place}" in card(rig))
        assert is_on(rig)
        assert rig.session.remembered().servers == (place,)
        assert KEY not in rig.session.remembered().model_dump_json()
        rig.session.close()


def test_servers_of_before_are_offered_and_what_cannot_be_is_said(open_window, wait):
    before = Remembered(hints_seen=True, servers=("rtmp://one/app", "rtmp://two/app"))
    rig = open_window(before, source="demo")
    wait(lambda: rig.window.feed.frame is not None)
    press(rig)
    wait(lambda: dialog_of(rig))
    dialog = dialog_of(rig)
    assert dialog.server.text() == "rtmp://one/app"
    QTest.mouseClick(dialog.publish, LEFT)
    assert "stream key" in dialog.told.text()
    assert dialog.told.isVisible()
    QTest.keyClicks(dialog.key, KEY)
    assert not dialog.told.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    wait(lambda: dialog_of(rig) is None)
    assert not is_on(rig)


def test_a_lost_server_is_shown_and_the_picture_goes_on(open_window, wait):
    place = f"rtmp://127.0.0.1:{free_port()}/out"
    rig = open_window(source="demo", publish=parse_destination(f"{place}/{KEY}"))
    wait(lambda: f"{place} is lost" in card(rig))
    assert KEY not in card(rig)
    painted = rig.session.stats.stylized_count
    wait(lambda: rig.session.stats.stylized_count > painted + 10)
    assert is_on(rig)


def test_without_ffmpeg_it_says_what_to_install(open_window, wait, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    rig = open_window(source="demo", publish=parse_destination(f"rtmp://host/app/{KEY}"))
    wait(lambda: not rig.window.notice.isHidden())
    assert "install it" in rig.window.notice.text.text()
    assert not is_on(rig)


def test_reports_do_not_have_the_key():
    options = SessionOptions(publish=parse_destination(f"rtmp://ann:{KEY}@host/app/{KEY}"))
    assert "publish: rtmp://host/app\n" in run_facts(options) + "\n"
    assert KEY not in run_facts(options)


@pytest.mark.parametrize("reach", list(Reach))
def test_every_reach_has_its_words(reach):
    words = publishing_words("rtmp://host/app", Standing(reach, "no route", 61.0, 3))
    assert "rtmp://host/app" in words
    assert ("no route" in words) == (reach is Reach.LOST)
    assert ("1:01" in words) == (reach is Reach.LIVE)
