"""The log, and what is known of a run that ended badly, where the user finds them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject

from artem.gui.care.crash_dialog import CrashDialog
from artem.gui.care.log_window import LogWindow
from artem.gui.care.run_record import RunRecord
from artem.gui.care.text_dialog import TextDialog
from artem.gui.window import Window
from artem.words import tr


class Care(QObject):
    """Opens the log; tells once of an earlier run's crash. Lives on the GUI thread."""

    def __init__(self, window: Window, record: RunRecord) -> None:
        super().__init__(window)
        self._window = window
        self._record = record

    def begin(self) -> None:
        """Tell of the last run, if it ended badly."""
        report = self._record.earlier_crash
        if report is not None:
            text = tr("The last run ended unexpectedly")
            self._window.notice.offer(text, tr("Show"), partial(self.show_crash, report))

    def show_crash(self, report: Path) -> None:
        """Open the report."""
        try:
            text = report.read_text(encoding="utf-8", errors="replace")
        except OSError as error:
            told = tr("The report cannot be read: {why}").format(why=error.strerror)
            self._window.notice.say(told)
        else:
            _show(CrashDialog(self._window, report, text))

    def show_log(self) -> None:
        """Open the log, or bring it to the front."""
        _show(self._window.findChild(LogWindow) or LogWindow(self._window, self._record.log))


def _show(dialog: TextDialog) -> None:
    """Without holding the window up, but with the keys."""
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
