"""What a first run shows beside the picture: hints, and the way from the demo to a camera."""

from __future__ import annotations

from PyQt6.QtCore import QObject

from artem.gui.action_set import ActionSet
from artem.gui.banner import Note
from artem.gui.care.hint_trail import Hint
from artem.gui.care.hints import HintCards
from artem.gui.presenter import default_source
from artem.gui.sources.sources import Sources
from artem.gui.styles.catalog import FoundSources, SourceEntry
from artem.gui.window import Window
from artem.words import tr


class Welcome(QObject):
    """Made on a first run only. Lives on the GUI thread."""

    def __init__(self, window: Window, sources: Sources, actions: ActionSet, *, demo: bool) -> None:
        """demo: whether the demo scene is shown though nobody asked for it."""
        super().__init__(window)
        self._window = window
        self._sources = sources
        self._offered: Note | None = None
        self.hints = HintCards(window.feed, actions["commands"])
        self._first = window.feed.presented.connect(self._on_picture)
        window.styles.picked.connect(lambda _: self.hints.done(Hint.STYLES))
        window.offered.connect(lambda _: self.hints.done(Hint.DROP))
        actions["commands"].triggered.connect(lambda: self.hints.done(Hint.COMMANDS))
        if demo:
            sources.found.connect(self._on_found)
            sources.picked.connect(self._withdraw)

    def _on_picture(self) -> None:
        self._window.feed.presented.disconnect(self._first)
        self.hints.begin()

    def _on_found(self, found: FoundSources) -> None:
        self._sources.found.disconnect(self._on_found)
        if not found.cameras:
            self._window.notice.say(default_source(()).notice)
            return
        camera = found.cameras[0]
        self._offered = self._window.notice.offer(
            tr("Showing the demo scene"),
            tr("Use {camera}").format(camera=camera.title),
            lambda: self._use(camera),
        )

    def _use(self, camera: SourceEntry) -> None:
        self._sources.pick(camera.spec, camera.title)

    def _withdraw(self) -> None:
        if self._offered is not None:
            self._window.notice.withdraw(self._offered)
