"""A QR code, drawn sharp at every scale."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import segno
from PyQt6.QtCore import QRect, Qt
from PyQt6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PyQt6.QtWidgets import QWidget

from artem.gui import theme

_QUIET = 4  # modules of white around it, which readers need
_SIDE = 205  # pixels, before scaling


@lru_cache(maxsize=8)
def qr_image(text: str) -> QImage:
    """The code of a text, a pixel for each module. Takes 20 ms the first time; any thread."""
    dark = np.array(segno.make_qr(text, error="m").matrix, np.uint8)
    pixels = np.where(np.pad(dark, _QUIET), 0, 255).astype(np.uint8)
    side = len(pixels)
    return QImage(pixels.tobytes(), side, side, side, QImage.Format.Format_Grayscale8).copy()


class QrCode(QWidget):
    """Black on white in both themes: many phones do not read it the other way round."""

    def __init__(self, name: str, text: str = "") -> None:
        """name: what it leads to, for who cannot see it. text: what a phone reads, if known."""
        super().__init__()
        self._image = QImage()
        self.setAccessibleName(name)
        self.setFixedSize(_SIDE, _SIDE)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """What a phone reads from now on; blank without a text."""
        self._image = qr_image(text) if text else QImage()
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Whole modules, none blurred; an even ground while there is no text."""
        del event
        painter = QPainter(self)
        if self._image.isNull():
            painter.fillRect(self.rect(), QColor(theme.current().raised))
        else:
            painter.fillRect(self.rect(), Qt.GlobalColor.white)
            modules = self._image.width()
            side = modules * max(1, _SIDE // modules)
            corner = (_SIDE - side) // 2
            painter.drawImage(QRect(corner, corner, side, side), self._image)
        painter.end()
