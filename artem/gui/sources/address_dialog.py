"""The question for an address, and a login where it wants one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QDialog, QLineEdit, QPushButton, QWidget

from artem.gui.form import (
    form,
    hint,
    last_row,
    main_button,
    name_of,
    offering,
    stack,
    text_line,
)
from artem.gui.sources.address import typed_address
from artem.gui.sources.step_list import StepList
from artem.words import tr

if TYPE_CHECKING:
    from artem.capture.probe import Step

_EXAMPLE = "http://192.168.1.20:8080/video"


class AddressDialog(QDialog):
    """Asks without stopping the picture; `chosen` carries the address with its login.

    test_wanted: address, user name, password. test_dropped: they were changed since.
    """

    chosen = pyqtSignal(str)
    test_wanted = pyqtSignal(str, str, str)
    test_dropped = pyqtSignal()

    def __init__(
        self,
        parent: QWidget,
        address: str = "",
        *,
        login: bool = False,
        recent: Sequence[str] = (),
    ) -> None:
        """login: the address is known, its login is asked for. recent: addresses to offer."""
        super().__init__(parent)
        self.setWindowTitle(tr("Sign in") if login else tr("Open an address"))
        self.setMinimumWidth(min(480, parent.width() - 40))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)  # with the password in it
        self.address = text_line(tr("Address"), _EXAMPLE)
        self.user = text_line(tr("User name"), tr("only if the camera asks for one"))
        self.password = text_line(tr("Password"), tr("never written to disk"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self._place = offering(self.address, recent) if recent else self.address
        self.address.setText(address)
        self.steps = StepList()
        self._testing = False
        self.test = QPushButton(tr("Test"))
        self.test.setToolTip(tr("Try the address step by step, to see where it fails"))
        self.test.clicked.connect(self._test)
        self._connect = main_button(tr("Connect"))
        self._connect.clicked.connect(self._choose)
        for line in (self.address, self.user, self.password):
            line.textChanged.connect(self._on_changed)
        self._lay_out()
        self._on_changed()
        (self.user if login else self.address).setFocus()

    def show_step(self, step: Step) -> None:
        """The test did one more step."""
        self.steps.add(step)
        self._fit()

    def show_tested(self) -> None:
        """The test is over."""
        self.steps.end()
        self._testing = False
        self.test.setText(tr("Test"))
        self._fit()

    def _choose(self) -> None:
        self.chosen.emit(typed_address(self.address.text(), self.user.text(), self.password.text()))
        self.accept()

    def _test(self) -> None:
        if self._testing:
            self.test_dropped.emit()
            self.show_tested()
            return
        self._testing = True
        self.test.setText(tr("Stop"))
        self.steps.begin()
        self._fit()
        address = typed_address(self.address.text(), "", "")
        self.test_wanted.emit(address, self.user.text(), self.password.text())

    def _on_changed(self) -> None:
        """What was tested is no longer what is typed."""
        self.test_dropped.emit()
        self.steps.clear()
        self.show_tested()
        for button in (self.test, self._connect):
            button.setEnabled(bool(self.address.text().strip()))

    def _fit(self) -> None:
        """Be as high as the steps need."""
        self.steps.updateGeometry()  # what the layout knows of them is out of date
        layout = self.layout()
        if layout is not None:
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _lay_out(self) -> None:
        about = tr("An IP camera, or a phone with a camera app, on your network.")
        lines = form(
            (name_of(self.address), self._place),
            (name_of(self.user), self.user),
            (name_of(self.password), self.password),
        )
        stack(self, hint(about), lines, self.steps, last_row(self, self._connect, self.test))
