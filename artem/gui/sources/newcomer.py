"""Offers a camera that was plugged in while there was nothing better to look at than the demo."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from artem.gui.banner import Note, Notice
from artem.gui.styles.catalog import SourceEntry
from artem.words import tr


class Newcomer:
    """Compares the cameras of one look with those of the look before."""

    def __init__(self, notice: Notice, use: Callable[[str, str], object]) -> None:
        self._notice = notice
        self._use = use
        self._before: Sequence[SourceEntry] | None = None
        self._offered: tuple[SourceEntry, Note] | None = None

    def look(self, cameras: Sequence[SourceEntry], *, wanted: bool) -> None:
        """These are plugged in now. wanted: whether any would be better than what is shown."""
        before, self._before = self._before, cameras
        if self._offered is not None and self._offered[0] not in cameras:
            self.withdraw()
        new = [camera for camera in cameras if before is not None and camera not in before]
        if new and wanted:
            self._offer(new[0])

    def withdraw(self) -> None:
        """Something else was chosen, or the camera is gone."""
        if self._offered is not None:
            self._notice.withdraw(self._offered[1])
            self._offered = None

    def _offer(self, camera: SourceEntry) -> None:
        self.withdraw()
        self._notice.clear()  # that there is no camera is no longer so
        told = tr("{camera} was plugged in").format(camera=camera.title)
        note = self._notice.offer(told, tr("Use it"), lambda: self._use(camera.spec, camera.title))
        self._offered = camera, note
