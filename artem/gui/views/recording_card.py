"""What lies over the picture's corner while it is recorded."""

from __future__ import annotations

from PyQt6.QtWidgets import QHBoxLayout, QLabel, QWidget

from artem.gui import theme
from artem.gui.presenter import recording_words
from artem.gui.views.geometry import MARGIN
from artem.output.recorder import Progress
from artem.words import tr


class RecordingCard(QWidget):
    """A dot, how long it has been, how large it is, and how much room is left."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("recording")
        self.setAccessibleName(tr("Recording"))
        self.text = QLabel()
        dot = QLabel("\N{BLACK CIRCLE}")
        dot.setStyleSheet(f"color: {theme.DARK.record};")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 12, 5)
        row.setSpacing(8)
        row.addWidget(dot)
        row.addWidget(self.text)
        self.hide()

    def show_progress(self, progress: Progress | None) -> None:
        """Show how the recording goes; None hides it."""
        if progress is None:
            self.hide()
            return
        self.text.setText(recording_words(progress))
        self.setAccessibleDescription(self.text.text())
        self.adjustSize()
        self.place()
        self.show()

    def place(self) -> None:
        """Take the parent's upper right corner."""
        parent = self.parentWidget()
        if parent is not None:
            self.move(parent.width() - self.width() - MARGIN, MARGIN)
