"""The picture: letterboxed, smooth, mirrored if wished, divided if dragged."""

from __future__ import annotations

import time
from collections.abc import Callable
from math import ceil
from typing import cast

from PyQt6.QtCore import QPointF, QRectF, Qt, QTimer, pyqtSignal
from PyQt6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QApplication, QWidget

from artem.frame import Frame, Pixels
from artem.gui import theme
from artem.gui.geometry import EDGE, Box, letterbox, split_at, split_x
from artem.gui.refresh import RefreshPace
from artem.words import tr

_SMOOTH = QPainter.RenderHint.SmoothPixmapTransform
_DIM = QColor(8, 8, 11, 150)
_HANDLE = 13.0


class Feed(QWidget):
    """Paints the newest frame; nothing is painted again without a new one.

    Frames that come faster than the monitor refreshes are left out.

    presented: (captured, began, ended), once for each frame, when it has been painted.
    split_changed: whether there is a divider now.
    """

    presented = pyqtSignal(float, float, float)
    split_changed = pyqtSignal(bool)
    double_clicked = pyqtSignal()
    moved = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(tr("Picture"))
        self.setAccessibleDescription(
            tr("The stylized picture; drag across it to see the original")
        )
        self._pair: tuple[Frame, Frame] | None = None
        self._original: QImage | None = None  # made only while there is a divider
        self._stylized: QImage | None = None
        self._unseen = False
        self._mirrored = False
        self._dimmed = False
        self._split: float | None = None
        self._pressed: QPointF | None = None
        self._dragging = False
        self._lens: Callable[[Pixels], Pixels] = lambda pixels: pixels
        self._pace = RefreshPace()
        self._next_paint = QTimer(self)
        self._next_paint.setSingleShot(True)
        self._next_paint.setTimerType(Qt.TimerType.PreciseTimer)
        self._next_paint.timeout.connect(self.update)

    # -- what is shown ----------------------------------------------------------------------

    @property
    def frame(self) -> Frame | None:
        """The stylized frame shown."""
        return self._pair[1] if self._pair else None

    @property
    def split(self) -> float | None:
        """The divider's place as a share of the width; None without one."""
        return self._split

    def show_pair(self, pair: tuple[Frame, Frame]) -> None:
        """Show this (original, stylized) pair from the next paint on."""
        self._pair = pair
        self._original = None
        self._stylized = _as_image(pair[1])
        self._unseen = True
        self._update_in_time()

    def set_lens(self, lens: Callable[[Pixels], Pixels]) -> None:
        """Warp originals with this, as stylized frames are when they come."""
        self._lens = lens

    def set_mirrored(self, mirrored: bool) -> None:
        """Swap left and right, here only."""
        self._mirrored = mirrored
        self.update()

    def set_dimmed(self, dimmed: bool) -> None:
        """Show that the picture is old."""
        if dimmed != self._dimmed:
            self._dimmed = dimmed
            self.update()

    def set_split(self, split: float | None) -> None:
        """Divide the picture: the original on the left, the stylized one on the right."""
        if split == self._split:
            return
        toggled = (split is None) != (self._split is None)
        self._split = split
        self.update()
        if toggled:
            self.split_changed.emit(split is not None)

    def box(self) -> Box | None:
        """Where the picture lies; None before the first."""
        if self._pair is None:
            return None
        return letterbox(self._pair[1].size, (self.width(), self.height()))

    # -- painting ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent | None) -> None:  # noqa: ARG002
        """Paint the newest frame."""
        began = time.monotonic()
        self._next_paint.stop()  # this one shows the newest
        self._pace.painted(began, self._refresh_rate())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.GROUND))
        box = self.box()
        if box is not None:
            self._paint_picture(painter, box)
        painter.end()
        self._tell_presented(began)

    def _paint_picture(self, painter: QPainter, box: Box) -> None:
        whole = QRectF(box.x, box.y, box.width, box.height)
        # Measured under Xvfb, 640x480 into 1280x720: 0.7 ms smooth from RGB32, 1.6 from RGB888.
        painter.setRenderHint(_SMOOTH)
        if self._stylized is not None:
            self._draw(painter, self._stylized, whole)
        if self._split is not None:
            x = split_x(self._split, box)
            painter.setClipRect(QRectF(box.x, box.y, x - box.x, box.height))
            self._draw(painter, self._original_image(), whole)
            painter.setClipping(False)
            _paint_divider(painter, x, box)
        if self._dimmed:
            painter.fillRect(whole, _DIM)

    def _draw(self, painter: QPainter, image: QImage, whole: QRectF) -> None:
        painter.save()
        if self._mirrored:
            painter.translate(2 * whole.x() + whole.width(), 0)
            painter.scale(-1, 1)
        painter.drawImage(whole, image)
        painter.restore()

    def _original_image(self) -> QImage:
        if self._original is None and self._pair is not None:
            original = self._pair[0]
            self._original = _as_image(original.with_pixels(self._lens(original.pixels)))
        return self._original or QImage()

    def _update_in_time(self) -> None:
        wait = self._pace.wait(time.monotonic())
        if wait == 0:
            self.update()
        elif not self._next_paint.isActive():
            self._next_paint.start(ceil(1000 * wait))

    def _refresh_rate(self) -> float:
        screen = self.screen()
        return screen.refreshRate() if screen is not None else 0.0

    def _tell_presented(self, began: float) -> None:
        if self._unseen and self._pair is not None:
            self._unseen = False
            self.presented.emit(self._pair[1].captured, began, time.monotonic())

    # -- the mouse --------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Remember where a drag may begin."""
        if event is not None and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Move the divider while dragging."""
        self.moved.emit()
        if event is None:
            return
        if self._pressed is not None and not self._dragging:
            far = (event.position() - self._pressed).manhattanLength()
            self._dragging = far >= QApplication.startDragDistance()
        box = self.box()
        if self._dragging and box is not None:
            self.set_split(split_at(event.position().x(), box))
        self._choose_cursor(event.position().x(), box)

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:  # noqa: ARG002
        """End a drag."""
        self._pressed = None
        self._dragging = False

    def mouseDoubleClickEvent(self, event: QMouseEvent | None) -> None:  # noqa: ARG002
        """Tell whoever changes to full screen."""
        self._pressed = None
        self.double_clicked.emit()

    def _choose_cursor(self, x: float, box: Box | None) -> None:
        near = (
            box is not None
            and self._split is not None
            and abs(x - split_x(self._split, box)) < EDGE
        )
        if self._dragging or near:
            self.setCursor(Qt.CursorShape.SplitHCursor)
        else:
            self.unsetCursor()


def _as_image(frame: Frame) -> QImage:
    """A copy in the layout Qt scales fastest; the frame's own pixels are never touched."""
    width, height = frame.size
    data = cast(bytes, frame.pixels.data)  # any buffer will do, whatever PyQt's stubs say
    seen: QImage = QImage(data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return seen.convertToFormat(QImage.Format.Format_RGB32)


def _paint_divider(painter: QPainter, x: float, box: Box) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = QPointF(x, box.y + box.height / 2)
    painter.setPen(QPen(QColor(0, 0, 0, 90), 5))
    painter.drawLine(QPointF(x, box.y), QPointF(x, box.y + box.height))
    painter.setPen(QPen(QColor(theme.DARK.text), 2))
    painter.drawLine(QPointF(x, box.y), QPointF(x, box.y + box.height))
    painter.setBrush(QColor(theme.DARK.panel))
    painter.drawEllipse(middle, _HANDLE, _HANDLE)
    for side in (-1, 1):
        tip = QPointF(middle.x() + side * 8, middle.y())
        for rise in (-4, 4):
            painter.drawLine(tip, QPointF(middle.x() + side * 4, middle.y() + rise))
    painter.setPen(Qt.PenStyle.NoPen)
    _paint_tag(painter, tr("Original"), x - 12, box, to_the_left=True)
    _paint_tag(painter, tr("Stylized"), x + 12, box, to_the_left=False)
    painter.restore()


def _paint_tag(painter: QPainter, text: str, x: float, box: Box, *, to_the_left: bool) -> None:
    width = painter.fontMetrics().horizontalAdvance(text) + 18
    left = x - width if to_the_left else x
    if left < box.x or left + width > box.right:
        return
    tag = QRectF(left, box.y + 12, width, 24)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(12, 13, 16, 190))
    painter.drawRoundedRect(tag, 7, 7)
    painter.setPen(QColor(theme.DARK.text))
    painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, text)
