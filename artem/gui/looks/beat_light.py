"""A small light that flashes on a beat."""

from __future__ import annotations

from PyQt6.QtCore import QRectF, QTimer
from PyQt6.QtGui import QColor, QPainter, QPaintEvent
from PyQt6.QtWidgets import QWidget

from artem.gui import theme

_SIDE = 14
_STEP_MS = 33
_FADES, _DARK = 0.8, 0.04  # to this share at each step, and what nobody sees


class BeatLight(QWidget):
    """Bright on a beat, and then dark again; it paints only meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_SIDE, _SIDE)
        self.level = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self._fade)

    def flash(self) -> None:
        """This is a beat."""
        self.level = 1.0
        self._timer.start()
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:  # noqa: ARG002
        """Paint a disc in the line's colour, and over it the light."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(0, 0, 0, 0))
        disc = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        for colour, opacity in ((colours.raised_more, 1.0), (colours.accent, self.level)):
            painter.setOpacity(opacity)
            painter.setBrush(QColor(colour))
            painter.drawEllipse(disc)
        painter.end()

    def _fade(self) -> None:
        self.level *= _FADES
        if self.level < _DARK:
            self.level = 0.0
            self._timer.stop()
        self.update()
