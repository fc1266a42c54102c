"""Sharing with phones and browsers, as the user asks for it. On the GUI thread."""

from __future__ import annotations

from collections.abc import Callable

from PyQt6.QtCore import QObject

from artem.capture.phone import PhoneInlet
from artem.gui import presenter
from artem.gui.sharing.hosting import Hosting, Reason
from artem.gui.sharing.phone_camera import PhoneCamera
from artem.gui.sharing.share_dialog import ShareDialog
from artem.gui.sharing.shared import Shared
from artem.gui.sources.sources import Sources
from artem.gui.window import Window
from artem.pipeline.pipeline import Pipeline


class Sharing(QObject):
    """Lets others watch, and a phone be the camera, with one server for both.

    phone: the phone as the camera.
    """

    def __init__(
        self, window: Window, sources: Sources, share: Callable[[PhoneInlet], Shared]
    ) -> None:
        """share: starts the server; called on another thread."""
        super().__init__()
        self._window = window
        self._hosting = hosting = Hosting(share, sources.inlet)
        self.phone = PhoneCamera(window, sources, hosting)
        self._dialog: ShareDialog | None = None
        hosting.changed.connect(self._show)
        hosting.failed.connect(self._on_failed)

    @property
    def is_on(self) -> bool:
        """Whether others may watch."""
        return self._hosting.has(Reason.VIEWERS)

    def set_on(self, on: bool) -> None:
        """Let others watch, or no more; a phone that is the camera stays."""
        if on:
            self._hosting.want(Reason.VIEWERS)
        else:
            self._hosting.let_go(Reason.VIEWERS)

    def join(self, pipeline: Pipeline) -> None:
        """From now on they see the frames of this pipeline."""
        self._hosting.join(pipeline)

    def ask(self) -> None:
        """Let others watch, and show how."""
        self.set_on(True)
        self._dialog = ShareDialog(self._window)
        self._dialog.stopped.connect(self._stop)
        self._dialog.finished.connect(self._on_closed)
        self._show()
        self._dialog.open()

    def tick(self) -> None:
        """Look what has changed; to be called a few times a second."""
        self._hosting.tick()
        self._show_viewers()

    def words(self) -> list[str]:
        """What the window says while others can come in."""
        if self._hosting.shared is None:
            return []
        return [presenter.sharing_words(self._hosting.viewers, self._hosting.inlet.phones)]

    def close(self) -> None:
        """End it, and wait until it has. The pipeline has stopped."""
        self._hosting.close()

    def _stop(self) -> None:
        """For all: a phone that is the camera is let go of too."""
        self._hosting.let_go(*Reason)

    def _show(self) -> None:
        if self._dialog is not None:
            self._dialog.show_shared(self._hosting.shared)
            self._show_viewers()

    def _show_viewers(self) -> None:
        if self._dialog is not None:
            self._dialog.show_viewers(self._hosting.viewers)

    def _on_failed(self, why: str) -> None:
        self._window.notice.say(presenter.sentence(why))
        if self._dialog is not None:
            self._dialog.accept()

    def _on_closed(self) -> None:
        self._dialog = None
