"""A phone as the camera, as the user asks for it. On the GUI thread."""

from __future__ import annotations

from PyQt6.QtCore import QObject

from artem.capture.spec import PHONE
from artem.gui.banner import Note
from artem.gui.presenter import Choice
from artem.gui.sharing.hosting import Hosting, Reason
from artem.gui.sources.phone_dialog import PhoneDialog
from artem.gui.sources.sources import Sources
from artem.gui.window import Window
from artem.words import tr


class PhoneCamera(QObject):
    """Asks for a phone, and looks at it when its first picture has come."""

    def __init__(self, window: Window, sources: Sources, hosting: Hosting) -> None:
        super().__init__()
        self._window = window
        self._sources = sources
        self._hosting = hosting
        self._dialog: PhoneDialog | None = None
        self._is_used = False
        self._offered: Note | None = None
        window.controls.source.phone_wanted.connect(self.ask)
        sources.opened.connect(self._on_opened)
        hosting.changed.connect(self._show)
        hosting.failed.connect(self._on_failed)
        hosting.phone_sends.connect(self._on_pictures)

    def ask(self) -> None:
        """Look at the phone that sends; where none does, open the guide that makes one a camera."""
        if self._hosting.has_phone and not self._is_used:
            self._use()
            return
        self._hosting.want(Reason.CAMERA)
        self._dialog = PhoneDialog(self._window)
        self._dialog.chosen.connect(self._sources.pick)
        self._dialog.finished.connect(self._on_closed)
        self._show()
        self._dialog.open()

    def _on_pictures(self) -> None:
        if self._is_used:
            self._hosting.retry()
        elif self._dialog is not None:
            self._use()
        else:
            self._offer()
        if self._dialog is not None:
            self._dialog.accept()

    def _use(self) -> None:
        self._hosting.want(Reason.CAMERA)
        self._is_used = True
        self._sources.pick(PHONE, tr("Phone"))

    def _offer(self) -> None:
        self._withdraw()
        told = tr("A phone offers its camera")
        self._offered = self._window.notice.offer(told, tr("Use it"), self._use)

    def _withdraw(self) -> None:
        if self._offered is not None:
            self._window.notice.withdraw(self._offered)
            self._offered = None

    def _on_opened(self, choice: Choice) -> None:
        self._withdraw()
        self._is_used = choice.value == PHONE
        if not self._is_used and self._dialog is None:
            self._hosting.let_go(Reason.CAMERA)
        elif self._is_used and not self._hosting.has_phone and self._dialog is None:
            self.ask()

    def _on_closed(self) -> None:
        self._dialog = None
        if not self._is_used:
            self._hosting.let_go(Reason.CAMERA)

    def _on_failed(self, why: str) -> None:
        if self._dialog is not None:
            self._dialog.show_trouble(why)

    def _show(self) -> None:
        if self._dialog is not None:
            self._dialog.show_shared(self._hosting.shared)
