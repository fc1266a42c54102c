"""The question for an address, and a login where it wants one."""

from __future__ import annotations

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from artem.gui.address import typed_address
from artem.words import tr

_EXAMPLE = "http://192.168.1.20:8080/video"


class AddressDialog(QDialog):
    """Asks without stopping the picture; `chosen` carries the address with its login."""

    chosen = pyqtSignal(str)

    def __init__(self, parent: QWidget, address: str = "", *, login: bool = False) -> None:
        """login: the address is known, its login is asked for."""
        super().__init__(parent)
        self.setWindowTitle(tr("Sign in") if login else tr("Open an address"))
        self.setMinimumWidth(440)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)  # with the password in it
        self.address = _line(tr("Address"), _EXAMPLE)
        self.user = _line(tr("User name"), tr("only if the camera asks for one"))
        self.password = _line(tr("Password"), tr("never written to disk"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.address.setText(address)
        self._connect = QPushButton(tr("Connect"))
        self._connect.setObjectName("main")
        self._connect.setDefault(True)
        self._connect.clicked.connect(self._choose)
        self.address.textChanged.connect(self._allow)
        self._lay_out()
        self._allow()
        (self.user if login else self.address).setFocus()

    def _choose(self) -> None:
        self.chosen.emit(typed_address(self.address.text(), self.user.text(), self.password.text()))
        self.accept()

    def _allow(self) -> None:
        self._connect.setEnabled(bool(self.address.text().strip()))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
        for line in (self.address, self.user, self.password):
            form.addRow(line.accessibleName(), line)
        hint = QLabel(tr("An IP camera, or a phone with a camera app, on your network."))
        hint.setObjectName("quiet")
        cancel = QPushButton(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self._connect)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(hint)
        column.addLayout(form)
        column.addLayout(buttons)


def _line(name: str, example: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setPlaceholderText(example)
    return line
