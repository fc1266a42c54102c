"""Finding and opening sources, as the user asks for them. Lives on the GUI thread."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject, QTimer, pyqtSignal
from PyQt6.QtWidgets import QApplication

from artem.capture.base import Source
from artem.capture.phone import PhoneInlet, PhoneSource
from artem.capture.spec import PHONE
from artem.errors import ArtemError
from artem.gui import presenter
from artem.gui.bridge import Background
from artem.gui.file_dialog import ask_file
from artem.gui.parts import Parts
from artem.gui.presenter import Choice
from artem.gui.sources.address import is_address, with_recent, without_secrets
from artem.gui.sources.address_dialog import AddressDialog
from artem.gui.sources.address_tests import AddressTests
from artem.gui.sources.newcomer import Newcomer
from artem.gui.sources.region_picker import RegionPicker, ScreenPicture, picture_screens
from artem.gui.styles.catalog import FoundSources
from artem.gui.window import Window
from artem.words import tr

_LOOK_MS = 2000
_MENU_GONE_MS = 200
"""A menu fades away for that long, and must not be on the picture of the screen."""


class Sources(QObject):
    """Makes sources on a thread of its own and asks for those that need words.

    picked: the user chose another one. opened: (Choice, its title or "", Source).
    found: FoundSources. refused: the sentence for one that cannot be.
    failed: an exception nobody expected.
    addresses: those that were opened, the last one first, without logins.
    inlet: where phones leave their pictures.
    """

    picked = pyqtSignal()
    opened = pyqtSignal(object, str, object)
    found = pyqtSignal(object)
    refused = pyqtSignal(str)
    failed = pyqtSignal(object)

    def __init__(self, window: Window, parts: Parts, addresses: tuple[str, ...]) -> None:
        super().__init__()
        self.inlet = PhoneInlet()
        self.addresses = addresses
        self._window = window
        self._parts = parts
        self._choice: Choice | None = None  # what is shown, or about to be
        self._shown: Choice | None = None
        self._opener = Background("artem-open")
        self._finder = Background("artem-find")
        self._tests = AddressTests()
        self._tests.failed.connect(self.failed)
        self._newcomer = Newcomer(window.notice, self.pick)
        self._looking = False
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._look_for_changes)
        self._connect()

    # -- finding ----------------------------------------------------------------------------

    def begin(self) -> None:
        """Find what there is, and from now on what is plugged in and unplugged."""
        self.find()
        self._look.start()

    def find(self) -> None:
        """List cameras, screens and windows again, without waiting for it."""
        self._finder.run(self._parts.find_sources, self._on_found, self.failed.emit)

    def _look_for_changes(self) -> None:
        if not self._looking:  # a slow system is not asked faster than it answers
            self._looking = True
            self._finder.run(self._parts.find_changes, self._on_changes, self.failed.emit)

    def _on_changes(self, found: FoundSources | None) -> None:
        self._looking = False
        if found is not None:
            self._on_found(found)

    def _on_found(self, found: FoundSources) -> None:
        own = {widget.windowTitle() for widget in QApplication.topLevelWidgets()}
        own.add(QApplication.applicationName())  # of menus and other windows without a title
        self._window.controls.source.show_found(found.without_windows(own))
        self.found.emit(found)
        self._newcomer.look(found.cameras, wanted=presenter.is_stopgap(self._choice))
        if self._choice is None:
            cameras = [camera.spec for camera in found.cameras]
            title = found.cameras[0].title if found.cameras else ""
            self.open(presenter.default_source(cameras), title)

    # -- opening ----------------------------------------------------------------------------

    def pick(self, spec: str, title: str = "") -> None:
        """Look at another source from now on."""
        self.picked.emit()
        self.open(Choice(spec), title)

    def open(self, choice: Choice, title: str = "") -> None:
        """Make the source, which may load the library it reads with or ask a slow disk."""
        self._choice = choice
        self._opener.run(
            partial(self._make, choice.value),
            partial(self._on_made, choice, title),
            partial(self._on_not_made, choice),
        )

    def _make(self, spec: str) -> Source:
        return PhoneSource(self.inlet) if spec == PHONE else self._parts.make_source(spec)

    def _on_made(self, choice: Choice, title: str, source: Source) -> None:
        self._shown = choice
        if is_address(choice.value):
            self.addresses = with_recent(self.addresses, choice.value)
        self.opened.emit(choice, title, source)

    def _on_not_made(self, choice: Choice, error: Exception) -> None:
        if self._choice is choice:
            self._choice = self._shown
        self._on_refused(error)
        if self._choice is None and choice.kept:
            self.find()  # for what is looked at by default

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, ArtemError):
            self.refused.emit(str(error))
        else:
            self.failed.emit(error)

    # -- asking -----------------------------------------------------------------------------

    def ask_address(self) -> None:
        """Open the dialog for an address."""
        self._show_address(AddressDialog(self._window, recent=self.addresses))

    def ask_login(self, spec: str) -> None:
        """Open the dialog for the login of an address."""
        self._show_address(AddressDialog(self._window, without_secrets(spec), login=True))

    def ask_file(self) -> None:
        """Open the dialog for a file."""
        ask_file(
            self._window,
            tr("Open a video or a picture"),
            lambda path: self.pick(path, Path(path).name),
        )

    def ask_region(self) -> None:
        """Let a part of the screens be drawn."""
        QTimer.singleShot(_MENU_GONE_MS, self._picture_screens)

    def _picture_screens(self) -> None:
        self._finder.run(picture_screens, self._show_region_picker, self._on_refused)

    def _show_region_picker(self, pictures: Sequence[ScreenPicture]) -> None:
        picker = RegionPicker(self._window, pictures)
        picker.chosen.connect(lambda spec: self.pick(spec, tr("Part of the screen")))
        picker.refused.connect(self.refused)
        picker.open()

    def _show_address(self, dialog: AddressDialog) -> None:
        dialog.chosen.connect(self.pick)
        self._tests.follow(dialog)
        dialog.open()

    def close(self) -> None:
        """Wait for what is being done."""
        self._look.stop()
        self._tests.close()
        self._opener.close()
        self._finder.close()

    def _connect(self) -> None:
        picker = self._window.controls.source
        picker.picked.connect(self.pick)
        picker.address_wanted.connect(self.ask_address)
        picker.file_wanted.connect(self.ask_file)
        picker.region_wanted.connect(self.ask_region)
        picker.opened.connect(self.find)
        self.picked.connect(self._newcomer.withdraw)
