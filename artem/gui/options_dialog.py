"""The session options, as they are declared: what is fixed when a run starts."""

from __future__ import annotations

from collections.abc import Mapping

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QComboBox, QDialog, QWidget

from artem.errors import UsageError
from artem.gui.form import form, hint, last_row, main_button, problem, stack
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
        self.problem = problem()
        self.use = main_button(tr("Use these"))
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
        about = tr("The picture starts anew with them, and they are kept for the next time.")
        rows = [(tr(option.title), self.boxes[option.name]) for option in in_dialog()]
        stack(self, hint(about), form(*rows), self.problem, last_row(self, self.use))


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
