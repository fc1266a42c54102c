"""The dialogs for a file."""

from __future__ import annotations

from collections.abc import Callable

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QFileDialog, QWidget


def ask_file(parent: QWidget, title: str, chosen: Callable[[str], None]) -> None:
    """Open the dialog; `chosen` gets the path, if one is chosen."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(chosen)
    dialog.open()


def ask_where(parent: QWidget, title: str, name: str, chosen: Callable[[str], None]) -> None:
    """Open the dialog for where to save; `chosen` gets the path, if one is chosen."""
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.selectFile(name)
    dialog.fileSelected.connect(chosen)
    dialog.open()
