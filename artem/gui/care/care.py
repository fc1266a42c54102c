"""The log, and what is known of a run that ended badly, where the user finds them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject

from artem.files import write_bytes
from artem.gui.bridge import Background
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
        self._thread = Background("artem-care")

    def begin(self) -> None:
        """Tell of the last run, if it ended badly."""
        report = self._record.earlier_crash
        if report is not None:
            text = tr("The last run ended unexpectedly")
            self._window.notice.offer(text, tr("Show"), partial(self.show_crash, report))

    def show_crash(self, report: Path) -> None:
        """Open the report."""
        self._thread.run(
            partial(report.read_text, encoding="utf-8", errors="replace"),
            lambda text: _show(CrashDialog(self._window, report, text)),
            lambda error: self._say(tr("The report cannot be read: {why}"), why=_reason(error)),
        )

    def show_log(self) -> None:
        """Open the log, or bring it to the front."""
        _show(self._window.findChild(LogWindow) or self._log_window())

    def close(self) -> None:
        """Wait for what is being read or written."""
        self._thread.close()

    def _log_window(self) -> LogWindow:
        shown = LogWindow(self._window, self._record.log)
        shown.save_wanted.connect(self._save_log)
        return shown

    def _save_log(self, path: str, text: str) -> None:
        self._thread.run(
            partial(write_bytes, Path(path), text.encode()),
            lambda _: self._say(tr("Saved as {name}"), name=Path(path).name),
            lambda error: self._say(tr("Not saved: {why}"), why=_reason(error)),
        )

    def _say(self, words: str, **values: str) -> None:
        """In the log's window while it is open."""
        place = self._window.findChild(LogWindow) or self._window.notice
        place.say(words.format(**values))


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _show(dialog: TextDialog) -> None:
    """Without holding the window up, but with the keys."""
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
