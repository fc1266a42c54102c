"""How a phone becomes the camera: with Art'Em's own page, or with another app."""

from __future__ import annotations

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from artem.gui.form import last_row, stack, wrapped
from artem.gui.presenter import fingerprint_start, sentence
from artem.gui.sharing.shared import Shared
from artem.gui.sources.address import typed_address
from artem.gui.sources.other_app import OtherApp
from artem.gui.sources.qr_code import QrCode
from artem.words import tr


class PhoneDialog(QDialog):
    """Shows the code to scan; closed by who opened it when the phone's first picture comes.

    chosen: the address that another app on the phone shows.
    """

    chosen = pyqtSignal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Use a phone as the camera"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)  # with the link in it
        self.setMinimumWidth(min(560, parent.width() - 40))
        self.code = QrCode(tr("QR code of the page that makes the phone a camera"))
        self.waiting = wrapped("", "heading")
        self._warning = wrapped("", "caption")
        self.other = OtherApp()
        self.other.chosen.connect(self._choose)
        self._own = self._own_page()
        self.switch = QPushButton()
        self.switch.setAutoDefault(False)  # Return in the address connects, also after a click here
        self.switch.clicked.connect(self._switch)
        last = last_row(self, self.other.connect_button, self.switch)
        stack(self, self._own, self.other, last)
        self.show_shared(None)
        self._show_other(False)

    def show_shared(self, shared: Shared | None) -> None:
        """Show how this server is reached; None while it starts."""
        self.code.show_text(shared.link.camera if shared else "")
        preparing = tr("Preparing the code\N{HORIZONTAL ELLIPSIS}")
        waiting = tr("Waiting for the phone\N{HORIZONTAL ELLIPSIS}")
        self.waiting.setText(waiting if shared else preparing)
        told = tr("The certificate's fingerprint begins with {letters}.")
        letters = fingerprint_start(shared.fingerprint) if shared else ""
        self._warning.setText(told.format(letters=letters) if letters else "")

    def show_trouble(self, why: str) -> None:
        """Say why there is no code."""
        self.waiting.setText(sentence(why))

    def _choose(self, text: str) -> None:
        self.chosen.emit(typed_address(text, "", ""))
        self.accept()

    def _switch(self) -> None:
        self._show_other(self.other.isHidden())

    def _show_other(self, other: bool) -> None:
        self.other.setVisible(other)
        self._own.setVisible(not other)
        self.switch.setText(tr("Back") if other else tr("Another app\N{HORIZONTAL ELLIPSIS}"))
        self.switch.setToolTip("" if other else tr("Such as IP Webcam, or a camera's own app"))
        (self.other.address if other else self.switch).setFocus()
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self.adjustSize()

    def _own_page(self) -> QWidget:
        page = QWidget()
        steps = QVBoxLayout()
        steps.setSpacing(12)
        for step in (
            tr("1. Scan the code with the phone. It must be in the same network."),
            tr(
                "2. The browser warns once, because this computer made its certificate itself. "
                'Choose "Advanced" or "Details" there, and go on.'
            ),
        ):
            steps.addWidget(wrapped(step))
        steps.addWidget(self._warning)
        steps.addWidget(wrapped(tr("3. Start the camera on the page, and allow it.")))
        steps.addStretch()
        steps.addWidget(self.waiting)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(self.code, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(steps, 1)
        return page
