"""A dialog around a long text that is read, copied and kept."""

from __future__ import annotations

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QTextOption
from PyQt6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from artem.words import tr

_WIDTH, _HEIGHT = 720, 480


class TextDialog(QDialog):
    """A sentence, a text to select from, and buttons below; the picture goes on meanwhile.

    head: the row above the text, for what else belongs there.
    """

    def __init__(self, parent: QWidget, title: str, sentence: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(min(_WIDTH, parent.width() - 40), min(_HEIGHT, parent.height() - 40))
        self.text = QPlainTextEdit()
        self.text.setObjectName("code")
        self.text.setReadOnly(True)
        self.text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.text.setAccessibleName(title)
        self.head = QHBoxLayout()
        self._told = QLabel(sentence)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setObjectName("quiet")
        self._told.setWordWrap(True)
        self.head.addWidget(self._told, 1)
        self._row = QHBoxLayout()
        self._row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(self.head)
        column.addWidget(self.text)
        column.addLayout(self._row)
        self.copy_button = self.add_button(tr("Copy"))
        self.copy_button.setToolTip(tr("Copy the whole text, to paste it where you report it"))
        self.copy_button.clicked.connect(self._copy)

    def say(self, sentence: str) -> None:
        """Say something else above the text."""
        self._told.setText(sentence)

    def add_button(self, text: str) -> QPushButton:
        """One more button on the right."""
        button = QPushButton(text)
        button.setAutoDefault(False)
        self._row.addWidget(button)
        return button

    def add_close(self) -> None:
        """The last button."""
        close = self.add_button(tr("Close"))
        close.setObjectName("main")
        close.clicked.connect(self.close)

    def _copy(self) -> None:
        clipboard = QApplication.clipboard()
        if clipboard is not None:
            clipboard.setText(self.text.toPlainText())
