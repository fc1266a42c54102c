"""The session options, as they are declared: what is fixed when a run starts."""

from __future__ import annotations

from collections.abc import Mapping

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from artem.errors import UsageError
from artem.gui.form import last_row
from artem.gui.presenter import sentence
from artem.options import Option, SessionOptions, in_dialog
from artem.words import tr


class OptionsDialog(QDialog):
    """Asks for the options; `chosen` carries their texts by name, without those left at auto."""

    chosen = pyqtSignal(dict)

    def __init__(self, parent: QWidget, texts: Mapping[str, str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Options"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.boxes = {option.name: _box(option, texts) for option in in_dialog()}
        self.problem = QLabel()
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.use = QPushButton(tr("Use these"))
        self.use.setObjectName("main")
        self.use.setDefault(True)
        self.use.clicked.connect(self._choose)
        self._lay_out()

    def _choose(self) -> None:
        texts = {name: box.currentText().strip() or "auto" for name, box in self.boxes.items()}
        try:
            check(texts)
        except UsageError as error:
            self.problem.setText(sentence(str(error)))
            self.problem.show()
            return
        self.chosen.emit({name: text for name, text in texts.items() if text != "auto"})
        self.accept()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
        for option in in_dialog():
            form.addRow(tr(option.title), self.boxes[option.name])
        hint = QLabel(tr("The picture starts anew with them, and they are kept for the next time."))
        hint.setObjectName("quiet")
        hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(hint)
        column.addLayout(form)
        column.addWidget(self.problem)
        column.addLayout(last_row(self, self.use))


def check(texts: Mapping[str, str]) -> None:
    """Raises UsageError for texts that cannot be, alone or together."""
    SessionOptions().with_remembered(texts)


def _box(option: Option, texts: Mapping[str, str]) -> QComboBox:
    box = QComboBox()
    box.setEditable(option.parse is not None)
    box.addItems(option.choices)
    box.setAccessibleName(tr(option.title))
    box.setToolTip(tr(option.help))
    text = texts.get(option.name, option.choices[0])
    if box.findText(text) < 0:
        box.addItem(text)
    box.setCurrentText(text)
    return box
