"""What dialogs are made of: lines that are typed into, with their names, and the last row."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
)

from artem.words import tr


def text_line(name: str, example: str) -> QLineEdit:
    """A line to type into."""
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setPlaceholderText(example)
    return line


def name_of(line: QLineEdit) -> QLabel:
    """What stands before a line."""
    label = QLabel(line.accessibleName())
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
    label.setBuddy(line)
    return label


def wrapped(text: str, name: str = "") -> QLabel:
    """A text over several lines. name: what the style sheet knows it by."""
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def offering(line: QLineEdit, recent: Sequence[str]) -> QComboBox:
    """A box around the line that has these addresses in its list."""
    box = QComboBox()
    box.setEditable(True)
    box.setLineEdit(line)
    box.addItems(recent)
    box.setCurrentIndex(-1)
    box.setCompleter(None)  # the rest of a longer address must not write itself
    box.setAccessibleName(line.accessibleName())
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


def last_row(dialog: QDialog, main: QPushButton, *others: QPushButton) -> QHBoxLayout:
    """Other buttons on the left; on the right the way out, and the main one."""
    cancel = QPushButton(tr("Cancel"))
    cancel.clicked.connect(dialog.reject)
    row = QHBoxLayout()
    for button in others:
        row.addWidget(button)
    row.addStretch()
    row.addWidget(cancel)
    row.addWidget(main)
    return row
