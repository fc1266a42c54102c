"""What others need to watch, and how many do."""

from __future__ import annotations

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from artem.gui import presenter
from artem.gui.form import hint, main_button, stack, wrapped
from artem.gui.sharing.link_line import LinkLine
from artem.gui.sharing.shared import Shared
from artem.gui.sources.qr_code import QrCode
from artem.words import tr


class ShareDialog(QDialog):
    """Shows the code and the link; sharing goes on when it is closed, until it is stopped."""

    stopped = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Share with phones and browsers"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)  # with the link in it
        self.setMinimumWidth(min(640, parent.width() - 40))
        self._shared: Shared | None = None
        self.code = QrCode(tr("QR code of the link"))
        self.link = LinkLine()
        self.watched = QLabel()
        self.watched.setObjectName("heading")
        self.fingerprint = wrapped("", "code")
        self.fingerprint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.stop = QPushButton(tr("Stop sharing"))
        self.stop.clicked.connect(self.stopped)
        self.stop.clicked.connect(self.accept)
        self.done_button = main_button(tr("Done"))
        self.done_button.setToolTip(tr("Close this; sharing goes on"))
        self.done_button.clicked.connect(self.accept)
        stack(self, self._way_in(), self._warning(), self._last_row())
        self.done_button.setFocus()
        self.show_shared(None)

    def show_shared(self, shared: Shared | None) -> None:
        """Show how this server is reached; None while it starts."""
        self._shared = shared
        link = None if shared is None else shared.link
        self.code.show_text(link.page if link else "")
        self.link.show_link(link)
        letters = presenter.fingerprint_lines(shared.fingerprint) if shared else ""
        self.fingerprint.setText(letters or "\n")  # in which case it keeps its place

    def show_viewers(self, count: int) -> None:
        """How many watch now."""
        words = presenter.watching_words(count)
        self.watched.setText(words if self._shared else tr("Starting\N{HORIZONTAL ELLIPSIS}"))

    def _last_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.stop)
        row.addStretch()
        row.addWidget(self.done_button)
        return row

    def _way_in(self) -> QHBoxLayout:
        beside = QVBoxLayout()
        beside.setSpacing(10)
        beside.addWidget(wrapped(tr("Scan the code with a phone, or open this link:")))
        beside.addWidget(self.link)
        told = tr(
            "Whoever has the link and is in your network can watch the picture and offer a camera. "
            "Give it only to people you trust."
        )
        beside.addWidget(hint(told))
        beside.addStretch()
        beside.addWidget(self.watched)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self.code, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside, 1)
        return row

    def _warning(self) -> QVBoxLayout:
        told = tr(
            "The browser warns once, because this computer made its certificate itself. Choose "
            '"Advanced" or "Details" there, and go on. To be sure that it talks to this computer, '
            "compare the certificate's fingerprint (SHA-256):"
        )
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(wrapped(tr("The first time"), "heading"))
        column.addWidget(hint(told))
        column.addWidget(self.fingerprint)
        return column
