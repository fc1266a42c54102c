"""Trying addresses while their dialog is open. Lives on the GUI thread."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PyQt6.QtCore import QObject, pyqtSignal

from artem.gui.bridge import BackgroundWalk
from artem.gui.sources.address_dialog import AddressDialog


class AddressTests(QObject):
    """Each test has a thread of its own; one that was given up ends when its step is done.

    failed: an exception nobody expected.
    """

    failed = pyqtSignal(object)

    def __init__(self) -> None:
        super().__init__()
        self._walks: list[BackgroundWalk] = []

    def follow(self, dialog: AddressDialog) -> None:
        """Test what this dialog asks for, for as long as it is open."""
        dialog.test_wanted.connect(partial(self._begin, dialog))
        dialog.test_dropped.connect(self.stop)
        dialog.finished.connect(self.stop)

    def stop(self) -> None:
        """Give up the test, without waiting for its step."""
        for walk in self._walks:
            walk.stop()

    def close(self) -> None:
        """Stop and wait for the step being done."""
        for walk in self._walks:
            walk.close()

    def _begin(self, dialog: AddressDialog, address: str, user: str, password: str) -> None:
        self.stop()
        walk = BackgroundWalk("artem-probe", _steps(address, user, password))
        walk.came.connect(dialog.show_step)
        walk.ended.connect(dialog.show_tested)
        walk.failed.connect(self.failed)
        walk.start()
        self._walks = [*(other for other in self._walks if other.is_running), walk]


def _steps(address: str, user: str, password: str) -> Iterator[object]:
    """Loads what it takes only on the thread that goes through the steps."""
    from artem.capture.probe import probe

    yield from probe(address, user, password)
