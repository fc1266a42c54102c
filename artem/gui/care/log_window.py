"""The log, as it is written."""

from __future__ import annotations

import logging

from PyQt6.QtCore import QTimer, pyqtSignal
from PyQt6.QtWidgets import QComboBox, QWidget

from artem.gui.care.recent_log import KEPT_LINES, RecentLog
from artem.gui.care.text_dialog import TextDialog
from artem.gui.file_dialog import ask_where
from artem.words import QT_TR_NOOP, tr

_REFRESH_MS = 300
_AT_ONCE = 100  # lines: all at once would hold the window for longer than a frame
_LEVELS = (
    (QT_TR_NOOP("Everything"), logging.NOTSET),
    (QT_TR_NOOP("Events and worse"), logging.INFO),
    (QT_TR_NOOP("Warnings and worse"), logging.WARNING),
    (QT_TR_NOOP("Errors only"), logging.ERROR),
)


class LogWindow(TextDialog):
    """Follows the log while it is open; what is above the level chosen is left out.

    save_wanted: a path, and the text for it.
    """

    save_wanted = pyqtSignal(str, str)

    def __init__(self, parent: QWidget, log: RecentLog) -> None:
        super().__init__(parent, tr("Log"), tr("What Art'Em did in this run, the newest last."))
        self._log = log
        self._shown = 0
        self.text.setMaximumBlockCount(2 * KEPT_LINES)
        self.level = QComboBox()
        self.level.setAccessibleName(tr("Which lines are shown"))
        self.level.setToolTip(tr("Which lines are shown"))
        for name, level in _LEVELS:
            self.level.addItem(tr(name), level)
        self.level.currentIndexChanged.connect(self._show_all)
        self.head.addWidget(self.level)
        self.save_button = self.add_button(tr("Save\N{HORIZONTAL ELLIPSIS}"))
        self.save_button.clicked.connect(self._ask_where)
        self.add_close()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._show_new)
        self._show_all()

    def save(self, path: str) -> None:
        """Have what is shown written."""
        self.save_wanted.emit(path, f"{self.text.toPlainText()}\n")

    def _show_all(self) -> None:
        self.text.clear()
        self._shown = 0
        self._show_new()

    def _show_new(self) -> None:
        lines = self._log.lines(self._shown, self.level.currentData())[:_AT_ONCE]
        if lines:
            self._shown = lines[-1].number
            self.text.appendPlainText("\n".join(line.text for line in lines))
        self._timer.start(0 if len(lines) == _AT_ONCE else _REFRESH_MS)

    def _ask_where(self) -> None:
        ask_where(self, tr("Save the log"), "artem-log.txt", self.save)
