"""Adds what the user drops to the styles, and removes it again, off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal

from artem.frame import Pixels
from artem.gui.bridge import Background
from artem.gui.styles.catalog import StyleEntry
from artem.gui.styles.offers import Offer
from artem.words import tr


@dataclass(frozen=True)
class StyleStore:
    """Where the user's own styles are kept; all may take a while and raise ArtemError.

    add_file: gives None for a net that is no style, but wears pictures from the next run on.
    """

    add_file: Callable[[Path], StyleEntry | None]
    add_picture: Callable[[Pixels, str], StyleEntry]
    remove: Callable[[str], None]


class OwnStyles(QObject):
    """Works on the store one by one on a thread of its own.

    added: StyleEntry. removed: its spec. noted: a sentence. failed: the exception.
    """

    added = pyqtSignal(object)
    removed = pyqtSignal(str)
    noted = pyqtSignal(str)
    failed = pyqtSignal(object)

    def __init__(self, store: StyleStore) -> None:
        super().__init__()
        self._store = store
        self._thread = Background("artem-own-styles")

    def adopt(self, offer: Offer) -> None:
        """Keep a file or picture as a style."""
        self._thread.run(
            partial(self._add, offer), partial(self._on_added, offer), self.failed.emit
        )

    def remove(self, spec: str) -> None:
        """Forget a style."""
        self._thread.run(
            partial(self._store.remove, spec),
            lambda _: self.removed.emit(spec),
            self.failed.emit,
        )

    def close(self) -> None:
        """Wait for what is being done."""
        self._thread.close()

    def _on_added(self, offer: Offer, entry: StyleEntry | None) -> None:
        if entry is None:
            self.noted.emit(
                tr("{net} wears pictures from the next start on").format(net=offer.title)
            )
        else:
            self.added.emit(entry)

    def _add(self, offer: Offer) -> StyleEntry | None:
        if offer.pixels is not None:
            return self._store.add_picture(offer.pixels, offer.title)
        assert offer.path is not None
        return self._store.add_file(offer.path)
