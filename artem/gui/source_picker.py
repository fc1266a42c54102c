"""The button that chooses where frames come from."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import QMenu, QPushButton, QSizePolicy

from artem.gui.catalog import FoundSources, SourceEntry
from artem.gui.presenter import DEMO

_MORE = "\N{HORIZONTAL ELLIPSIS}"


class SourcePicker(QPushButton):
    """Shows the source's name; its menu lists what was found, the demo, an address or a file."""

    picked = pyqtSignal(str, str)  # spec, title
    address_wanted = pyqtSignal()
    file_wanted = pyqtSignal()
    opened = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self._found = FoundSources()
        self._list = QMenu(self)
        self._list.aboutToShow.connect(self.opened)
        self.setMenu(self._list)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(120)
        self.setMaximumWidth(280)
        self.setToolTip("Choose what to look at: a camera, a screen, an address or a file")
        self.show_name("Source")
        self.show_found(self._found)

    def show_name(self, name: str) -> None:
        """Name the source in use."""
        self._name = name
        self.setAccessibleName(f"Source: {name}")
        self._elide()

    def show_found(self, found: FoundSources) -> None:
        """List the cameras and screens there are."""
        self._found = found
        self._list.clear()
        self._section("Cameras", found.cameras, "No camera found")
        self._section("Screens", found.screens, "")
        self._list.addSeparator()
        self._entry(SourceEntry(DEMO, "Demo scene"))
        self._list.addSeparator()
        for text, signal in (("Address", self.address_wanted), ("File", self.file_wanted)):
            action = self._list.addAction(f"{text}{_MORE}")
            if action is not None:
                action.triggered.connect(lambda _, wanted=signal: wanted.emit())

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Keep the name within the button."""
        super().resizeEvent(event)
        self._elide()

    def _section(self, title: str, entries: Sequence[SourceEntry], none: str) -> None:
        if not entries and not none:
            return
        heading = self._list.addAction(title if entries else none)
        if heading is not None:
            heading.setEnabled(False)
        for entry in entries:
            self._entry(entry)

    def _entry(self, entry: SourceEntry) -> None:
        action = self._list.addAction(entry.title)
        if action is not None:
            action.triggered.connect(
                lambda _, chosen=entry: self.picked.emit(chosen.spec, chosen.title)
            )

    def _elide(self) -> None:
        room = (self.width() if self.isVisible() else 280) - 52
        mode = Qt.TextElideMode.ElideMiddle
        self.setText(f"{self.fontMetrics().elidedText(self._name, mode, room)}  \u25be")
