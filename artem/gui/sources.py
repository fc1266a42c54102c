"""Finding and opening sources, as the user asks for them. Lives on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal

from artem.capture.base import Source
from artem.errors import UsageError
from artem.gui import presenter
from artem.gui.address import without_secrets
from artem.gui.address_dialog import AddressDialog
from artem.gui.bridge import Background
from artem.gui.catalog import FoundSources
from artem.gui.file_dialog import ask_file
from artem.gui.presenter import Choice
from artem.gui.window import Window
from artem.words import tr


class Sources(QObject):
    """Makes sources on a thread of its own and asks for those that need words.

    picked: the user chose another one. opened: (Choice, its title or "", Source).
    found: FoundSources. refused: the sentence for one that cannot be.
    failed: an exception nobody expected.
    """

    picked = pyqtSignal()
    opened = pyqtSignal(object, str, object)
    found = pyqtSignal(object)
    refused = pyqtSignal(str)
    failed = pyqtSignal(object)

    def __init__(
        self,
        window: Window,
        make_source: Callable[[str], Source],
        find_sources: Callable[[], FoundSources],
    ) -> None:
        super().__init__()
        self._window = window
        self._make = make_source
        self._find = find_sources
        self._chosen = False
        self._opener = Background("artem-open")
        self._finder = Background("artem-find")
        picker = window.controls.source
        picker.picked.connect(self.pick)
        picker.address_wanted.connect(self.ask_address)
        picker.file_wanted.connect(self.ask_file)
        picker.opened.connect(self.find)

    def find(self) -> None:
        """List cameras and screens again, without waiting for it."""
        self._finder.run(self._find, self._on_found, self.failed.emit)

    def pick(self, spec: str, title: str = "") -> None:
        """Look at another source from now on."""
        self.picked.emit()
        self.open(Choice(spec), title)

    def open(self, choice: Choice, title: str = "") -> None:
        """Make the source, which may load the library it reads with or ask a slow disk."""
        self._chosen = True
        self._opener.run(
            partial(self._make, choice.value),
            partial(self.opened.emit, choice, title),
            self._on_refused,
        )

    def ask_address(self) -> None:
        """Open the dialog for an address."""
        self._show_dialog(AddressDialog(self._window))

    def ask_login(self, spec: str) -> None:
        """Open the dialog for the login of an address."""
        self._show_dialog(AddressDialog(self._window, without_secrets(spec), login=True))

    def ask_file(self) -> None:
        """Open the dialog for a file."""
        ask_file(
            self._window,
            tr("Open a video or a picture"),
            lambda path: self.pick(path, Path(path).name),
        )

    def close(self) -> None:
        """Wait for what is being done."""
        self._opener.close()
        self._finder.close()

    def _show_dialog(self, dialog: AddressDialog) -> None:
        dialog.chosen.connect(self.pick)
        dialog.open()

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, UsageError):
            self.refused.emit(str(error))
        else:
            self.failed.emit(error)

    def _on_found(self, found: FoundSources) -> None:
        self._window.controls.source.show_found(found)
        self.found.emit(found)
        if not self._chosen:
            cameras = [camera.spec for camera in found.cameras]
            title = found.cameras[0].title if found.cameras else ""
            self.open(presenter.default_source(cameras), title)
