"""The picture: letterboxed, smooth, mirrored if wished, beside the original if wished."""

from __future__ import annotations

import time
from collections.abc import Callable

from PyQt6.QtCore import QPointF, Qt, pyqtSignal
from PyQt6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PyQt6.QtWidgets import QApplication, QWidget

from artem.frame import Frame, Pixels
from artem.gui import theme
from artem.gui.views.compare import (
    Canvas,
    paint_inset,
    paint_side_by_side,
    paint_split,
    paint_whole,
)
from artem.gui.views.geometry import (
    EDGE,
    Box,
    Compare,
    Corner,
    inset,
    letterbox,
    nearest_corner,
    side_by_side,
    split_at,
    split_x,
)
from artem.gui.views.repainter import Repainter
from artem.gui.views.shown_pair import ShownPair
from artem.words import tr

_MIDDLE = 0.5


class Feed(QWidget):
    """Paints the newest frame; nothing is painted again without a new one.

    Frames that come faster than the monitor refreshes are left out.

    presented: (captured, began, ended), once for each frame, when it has been painted.
    compare_changed: how the original is shown now, a Compare.
    mirrored: whether left and right are swapped, here only.
    """

    presented = pyqtSignal(float, float, float)
    compare_changed = pyqtSignal(object)
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
        self.mirrored = False
        self._pair: ShownPair | None = None
        self._unseen = False
        self._dimmed = False
        self._compare = Compare.OFF
        self._split = _MIDDLE
        self._corner = Corner.UPPER_RIGHT
        self._carried: Box | None = None  # the small original while it is dragged
        self._pressed: QPointF | None = None
        self._dragging = False
        self._lens: Callable[[Pixels], Pixels] = lambda pixels: pixels
        self._repainter = Repainter(self)

    # -- what is shown ----------------------------------------------------------------------

    @property
    def frame(self) -> Frame | None:
        """The stylized frame shown."""
        return self._pair.stylized if self._pair else None

    @property
    def compare(self) -> Compare:
        """How the original is shown."""
        return self._compare

    @property
    def split(self) -> float | None:
        """The divider's place as a share of the width; None without one."""
        return self._split if self._compare is Compare.SPLIT else None

    def show_pair(self, pair: tuple[Frame, Frame]) -> ShownPair:
        """Show this (original, stylized) pair from the next paint on; returns it as shown."""
        self._pair = ShownPair(pair, self._lens)
        self._unseen = True
        self._repainter.want()
        return self._pair

    def set_lens(self, lens: Callable[[Pixels], Pixels]) -> None:
        """Warp originals with this, as stylized frames are when they come."""
        self._lens = lens

    def set_mirrored(self, mirrored: bool) -> None:
        """Swap left and right, here only."""
        self.mirrored = mirrored
        self.update()

    def set_dimmed(self, dimmed: bool) -> None:
        """Show that the picture is old."""
        if dimmed != self._dimmed:
            self._dimmed = dimmed
            self.update()

    def set_compare(self, compare: Compare) -> None:
        """Show the original this way; a divider begins in the middle."""
        if compare is self._compare:
            return
        self._compare = compare
        self._split = _MIDDLE
        self._carried = None
        self.update()
        self.compare_changed.emit(compare)

    def set_split(self, split: float | None) -> None:
        """Divide the picture here, or no longer."""
        if split is None:
            self.set_compare(Compare.OFF)
            return
        self.set_compare(Compare.SPLIT)
        if split != self._split:
            self._split = split
            self.update()

    def box(self) -> Box | None:
        """Where the stylized picture lies; None before the first."""
        if self._pair is None:
            return None
        area = (self.width(), self.height())
        if self._compare is Compare.SIDE_BY_SIDE:
            return side_by_side(self._pair.size, area)[1]
        return letterbox(self._pair.size, area)

    def inset_box(self) -> Box | None:
        """Where the small original lies; None without one."""
        box = self.box()
        if box is None or self._compare is not Compare.CORNER:
            return None
        return self._carried or inset(self._corner, box)

    # -- painting ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent | None) -> None:  # noqa: ARG002
        """Paint the newest frame."""
        began = time.monotonic()
        self._repainter.painted(began)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.GROUND))
        box = self.box()
        if self._pair is not None and box is not None:
            self._paint(Canvas(painter, self._pair, self.mirrored, self._dimmed), box)
        painter.end()
        self._tell_presented(began)

    def _paint(self, canvas: Canvas, box: Box) -> None:
        small = self.inset_box()
        if self._compare is Compare.SPLIT:
            paint_split(canvas, box, self._split)
        elif self._compare is Compare.SIDE_BY_SIDE:
            paint_side_by_side(
                canvas, *side_by_side(canvas.pair.size, (self.width(), self.height()))
            )
        elif small is not None:
            paint_inset(canvas, box, small)
        else:
            paint_whole(canvas, box)

    def _tell_presented(self, began: float) -> None:
        if self._unseen and self._pair is not None:
            self._unseen = False
            self.presented.emit(self._pair.stylized.captured, began, time.monotonic())

    # -- the mouse --------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Remember where a drag may begin."""
        if event is not None and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Move the divider or the small original while dragging."""
        self.moved.emit()
        if event is None:
            return
        at, box = event.position(), self.box()
        if box is not None and self._pressed is not None:
            far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            self._dragging = self._dragging or far
            if self._dragging:
                self._drag(self._pressed, at, box)
        self._choose_cursor(at)

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:  # noqa: ARG002
        """End a drag; the small original goes to the nearest corner."""
        box = self.box()
        if self._carried is not None and box is not None:
            self._corner = nearest_corner(self._carried, box)
            self.update()
        self._carried = None
        self._pressed = None
        self._dragging = False

    def mouseDoubleClickEvent(self, event: QMouseEvent | None) -> None:  # noqa: ARG002
        """Tell whoever changes to full screen."""
        self._pressed = None
        self.double_clicked.emit()

    def _drag(self, pressed: QPointF, at: QPointF, box: Box) -> None:
        if self._compare in (Compare.OFF, Compare.SPLIT):
            self.set_split(split_at(at.x(), box))
        elif self._compare is Compare.CORNER:
            small = inset(self._corner, box)
            if small.holds(pressed.x(), pressed.y()):
                way = at - pressed
                self._carried = small.moved(way.x(), way.y())
                self.update()

    def _choose_cursor(self, at: QPointF) -> None:
        box, small = self.box(), self.inset_box()
        divided = box is not None and self._compare is Compare.SPLIT
        near = divided and box is not None and abs(at.x() - split_x(self._split, box)) < EDGE
        if self._carried is not None:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif near or (divided and self._dragging):
            self.setCursor(Qt.CursorShape.SplitHCursor)
        elif small is not None and small.holds(at.x(), at.y()):
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.unsetCursor()
