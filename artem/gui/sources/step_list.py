"""What a test of an address found out, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QGridLayout, QLabel, QWidget

from artem.gui import theme
from artem.words import QT_TR_NOOP, tr

if TYPE_CHECKING:
    from artem.capture.probe import Step

_NAMES = {
    "Address": QT_TR_NOOP("Address"),
    "Name": QT_TR_NOOP("Name"),
    "Connection": QT_TR_NOOP("Connection"),
    "Encryption": QT_TR_NOOP("Encryption"),
    "Login": QT_TR_NOOP("Login"),
    "Answer": QT_TR_NOOP("Answer"),
    "Video": QT_TR_NOOP("Video"),
}


class StepList(QWidget):
    """One line for each step: a mark with a word, what was tried, and how it went."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(2, 1)
        self._busy = QLabel(tr("Trying\N{HORIZONTAL ELLIPSIS}"))
        self._busy.setObjectName("quiet")
        self.steps: list[Step] = []
        self.hide()

    def begin(self) -> None:
        """A test begins."""
        self.clear()
        self._show_busy()
        self.show()

    def add(self, step: Step) -> None:
        """A step is done."""
        row = len(self.steps)
        self.steps.append(step)
        mark = _mark(step)
        text = QLabel(step.text)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        name = QLabel(tr(_NAMES[step.name]))
        self._grid.removeWidget(self._busy)
        for column, label in enumerate((mark, name, text)):
            self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
            label.show()  # its height counts at once
        self._show_busy()

    def end(self) -> None:
        """The last step was the last."""
        self._grid.removeWidget(self._busy)
        self._busy.hide()

    def clear(self) -> None:
        """Nothing is tested."""
        self.end()
        while (item := self._grid.takeAt(0)) is not None:
            if (label := item.widget()) is not None:
                label.deleteLater()
        self.steps = []
        self.hide()

    def _show_busy(self) -> None:
        self._grid.addWidget(self._busy, len(self.steps), 0, 1, 3)
        self._busy.show()


def _mark(step: Step) -> QLabel:
    health = theme.current().health
    mark = QLabel(f"\N{CHECK MARK} {tr('OK')}" if step.ok else f"\N{BALLOT X} {tr('Failed')}")
    mark.setStyleSheet(f"color: {health['good' if step.ok else 'bad']}")
    return mark
