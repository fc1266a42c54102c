"""The question for the name of a look."""

from __future__ import annotations

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from artem.gui.form import last_row
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
        self.save = QPushButton(tr("Save"))
        self.save.setObjectName("main")
        self.save.setDefault(True)
        self.save.clicked.connect(self._choose)
        self.name.textChanged.connect(lambda text: self.save.setEnabled(bool(text.strip())))
        self._lay_out()

    def _choose(self) -> None:
        self.chosen.emit(self.name.text())
        self.accept()

    def _lay_out(self) -> None:
        hint = QLabel(tr("To replace a saved look, give its name."))
        hint.setObjectName("quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(self.name)
        column.addWidget(hint)
        column.addLayout(last_row(self, self.save))
