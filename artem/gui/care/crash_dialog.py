"""The report of a run that ended badly."""

from __future__ import annotations

from pathlib import Path

from PyQt6.QtCore import QUrl
from PyQt6.QtGui import QDesktopServices
from PyQt6.QtWidgets import QWidget

from artem.gui.care.text_dialog import TextDialog
from artem.words import tr


class CrashDialog(TextDialog):
    """Shows the report, to be copied or found."""

    def __init__(self, parent: QWidget, report: Path, text: str) -> None:
        sentence = tr("This is what is known. Passwords are left out; nothing is sent anywhere.")
        super().__init__(parent, tr("The last run ended unexpectedly"), sentence)
        self.text.setPlainText(text)
        self.folder_button = self.add_button(tr("Open the folder"))
        self.folder_button.setToolTip(str(report))
        self.folder_button.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(report.parent)))
        )
        self.add_close()
