"""The button that chooses where frames come from."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QMenu, QPushButton, QSizePolicy

from artem.gui.catalog import FoundSources, SourceEntry
from artem.gui.presenter import DEMO
from artem.words import tr

_MORE = "\N{HORIZONTAL ELLIPSIS}"
_ARROW = "\N{BLACK DOWN-POINTING SMALL TRIANGLE}"
_LONGEST_NAME = 170  # pixels


class SourcePicker(QPushButton):
    """Shows the source's name; its menu lists what was found, the demo, an address or a file."""

    picked = pyqtSignal(str, str)  # spec, title
    address_wanted = pyqtSignal()
    file_wanted = pyqtSignal()
    opened = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._found = FoundSources()
        self._list = QMenu(self)
        self._list.aboutToShow.connect(self.opened)
        self.setMenu(self._list)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(tr("Choose what to look at: a camera, a screen, an address or a file"))
        self.show_name(tr("Source"))
        self.show_found(self._found)

    def show_name(self, name: str) -> None:
        """Name the source in use."""
        self.setAccessibleName(tr("Source: {name}").format(name=name))
        mode = Qt.TextElideMode.ElideMiddle
        self.setText(f"{self.fontMetrics().elidedText(name, mode, _LONGEST_NAME)}  {_ARROW}")

    def show_found(self, found: FoundSources) -> None:
        """List the cameras and screens there are."""
        self._found = found
        self._list.clear()
        self._section(tr("Cameras"), found.cameras, tr("No camera found"))
        self._section(tr("Screens"), found.screens, "")
        self._list.addSeparator()
        self._entry(SourceEntry(DEMO, tr("Demo scene")))
        self._list.addSeparator()
        for text, signal in ((tr("Address"), self.address_wanted), (tr("File"), self.file_wanted)):
            action = self._list.addAction(f"{text}{_MORE}")
            if action is not None:
                action.triggered.connect(lambda _, wanted=signal: wanted.emit())

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
