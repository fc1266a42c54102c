"""How a phone becomes the camera, step by step."""

from __future__ import annotations

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from artem.gui.form import last_row, main_button, stack
from artem.gui.sources.address import typed_address
from artem.gui.sources.qr_code import QrCode
from artem.words import tr

APP = "https://play.google.com/store/apps/details?id=com.pas.webcam"
"""IP Webcam in the shop for Android."""

_EXAMPLE = "http://192.168.1.20:8080"


class PhoneDialog(QDialog):
    """Says what to do on the phone and takes the address it then shows; `chosen` carries it."""

    chosen = pyqtSignal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Use a phone as the camera"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(min(560, parent.width() - 40))
        self.address = QLineEdit()
        self.address.setAccessibleName(tr("Address that the phone shows"))
        self.address.setPlaceholderText(_EXAMPLE)
        self.address.textChanged.connect(self._allow)
        self.code = QrCode(APP, tr("QR code of the app's page in the Play Store"))
        self._connect = main_button(tr("Connect"))
        self._connect.clicked.connect(self._choose)
        self._lay_out()
        self._allow()
        self.address.setFocus()

    def _choose(self) -> None:
        self.chosen.emit(typed_address(self.address.text(), "", ""))
        self.accept()

    def _allow(self) -> None:
        self._connect.setEnabled(bool(self.address.text().strip()))

    def _lay_out(self) -> None:
        others = tr(
            "Any app does that gives an address for motion JPEG (http://) or RTSP (rtsp://). "
            "The phone and this computer must be in the same network."
        )
        heading = _text(tr("On an iPhone, or with another app"), "heading")
        stack(self, self._guide(), heading, _text(others), last_row(self, self._connect))

    def _guide(self) -> QHBoxLayout:
        steps = QVBoxLayout()
        steps.setSpacing(10)
        steps.addWidget(_text(tr("On an Android phone"), "heading"))
        for step in (
            tr("1. Install the app IP Webcam: scan the code, it leads to the Play Store."),
            tr('2. Open it and choose "Start server", at the end of its list.'),
            tr("3. Type the address that it shows at the bottom of its picture:"),
        ):
            steps.addWidget(_text(step))
        steps.addWidget(self.address)
        steps.addStretch()
        beside = QVBoxLayout()
        beside.setSpacing(6)
        beside.addWidget(self.code)
        label = _text(tr("IP Webcam in the Play Store"), "caption")
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        beside.addWidget(label)
        beside.addStretch()
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(steps, 1)
        row.addLayout(beside)
        return row


def _text(text: str, name: str = "") -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setWordWrap(True)
    return label
