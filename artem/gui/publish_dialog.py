"""The question for the server to publish to, and its stream key."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QDialog, QLineEdit, QWidget

from artem.destination import Destination, joined, parse_destination
from artem.errors import UsageError
from artem.gui.form import (
    form,
    hint,
    last_row,
    main_button,
    name_of,
    offering,
    problem,
    stack,
    text_line,
)
from artem.gui.presenter import sentence
from artem.words import tr

_EXAMPLE = "rtmp://live.example.org/app"


class PublishDialog(QDialog):
    """Asks without stopping the picture; `chosen` carries the Destination."""

    chosen = pyqtSignal(object)

    def __init__(self, parent: QWidget, servers: Sequence[str] = ()) -> None:
        """servers: those published to before, without keys; the first is offered."""
        super().__init__(parent)
        self.setWindowTitle(tr("Publish"))
        self.setMinimumWidth(min(480, parent.width() - 40))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)  # with the key in it
        self.server = text_line(tr("Server"), _EXAMPLE)
        self.key = text_line(tr("Stream key"), tr("never written to disk"))
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self._place = offering(self.server, servers) if servers else self.server
        self.server.setText(servers[0] if servers else "")
        self.told = problem()
        self.publish = main_button(tr("Publish"))
        self.publish.clicked.connect(self._choose)
        self.server.textChanged.connect(self._on_changed)
        self.key.textChanged.connect(self._on_changed)
        self._lay_out()
        self._on_changed()
        (self.key if servers else self.server).setFocus()

    def _choose(self) -> None:
        try:
            destination: Destination = parse_destination(
                joined(self.server.text(), self.key.text())
            )
        except UsageError as error:
            self.told.setText(sentence(str(error)))
            self.told.show()
            return
        self.chosen.emit(destination)
        self.accept()

    def _on_changed(self) -> None:
        self.told.hide()
        self.publish.setEnabled(bool(self.server.text().strip()))

    def _lay_out(self) -> None:
        about = tr("Whoever watches there sees the picture and hears the source's sound.")
        lines = form((name_of(self.server), self._place), (name_of(self.key), self.key))
        stack(self, hint(about), lines, self.told, last_row(self, self.publish))
