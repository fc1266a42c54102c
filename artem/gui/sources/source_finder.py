"""What there is to look at on this machine. No Qt; what it asks takes a while."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import islice

from artem.capture.cameras import (
    CameraFound,
    CameraWatch,
    can_watch_cameras,
    list_cameras,
    list_formats,
)
from artem.capture.desktop import WindowFound, list_windows
from artem.capture.formats import CameraFormat
from artem.capture.screen import ScreenFound, list_screens
from artem.errors import SourceError
from artem.gui.sources.format_list import format_entries
from artem.gui.styles.catalog import FoundSources, SourceEntry
from artem.words import tr

MOST_WINDOWS = 20


class SourceFinder:
    """Lists cameras, screens and windows; on one thread.

    watch: None where cameras are asked only when the user wants to see them.
    """

    def __init__(
        self,
        watch: CameraWatch | None,
        list_formats: Callable[[int | str], list[CameraFormat]] = list_formats,
    ) -> None:
        self._watch = watch
        self._list_formats = list_formats

    def find(self) -> FoundSources:
        """All there is now."""
        if self._watch is None:
            return self._found(list_cameras())
        self._watch.look()
        return self._found(self._watch.cameras)

    def find_changes(self) -> FoundSources | None:
        """All there is, if a camera was plugged or unplugged since the last time."""
        if self._watch is None or self._watch.look() is None:
            return None
        return self._found(self._watch.cameras)

    def _found(self, cameras: Sequence[CameraFound]) -> FoundSources:
        return FoundSources(
            tuple(self._camera(camera) for camera in cameras), _screens(), _windows()
        )

    def _camera(self, camera: CameraFound) -> SourceEntry:
        formats = format_entries(camera.spec, self._list_formats(camera.number))
        return SourceEntry(camera.spec, camera.name, formats)


def make_finder() -> SourceFinder:
    """For this machine."""
    return SourceFinder(CameraWatch() if can_watch_cameras() else None)


def _screens() -> tuple[SourceEntry, ...]:
    screens: list[ScreenFound] = []
    with suppress(SourceError):  # none that can be captured: none to offer
        screens = list_screens()
    title = tr("Screen {number}")
    return tuple(
        SourceEntry(screen.spec, title.format(number=number))
        for number, screen in enumerate(screens, 1)
    )


def _windows() -> tuple[SourceEntry, ...]:
    """Each title once: it is all that a window is found by."""
    windows: list[WindowFound] = []
    with suppress(SourceError):
        windows = list_windows()
    entries = {window.spec: SourceEntry(window.spec, window.title) for window in windows}
    return tuple(islice(entries.values(), MOST_WINDOWS))
