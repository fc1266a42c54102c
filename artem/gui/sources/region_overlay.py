"""One screen's picture, on which a part of it can be drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PyQt6.QtCore import QPointF, QRect, QRectF, Qt, pyqtSignal
from PyQt6.QtGui import (
    QCloseEvent,
    QColor,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QScreen,
)
from PyQt6.QtWidgets import QWidget

from artem.gui import theme
from artem.gui.arrows import ARROWS
from artem.gui.sources import region
from artem.gui.views.geometry import Box
from artem.words import tr

if TYPE_CHECKING:
    from artem.capture.screen import Region

_ACCEPT = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CARD = 10  # pixels around a text
_CORNER = 8.0
_CLICK = 4.0  # a drag of less is none


class RegionOverlay(QWidget):
    """Covers one screen with its own picture, dimmed, which needs no translucent windows.

    drawn: the Box that was drawn. given_up: Esc, or the window was closed.
    """

    drawn = pyqtSignal(object)
    given_up = pyqtSignal()

    def __init__(
        self,
        parent: QWidget,
        monitor: QScreen,
        bright: QImage,
        dimmed: QImage,
        place: Callable[[Box], Region],
    ) -> None:
        """bright, dimmed: what the screen shows. place: where a box is on the desktop."""
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWindowTitle(tr("Part of the screen"))
        self.setAccessibleName(tr("Part of the screen"))
        self.setAccessibleDescription(_help())
        self.box: Box | None = None
        self._place = place
        self._pressed: QPointF | None = None
        self._bright = bright
        self._dimmed = dimmed
        self.setScreen(monitor)
        self.setGeometry(monitor.geometry())
        self.setWindowState(Qt.WindowState.WindowFullScreen)

    @property
    def area(self) -> tuple[int, int]:
        """Width and height."""
        return self.width(), self.height()

    # -- drawing by hand --------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Begin."""
        if event is not None and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Go on."""
        if event is not None and self._pressed is not None:
            ends = [(point.x(), point.y()) for point in (self._pressed, event.position())]
            self._show(region.dragged(ends[0], ends[1], self.area))

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:
        """Take what was drawn."""
        self.mouseMoveEvent(event)
        self._pressed = None
        if self.box is not None and max(self.box.width, self.box.height) > _CLICK:
            self._accept()

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Draw by arrow keys; take it or give up."""
        if event is None:
            return
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in _ACCEPT and self.box is not None:
            self._accept()
        elif event.key() in ARROWS:
            self._step(*ARROWS[event.key()], event.modifiers())

    def closeEvent(self, event: QCloseEvent | None) -> None:
        """Closed by the system."""
        super().closeEvent(event)
        self.given_up.emit()

    def _step(self, across: int, down: int, modifiers: Qt.KeyboardModifier) -> None:
        if self.box is None:
            self._show(region.first(self.area))
            return
        fine = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        change = region.resized if modifiers & Qt.KeyboardModifier.ShiftModifier else region.moved
        step = 1.0 if fine else region.STEP
        self._show(change(self.box, across * step, down * step, self.area))

    def _show(self, box: Box) -> None:
        self.box = box
        self.update()

    def _accept(self) -> None:
        self.drawn.emit(self.box)

    # -- painting ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """The screen, what is drawn in full light, and what to do."""
        del event
        painter = QPainter(self)
        painter.drawImage(self.rect(), self._dimmed)
        if self.box is None:
            self._card(painter, _help(), QPointF(self.width() / 2, self.height() / 2))
        else:
            self._paint_box(painter, self.box)
        painter.end()

    def _paint_box(self, painter: QPainter, chosen: Box) -> None:
        box = QRectF(chosen.x, chosen.y, chosen.width, chosen.height)
        across = self._bright.width() / self.width()
        down = self._bright.height() / self.height()
        source = QRectF(box.x() * across, box.y() * down, box.width() * across, box.height() * down)
        painter.drawImage(box, self._bright, source)
        painter.setPen(QPen(QColor(theme.DARK.accent), 2))
        painter.drawRect(box)
        place = self._place(chosen)
        size = f"{place.width} \N{MULTIPLICATION SIGN} {place.height}"
        self._card(painter, size, box.center())

    def _card(self, painter: QPainter, text: str, centre: QPointF) -> None:
        """A text on a dark card around this point, within the screen."""
        lines = QFontMetrics(self.font()).boundingRect(
            QRect(0, 0, self.width() - 4 * _CARD, self.height()),
            Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
            text,
        )
        card = QRectF(lines).adjusted(-2 * _CARD, -_CARD, 2 * _CARD, _CARD)
        card.moveCenter(centre)
        card.moveLeft(min(max(card.left(), 0.0), self.width() - card.width()))
        card.moveTop(min(max(card.top(), 0.0), self.height() - card.height()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.DARK.panel))
        painter.drawRoundedRect(card, _CORNER, _CORNER)
        painter.setPen(QColor(theme.DARK.text))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(card.adjusted(_CARD, 0, -_CARD, 0), flags, text)


def _help() -> str:
    drag = tr("Drag over the part of the screen to look at. Esc gives up.")
    keys = tr("By keys: arrows move it, Shift and arrows size it, Return takes it.")
    return f"{drag}\n{keys}"
