"""The question for the name of a look."""

from __future__ import annotations

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QDialog, QLineEdit, QWidget

from artem.gui.form import hint, last_row, main_button, stack
from artem.gui.looks.saved_looks import LONGEST_NAME
from artem.words import tr


class NameDialog(QDialog):
    """Asks without stopping the picture; `chosen` carries the name."""

    chosen = pyqtSignal(str)

    def __init__(self, parent: QWidget, name: str) -> None:
        """name: what is offered."""
        super().__init__(parent)
        self.setWindowTitle(tr("Save the look"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.name = QLineEdit(name)
        self.name.setAccessibleName(tr("Name"))
        self.name.setMaxLength(LONGEST_NAME)
        self.name.selectAll()
        self.save = main_button(tr("Save"))
        self.save.clicked.connect(self._choose)
        self.name.textChanged.connect(lambda text: self.save.setEnabled(bool(text.strip())))
        about = tr("To replace a saved look, give its name.")
        stack(self, self.name, hint(about), last_row(self, self.save))

    def _choose(self) -> None:
        self.chosen.emit(self.name.text())
        self.accept()
