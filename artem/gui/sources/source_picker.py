"""The button that chooses where frames come from."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt6.QtCore import QPoint, Qt, pyqtBoundSignal, pyqtSignal
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QMenu, QPushButton, QSizePolicy

from artem.capture.spec import PHONE
from artem.gui.presenter import DEMO
from artem.gui.styles.catalog import FoundSources, SourceEntry
from artem.words import tr

_MORE = "\N{HORIZONTAL ELLIPSIS}"
_ARROW = "\N{BLACK DOWN-POINTING SMALL TRIANGLE}"
_LONGEST_NAME = 170  # pixels
_LONGEST_TITLE = 300


class SourcePicker(QPushButton):
    """Shows the source's name; its menu lists what was found, and what has to be asked for."""

    picked = pyqtSignal(str, str)  # spec, title
    region_wanted = pyqtSignal()
    address_wanted = pyqtSignal()
    phone_wanted = pyqtSignal()
    file_wanted = pyqtSignal()
    opened = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._found = FoundSources()
        self._spec = ""
        self._list = QMenu(self)
        self._submenus: list[QMenu] = []
        self._list.aboutToShow.connect(self.opened)
        self.setMenu(self._list)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(
            tr("Choose what to look at: a camera, a screen, a window, an address or a file")
        )
        self.show_name(tr("Source"), "")

    def show_name(self, name: str, spec: str) -> None:
        """Name the source in use, and mark it in the list."""
        self.setAccessibleName(tr("Source: {name}").format(name=name))
        mode = Qt.TextElideMode.ElideMiddle
        shown = self.fontMetrics().elidedText(name, mode, _LONGEST_NAME)
        self.setText(f"{_literal(shown)}  {_ARROW}")
        self._spec = spec
        self._fill()

    def show_found(self, found: FoundSources) -> None:
        """List the cameras, screens and windows there are."""
        if found == self._found:  # a list that is open stays as it is
            return
        self._found = found
        self._fill()

    def _fill(self) -> None:
        bottom = self._list.geometry().bottom()
        self._empty()
        self._section(tr("Cameras"), self._found.cameras, tr("No camera found"))
        self._section(tr("Screens"), self._found.screens, "")
        self._question(tr("Part of the screen"), self.region_wanted)
        if self._found.windows:
            self._entries(self._submenu(tr("Windows")), self._found.windows)
        self._list.addSeparator()
        self._entries(self._list, [SourceEntry(DEMO, tr("Demo scene"))])
        self._list.addSeparator()
        self._question(tr("Address"), self.address_wanted)
        self._mark(self._question(tr("Use a phone"), self.phone_wanted), self._spec == PHONE)
        self._question(tr("File"), self.file_wanted)
        if self._list.isVisible():
            self._stay_at(bottom)

    def _empty(self) -> None:
        self._list.clear()
        for menu in self._submenus:
            menu.deleteLater()
        self._submenus = []

    def _section(self, title: str, entries: Sequence[SourceEntry], none: str) -> None:
        heading = self._list.addAction(title if entries or not none else none)
        if heading is not None:
            heading.setEnabled(False)
        self._entries(self._list, entries)

    def _entries(self, menu: QMenu, entries: Sequence[SourceEntry]) -> None:
        for entry in entries:
            if entry.formats:
                self._camera(entry)
            else:
                self._entry(menu, entry.title, entry.spec, entry.title)

    def _camera(self, camera: SourceEntry) -> None:
        """A camera and its formats."""
        menu = self._submenu(camera.title)
        formats = [SourceEntry(camera.spec, tr("Automatic")), *camera.formats]
        for offer in formats:
            self._entry(menu, offer.title, offer.spec, camera.title)
        self._mark(menu.menuAction(), any(offer.spec == self._spec for offer in formats))

    def _entry(self, menu: QMenu, text: str, spec: str, title: str) -> None:
        action = menu.addAction(self._shortened(text))
        if action is not None:
            action.triggered.connect(lambda: self.picked.emit(spec, title))
        self._mark(action, spec == self._spec)

    def _mark(self, action: QAction | None, used: bool) -> None:
        if action is not None:
            action.setCheckable(used)
            action.setChecked(used)

    def _submenu(self, title: str) -> QMenu:
        menu = QMenu(self._shortened(title), self)
        self._submenus.append(menu)
        self._list.addMenu(menu)
        return menu

    def _question(self, text: str, wanted: pyqtBoundSignal) -> QAction | None:
        action = self._list.addAction(f"{text}{_MORE}")
        if action is not None:
            action.triggered.connect(wanted)
        return action

    def _shortened(self, text: str) -> str:
        mode = Qt.TextElideMode.ElideMiddle
        return _literal(self.fontMetrics().elidedText(text, mode, _LONGEST_TITLE))

    def _stay_at(self, bottom: int) -> None:
        """An open list that grew neither covers its button nor leaves the screen."""
        height, top = self._list.sizeHint().height(), self._list.y()
        if bottom < self.mapToGlobal(QPoint(0, self.height() // 2)).y():
            top = bottom + 1 - height
        screen = self.screen()
        if screen is not None:
            top = min(top, screen.availableGeometry().bottom() + 1 - height)
        self._list.move(self._list.x(), top)


def _literal(text: str) -> str:
    """The text as a menu shows it: no letter of it is a key."""
    return text.replace("&", "&&").replace("\t", " ")
