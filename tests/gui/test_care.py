"""A run that ended badly, the log, and the first start, as the user meets them."""

from __future__ import annotations

import logging
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication, QFileDialog

from artem.gui.care.crash_dialog import CrashDialog
from artem.gui.care.hint_trail import Hint
from artem.gui.care.hints import HintCards
from artem.gui.care.log_window import LogWindow
from artem.gui.care.recent_log import KEPT_LINES, RecentLog
from artem.gui.care.run_record import RunRecord
from artem.gui.settings import Remembered

LEFT = Qt.MouseButton.LeftButton
FIRST = Remembered()


@pytest.fixture
def crashed(tmp_path) -> RunRecord:
    report = tmp_path / "crash-2026-05-04-120000.txt"
    report.write_text("Art'Em stopped at noon\n\nTraceback", encoding="utf-8")
    return RunRecord(earlier_crash=report)


def click(widget) -> None:
    QTest.mouseClick(widget, LEFT)


# -- what is left of a crash --------------------------------------------------------------------


def test_a_crash_is_told_of_and_shown(open_window, crashed, wait, monkeypatch):
    rig = open_window(source="demo", run_record=crashed)
    notice = rig.window.notice
    assert notice.text.text() == "The last run ended unexpectedly"
    click(notice.button)
    assert notice.isHidden()
    wait(lambda: rig.window.findChild(CrashDialog))
    dialog = rig.window.findChild(CrashDialog)
    assert dialog.isVisible()
    assert dialog.text.toPlainText().startswith("Art'Em stopped at noon")
    assert dialog.text.isReadOnly()
    click(dialog.copy_button)
    assert "Traceback" in QApplication.clipboard().text()
    opened = []
    monkeypatch.setattr(
        "artem.gui.care.crash_dialog.QDesktopServices.openUrl",
        lambda address: opened.append(Path(address.toLocalFile())),
    )
    click(dialog.folder_button)
    assert opened == [crashed.earlier_crash.parent]
    dialog.activateWindow()
    wait(lambda: QApplication.activeWindow() is dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_an_offer_is_dismissed_for_good_and_outlives_what_is_said(open_window, crashed):
    rig = open_window(source="demo", run_record=crashed)
    notice = rig.window.notice
    notice.say("Something else.")
    assert notice.text.text() == "Something else."
    assert notice.button.isHidden()
    click(notice.dismiss)
    assert notice.text.text() == "The last run ended unexpectedly"
    click(notice.dismiss)
    assert notice.isHidden()


def test_a_report_that_is_gone_is_said(open_window, crashed, wait):
    rig = open_window(source="demo", run_record=crashed)
    crashed.earlier_crash.unlink()
    click(rig.window.notice.button)
    wait(lambda: "cannot be read" in rig.window.notice.text.text())
    assert rig.window.findChild(CrashDialog) is None


RUN = """
import os, signal, sys, time
from pathlib import Path
from PyQt6.QtCore import QTimer
from PyQt6.QtWidgets import QApplication
from artem.gui import app
from artem.gui.window import Window
from artem.options import SessionOptions

application = QApplication([])

def look():
    window = next(w for w in application.topLevelWidgets() if isinstance(w, Window))
    if window.feed.frame is None:
        QTimer.singleShot(50, look)
        return
    print(window.notice.text.text(), flush=True)
    {act}

QTimer.singleShot(50, look)
app.run(SessionOptions(source="demo", style=sys.argv[1]), started=time.monotonic())
"""


def run_and(act: str, style: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", RUN.format(act=act), str(style)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_whatever_ends_a_run_the_next_start_tells(net_files, tmp_path):
    folder = tmp_path / "state" / "artem" / "log"
    told = "The last run ended unexpectedly\n"
    assert run_and("window.close()", net_files["small"]).stdout != told
    assert not list(folder.iterdir())
    raised = run_and("raise RuntimeError('a slot')", net_files["small"])
    assert raised.returncode == 1
    assert "RuntimeError: a slot" in raised.stderr
    struck = run_and("os.kill(os.getpid(), signal.SIGSEGV)", net_files["small"])
    assert struck.stdout == told
    assert struck.returncode == -signal.SIGSEGV
    last = run_and("window.close()", net_files["small"])
    assert last.stdout == told
    reports = [path.read_text() for path in folder.glob("crash-*.txt")]
    assert ["RuntimeError: a slot" in text for text in reports].count(True) == 1
    assert ["Segmentation fault" in text for text in reports].count(True) == 1
    assert all("painting in" in text for text in reports)
    assert run_and("window.close()", net_files["small"]).stdout != told


# -- the log ------------------------------------------------------------------------------------


@pytest.fixture
def log():
    kept = RecentLog()
    logger = logging.getLogger("artem")
    before = logger.level
    logger.setLevel(logging.DEBUG)
    logger.addHandler(kept)
    yield kept
    logger.removeHandler(kept)
    logger.setLevel(before)


def test_the_log_is_followed_filtered_copied_and_saved(open_window, log, wait, tmp_path):
    rig = open_window(source="demo", run_record=RunRecord(log))
    wait(lambda: rig.window.feed.frame is not None)
    QTest.keySequence(rig.window, "Ctrl+Shift+L")
    shown = rig.window.findChild(LogWindow)
    text = shown.text.toPlainText()
    assert "demo is open" in text
    assert "painting in red, on cpu with fake in fp32" in text
    logging.getLogger("artem.some").error("it broke")
    wait(lambda: "it broke" in shown.text.toPlainText())
    shown.level.setFocus()
    QTest.keyClick(shown.level, Qt.Key.Key_End)
    assert shown.text.toPlainText().endswith("ERROR   artem.some: it broke")
    assert "demo is open" not in shown.text.toPlainText()
    click(shown.copy_button)
    assert QApplication.clipboard().text() == shown.text.toPlainText()
    shown.save(str(tmp_path / "log.txt"))
    wait(lambda: "Saved as log.txt" in shown._told.text())
    assert (tmp_path / "log.txt").read_text().endswith("it broke\n")
    (tmp_path / "file").write_text("in the way")
    shown.save(str(tmp_path / "file" / "log.txt"))
    wait(lambda: "Not saved" in shown._told.text())
    click(shown.save_button)
    dialog = shown.findChild(QFileDialog)
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    dialog.close()


def test_a_long_log_comes_by_and_by(open_window, log, wait):
    rig = open_window(source="demo", run_record=RunRecord(log))
    for number in range(KEPT_LINES):
        logging.getLogger("artem.some").info("line %d", number)
    rig.window.action_set["log"].trigger()
    text = rig.window.findChild(LogWindow).text
    assert 0 < text.blockCount() < KEPT_LINES
    wait(lambda: f"line {KEPT_LINES - 1}" in text.toPlainText())
    shown = [line for line in text.toPlainText().splitlines() if ": line " in line]
    assert [line.split()[-1] for line in shown] == [str(number) for number in range(KEPT_LINES)]


def test_there_is_one_log_window_and_none_when_closed(open_window, wait):
    rig = open_window(source="demo")
    for _ in range(2):
        rig.window.action_set["log"].trigger()
    [shown] = rig.window.findChildren(LogWindow)
    shown.close()
    wait(lambda: not rig.window.findChildren(LogWindow))


# -- the first start ----------------------------------------------------------------------------


def cards(rig) -> list[str]:
    hints = rig.window.findChild(HintCards)
    return [card.text() for card in hints.cards.values() if card.isVisible()]


def test_a_first_start_shows_the_demo_and_the_way_to_the_camera(open_window, rig, wait):
    open_window(FIRST)
    notice = rig.window.notice
    wait(notice.isVisible)
    assert notice.text.text() == "Showing the demo scene"
    assert notice.button.text() == "Use Built-in camera"
    wait(lambda: rig.window.feed.frame is not None)
    assert list(rig.sources) == ["demo"]
    click(notice.button)
    wait(lambda: "webcam:0" in rig.sources and rig.sources["webcam:0"].opened > 0)
    assert notice.isHidden()
    wait(lambda: "Built-in camera" in rig.window.controls.source.accessibleName())
    assert rig.session.remembered().hints_seen


def test_choosing_a_source_ends_the_offer_of_a_camera(open_window, rig, wait):
    open_window(FIRST)
    wait(rig.window.notice.isVisible)
    rig.session.sources.pick("clip.mp4")
    assert rig.window.notice.isHidden()


def test_a_first_start_without_a_camera_says_so(open_window, rig, wait):
    rig.found = ()
    open_window(FIRST)
    wait(rig.window.notice.isVisible)
    assert "No camera found" in rig.window.notice.text.text()


def test_a_source_asked_for_at_a_first_start_is_shown_with_the_hints(open_window, rig, wait):
    open_window(FIRST, source="webcam:0")
    wait(lambda: len(cards(rig)) == 3)
    assert list(rig.sources) == ["webcam:0"]
    assert rig.window.notice.isHidden()


def test_hints_go_when_they_are_done_or_clicked(open_window, rig, wait):
    open_window(FIRST)
    wait(lambda: len(cards(rig)) == 3)
    assert "Ctrl+K finds every command" in cards(rig)
    QTest.keyClick(rig.window, Qt.Key.Key_2)
    assert len(cards(rig)) == 2
    click(rig.window.findChild(HintCards).cards[Hint.DROP])
    assert cards(rig) == ["Ctrl+K finds every command"]
    QTest.keySequence(rig.window, "Ctrl+K")
    assert cards(rig) == []
    assert rig.window.findChild(HintCards).isHidden()


def test_hints_stay_in_the_corner(open_window, rig, wait):
    open_window(FIRST)
    wait(lambda: len(cards(rig)) == 3)
    rig.window.resize(620, 500)
    hints = rig.window.findChild(HintCards)
    wait(lambda: rig.window.width() == 620)
    assert rig.window.feed.rect().contains(hints.geometry())
    assert rig.window.feed.height() - hints.geometry().bottom() < 24


def test_later_starts_have_no_hints(open_window, rig, wait):
    open_window(Remembered(hints_seen=True))
    wait(lambda: rig.window.feed.frame is not None)
    assert rig.window.findChild(HintCards) is None
    assert list(rig.sources) == ["webcam:0"]
