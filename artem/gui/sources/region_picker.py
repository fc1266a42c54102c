"""Choosing a part of the screens by drawing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtGui import QColor, QCursor, QGuiApplication, QImage, QPainter, QScreen
from PyQt6.QtWidgets import QWidget

from artem.errors import UsageError
from artem.gui import theme
from artem.gui.sources.region import on_desktop, screen_at
from artem.gui.sources.region_overlay import RegionOverlay
from artem.gui.views.geometry import Box
from artem.words import tr

if TYPE_CHECKING:
    from artem.capture.screen import Region, ScreenFound
    from artem.frame import Pixels


@dataclass(frozen=True)
class ScreenPicture:
    """What a screen shows: in full light, and dimmed."""

    screen: ScreenFound
    bright: QImage
    dimmed: QImage


class RegionPicker(QObject):
    """Covers every screen until something is drawn on one, or given up.

    chosen: the source "screen:X,Y,WxH". refused: a sentence that says why there is none.
    """

    chosen = pyqtSignal(str)
    refused = pyqtSignal(str)

    def __init__(self, parent: QWidget, pictures: Sequence[ScreenPicture]) -> None:
        super().__init__(parent)
        self._screens = [picture.screen for picture in pictures]
        self.overlays = [
            self._overlay(parent, monitor, pictures[number])
            for monitor in QGuiApplication.screens()
            if (number := screen_at(_origin(monitor), self._screens)) is not None
        ]

    def open(self) -> None:
        """Show them; the keys go to the one below the pointer."""
        if not self.overlays:
            self.refused.emit(tr("No screen can be drawn on here; choose a whole screen"))
            self.deleteLater()
        below = QGuiApplication.screenAt(QCursor.pos())
        for overlay in sorted(self.overlays, key=lambda overlay: overlay.screen() is below):
            overlay.show()
            overlay.raise_()
            overlay.activateWindow()

    def close(self) -> None:
        """Uncover the screens."""
        overlays, self.overlays = self.overlays, []
        for overlay in overlays:
            overlay.close()
        if overlays:
            self.deleteLater()

    def _overlay(self, parent: QWidget, monitor: QScreen, picture: ScreenPicture) -> RegionOverlay:
        size = monitor.geometry().width(), monitor.geometry().height()

        def place(box: Box) -> Region:
            return on_desktop(box, size, picture.screen.region)

        overlay = RegionOverlay(parent, monitor, picture.bright, picture.dimmed, place)
        overlay.drawn.connect(lambda box: self._choose(place(box)))
        overlay.given_up.connect(self.close)
        return overlay

    def _choose(self, drawn: Region) -> None:
        from artem.capture.screen import region_spec

        self.close()
        try:
            spec = region_spec(drawn.left, drawn.top, drawn.width, drawn.height, self._screens)
        except UsageError as error:
            self.refused.emit(str(error))
        else:
            self.chosen.emit(spec)


def _origin(monitor: QScreen) -> tuple[int, int]:
    return monitor.geometry().x(), monitor.geometry().y()


def picture_screens() -> list[ScreenPicture]:
    """What a picker is made with; may take a while, on any thread. Raises SourceError."""
    from artem.capture import screen

    return [_picture(found, pixels) for found, pixels in screen.picture_screens()]


def _picture(screen: ScreenFound, pixels: Pixels) -> ScreenPicture:
    height, width = pixels.shape[:2]
    image = QImage(pixels.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
    bright = image.convertToFormat(QImage.Format.Format_RGB32)
    dimmed = bright.copy()
    painter = QPainter(dimmed)
    painter.fillRect(dimmed.rect(), QColor(theme.DIM))
    painter.end()
    return ScreenPicture(screen, bright, dimmed)
