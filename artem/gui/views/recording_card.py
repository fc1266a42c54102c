"""What lies over the picture's corner while it is recorded or published."""

from __future__ import annotations

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QWidget

from artem.gui import theme
from artem.gui.views.geometry import MARGIN
from artem.words import tr

_AROUND = 48  # pixels of the card beside its text


class RecordingCard(QWidget):
    """A dot, and a line for each that goes on: how long it has been, and how it goes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("recording")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Output"))
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        dot = QLabel("\N{BLACK CIRCLE}")
        dot.setStyleSheet(f"color: {theme.DARK.record};")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 12, 5)
        row.setSpacing(8)
        row.addWidget(dot)
        row.addWidget(self.text)
        self.hide()

    def show_words(self, *lines: str) -> None:
        """Show these lines, as far as they fit; without any it hides."""
        if not lines:
            self.hide()
            return
        told = "\n".join(lines)
        if told != self.accessibleDescription():
            self.setAccessibleDescription(told)
        self.text.setText("\n".join(self._fitting(line) for line in lines))
        self.adjustSize()
        self.place()
        self.show()

    def place(self) -> None:
        """Take the parent's upper right corner."""
        parent = self.parentWidget()
        if parent is not None:
            self.move(parent.width() - self.width() - MARGIN, MARGIN)

    def _fitting(self, line: str) -> str:
        parent = self.parentWidget()
        room = (parent.width() if parent else self.width()) - _AROUND - 2 * MARGIN
        return self.text.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room)
