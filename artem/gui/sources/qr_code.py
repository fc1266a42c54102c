"""A QR code, drawn sharp at every scale."""

from __future__ import annotations

import segno
from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QPainter, QPaintEvent
from PyQt6.QtWidgets import QSizePolicy, QWidget

_QUIET = 4  # modules of white around it, which readers need
_MODULE = 4  # pixels of a module, before scaling


class QrCode(QWidget):
    """Black on white in both themes: many phones do not read it the other way round."""

    def __init__(self, text: str, name: str) -> None:
        """text: what a phone reads. name: what it leads to, for who cannot see it."""
        super().__init__()
        self._modules = segno.make_qr(text, error="m").matrix
        self.setAccessibleName(name)
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Every module some pixels wide."""
        side = (len(self._modules) + 2 * _QUIET) * _MODULE
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Whole modules, none blurred."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        for y, row in enumerate(self._modules, _QUIET):
            for x, dark in enumerate(row, _QUIET):
                if dark:
                    painter.fillRect(
                        x * _MODULE, y * _MODULE, _MODULE, _MODULE, Qt.GlobalColor.black
                    )
        painter.end()
