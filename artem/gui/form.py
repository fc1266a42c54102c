"""What dialogs are made of."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
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


def form(*rows: tuple[str | QLabel, QWidget]) -> QFormLayout:
    """Names with what belongs to them."""
    made = QFormLayout()
    made.setVerticalSpacing(10)
    made.setHorizontalSpacing(16)
    made.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
    for name, widget in rows:
        made.addRow(name, widget)
    return made


def hint(text: str) -> QLabel:
    """What it is about."""
    return wrapped(text, "quiet")


def problem() -> QLabel:
    """Where what is wrong is said; nothing yet."""
    label = wrapped("")
    label.hide()
    return label


def main_button(text: str) -> QPushButton:
    """The one that Return presses."""
    button = QPushButton(text)
    button.setObjectName("main")
    button.setDefault(True)
    return button


def stack(dialog: QDialog, *parts: QWidget | QLayout) -> None:
    """Put the parts of a dialog below each other."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 20, 24, 20)
    column.setSpacing(16)
    for part in parts:
        if isinstance(part, QLayout):
            column.addLayout(part)
        else:
            column.addWidget(part)


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
