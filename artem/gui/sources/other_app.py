"""How a phone becomes the camera with an app of others, step by step."""

from __future__ import annotations

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from artem.gui.form import main_button, text_line, wrapped
from artem.gui.sources.qr_code import QrCode
from artem.words import tr

APP = "https://play.google.com/store/apps/details?id=com.pas.webcam"
"""IP Webcam in the shop for Android."""

_EXAMPLE = "http://192.168.1.20:8080"


class OtherApp(QWidget):
    """Says what to do on the phone and takes the address it then shows; `chosen` carries it.

    connect_button: for the dialog's last row.
    """

    chosen = pyqtSignal(str)

    def __init__(self) -> None:
        super().__init__()
        self.address = text_line(tr("Address that the phone shows"), _EXAMPLE)
        self.address.textChanged.connect(self._allow)
        self.code = QrCode(tr("QR code of the app's page in the Play Store"), APP)
        self.connect_button = main_button(tr("Connect"))
        self.connect_button.clicked.connect(lambda: self.chosen.emit(self.address.text()))
        self._lay_out()
        self._allow()

    def setVisible(self, visible: bool) -> None:
        """Its button comes and goes with it."""
        super().setVisible(visible)
        self.connect_button.setVisible(visible)

    def _allow(self) -> None:
        self.connect_button.setEnabled(bool(self.address.text().strip()))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(self._guide())
        column.addWidget(wrapped(tr("On an iPhone, or with another app"), "heading"))
        others = tr(
            "Any app does that gives an address for motion JPEG (http://) or RTSP (rtsp://). "
            "The phone and this computer must be in the same network."
        )
        column.addWidget(wrapped(others))

    def _guide(self) -> QHBoxLayout:
        steps = QVBoxLayout()
        steps.setSpacing(10)
        steps.addWidget(wrapped(tr("On an Android phone"), "heading"))
        for step in (
            tr("1. Install the app IP Webcam: scan the code, it leads to the Play Store."),
            tr('2. Open it and choose "Start server", at the end of its list.'),
            tr("3. Type the address that it shows at the bottom of its picture:"),
        ):
            steps.addWidget(wrapped(step))
        steps.addWidget(self.address)
        steps.addStretch()
        beside = QVBoxLayout()
        beside.setSpacing(6)
        beside.addWidget(self.code)
        label = wrapped(tr("IP Webcam in the Play Store"), "caption")
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        beside.addWidget(label)
        beside.addStretch()
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(steps, 1)
        row.addLayout(beside)
        return row
