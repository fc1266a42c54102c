"""A link that lets people in: hidden until it is asked for, and copied whole."""

from __future__ import annotations

from PyQt6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from artem.gui.form import text_line
from artem.gui.sharing.shared import Link
from artem.words import tr


class LinkLine(QWidget):
    """The link to watch, with buttons that show and copy it."""

    def __init__(self) -> None:
        super().__init__()
        self._link: Link | None = None
        self.text = text_line(tr("Link"), "")
        self.text.setReadOnly(True)
        self.reveal = QPushButton(tr("Show"))
        self.reveal.setCheckable(True)
        self.reveal.setToolTip(tr("Show the whole link; whoever reads it can come in"))
        self.reveal.toggled.connect(self._show)
        self.copy = QPushButton(tr("Copy"))
        self.copy.setToolTip(tr("Copy the whole link, to send it to somebody"))
        self.copy.clicked.connect(self._copy_page)
        self.copy_video = QPushButton(tr("Copy for OBS or VLC"))
        self.copy_video.setToolTip(tr("The link that programs open which play network streams"))
        self.copy_video.clicked.connect(self._copy_video)
        self._lay_out()
        self.show_link(None)

    def show_link(self, link: Link | None) -> None:
        """Show this one, hidden; None where there is none."""
        self._link = link
        self.reveal.setChecked(False)
        self.setEnabled(link is not None)
        self._show()

    def _show(self) -> None:
        link, whole = self._link, self.reveal.isChecked()
        self.text.setText("" if link is None else link.page if whole else link.shown)
        self.text.setCursorPosition(0)
        self.reveal.setText(tr("Hide") if whole else tr("Show"))

    def _copy_page(self) -> None:
        if self._link is not None:
            _copy(self._link.page)

    def _copy_video(self) -> None:
        if self._link is not None:
            _copy(self._link.video)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.text)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.reveal, self.copy, self.copy_video):
            row.addWidget(button)
        row.addStretch()
        column.addLayout(row)


def _copy(text: str) -> None:
    clipboard = QApplication.clipboard()
    if clipboard is not None:
        clipboard.setText(text)
