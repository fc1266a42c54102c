"""Styles of the user's own: taken in and removed, as the window asks for it. On the GUI thread."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal

from artem.gui.file_dialog import ask_file
from artem.gui.looks.looks import Looks
from artem.gui.outputs import Outputs
from artem.gui.sources.sources import Sources
from artem.gui.styles.catalog import StyleEntry, is_style_file
from artem.gui.styles.offers import Offer
from artem.gui.styles.own_styles import OwnStyles, StyleStore
from artem.gui.styles.style_switcher import StyleSwitcher
from artem.gui.window import Window
from artem.words import tr


class Adopting(QObject):
    """Takes what is dropped, pasted or chosen, and keeps the styles that can be picked up to date.

    noted: a sentence.
    """

    noted = pyqtSignal(str)

    def __init__(
        self,
        window: Window,
        store: StyleStore,
        styles: StyleSwitcher,
        looks: Looks,
        outputs: Outputs,
        sources: Sources,
    ) -> None:
        super().__init__()
        self._window = window
        self._styles = styles
        self._looks = looks
        self._outputs = outputs
        self._sources = sources
        self._own = OwnStyles(store)
        self._own.added.connect(self._on_added)
        self._own.removed.connect(self._on_removed)
        self._own.noted.connect(self.noted)
        self._own.failed.connect(lambda error: self.noted.emit(str(error)))
        window.offered.connect(self.take)
        window.styles.add_wanted.connect(self.ask)
        window.styles.remove_wanted.connect(self._own.remove)

    @property
    def first_style(self) -> str:
        """What is worn where what was worn is gone."""
        return self._window.styles.tiles[0].entry.spec

    def ask(self) -> None:
        """Open the dialog for a picture or net to add to the styles."""
        ask_file(
            self._window,
            tr("Add a picture as a style"),
            lambda path: self.take([Offer(Path(path).stem, path=Path(path))]),
        )

    def take(self, offers: list[Offer]) -> None:
        """What was dropped or pasted: pictures and nets become styles, a video is looked at."""
        for offer in offers:
            path = offer.path
            adopt = partial(self._own.adopt, offer)
            if path is None:
                adopt()
            elif is_style_file(path):
                self._outputs.restore_look(path, self._looks.go_to, otherwise=adopt)
            else:
                self._sources.pick(str(path), path.name)

    def close(self) -> None:
        """Wait for what is being done."""
        self._own.close()

    def _on_added(self, entry: StyleEntry) -> None:
        self._styles.add(entry)
        self._window.styles.add(entry)
        self._looks.pick(entry.spec)

    def _on_removed(self, spec: str) -> None:
        self._window.styles.remove(spec)
        if spec in self._styles.worn:
            self._looks.pick(self.first_style)
        self._looks.remove_style(spec)
