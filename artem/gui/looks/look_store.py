"""The saved looks, written to their file off the GUI thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal

from artem.errors import ArtemError
from artem.gui.bridge import Background
from artem.gui.looks import saved_looks
from artem.gui.looks.saved_looks import SavedLooks
from artem.look import Look
from artem.words import tr

_log = logging.getLogger("artem")


class LookStore(QObject):
    """Keeps the looks in the order of the user; every change is written at once.

    What another window wrote meanwhile stays, and comes to be known here with the next change.

    changed: the looks, or what was wished of them cannot be and they are as before.
    noted: a sentence.
    """

    changed = pyqtSignal()
    noted = pyqtSignal(str)

    def __init__(self, path: Path) -> None:
        """Read the file; `notice` says what is wrong with it, if anything is."""
        super().__init__()
        self._path = path
        self._thread = Background("artem-looks")
        loaded = saved_looks.load(path)
        self.looks: SavedLooks = loaded.looks
        self.notice = loaded.notice
        self._written = self._base = self.looks
        self._unread = loaded.unread

    @property
    def free_name(self) -> str:
        """What one more look may be called."""
        return saved_looks.free_name(self.looks)

    def keep(self, name: str, look: Look) -> None:
        """Save a look, in the place of the one of that name if there is one."""
        self._change(lambda: saved_looks.keep(self.looks, name, look))

    def rename(self, name: str, to: str) -> None:
        """Give one another name."""
        self._change(lambda: saved_looks.rename(self.looks, name, to))

    def remove(self, name: str) -> None:
        """Forget one."""
        self._change(lambda: saved_looks.remove(self.looks, name))

    def move(self, name: str, place: int) -> None:
        """Put one at this place, 0 for the first."""
        self._change(lambda: saved_looks.move(self.looks, name, place))

    def close(self) -> None:
        """Wait until everything is written."""
        self._thread.close()
        if self._written != self.looks:  # the last change was not begun, or not yet told
            try:
                self._write(self._written, self.looks)
            except OSError as error:
                _log.warning("the looks were not saved: %s", error)

    def _change(self, change: Callable[[], SavedLooks]) -> None:
        try:
            self.looks = change()
        except ArtemError as error:
            self.noted.emit(str(error))
        else:
            write = partial(self._write, self._base, self.looks)
            self._base = self.looks
            self._thread.run(write, partial(self._on_written, self.looks), self._on_failed)
        self.changed.emit()

    def _write(self, before: SavedLooks, looks: SavedLooks) -> SavedLooks:
        """On the thread, and after it. before: what was in the file. Returns what is there now."""
        if self._unread:
            saved_looks.keep_unread(self._path)
            self._unread = False
        found = saved_looks.load(self._path) if self._path.exists() else None
        if found is not None and not found.notice:
            looks = saved_looks.merged(looks, before, found.looks)
        saved_looks.save(self._path, looks)
        return looks

    def _on_written(self, asked: SavedLooks, written: SavedLooks) -> None:
        self._base = saved_looks.merged(self._base, asked, written)
        self._written = written
        if written != asked:
            self.looks = saved_looks.merged(self.looks, asked, written)
            self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self._base = ()  # the file may lack any of them
        why = error.strerror if isinstance(error, OSError) else error
        self.noted.emit(tr("The looks were not saved ({why})").format(why=why))
