"""Lines of a form that are typed into, with their names."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt6.QtWidgets import QComboBox, QLabel, QLineEdit, QSizePolicy


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
