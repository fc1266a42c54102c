"""Windows that show nothing but the stylized picture."""

from __future__ import annotations

import time

from PyQt6.QtCore import QPoint, QPointF, QSize, Qt, QTimer, pyqtSignal
from PyQt6.QtGui import (
    QCloseEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QScreen,
)
from PyQt6.QtWidgets import QApplication, QWidget

from artem.gui import theme
from artem.gui.views.compare import Canvas, paint_whole
from artem.gui.views.geometry import letterbox, stretched
from artem.gui.views.repainter import Repainter
from artem.gui.views.shown_pair import ShownPair
from artem.words import tr

_POINTER_STAYS_MS = 2000
_OUTPUT_SIZE = QSize(960, 720)
_SMALL_WIDTH = 320
_FROM_EDGE = QPoint(24, 24)  # pixels between a window and its screen's corner
_GRIP = 22  # pixels of the corner by which it is resized


class Outlet(QWidget):
    """A borderless window with the newest stylized picture; a drag moves it.

    closed: it is no longer there to be seen.
    """

    closed = pyqtSignal()

    def __init__(self, title: str, flags: Qt.WindowType = Qt.WindowType.Window) -> None:
        super().__init__(None, flags | Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setMouseTracking(True)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.pair: ShownPair | None = None
        self._mirrored = False
        self._grabbed: QPoint | None = None  # in the window
        self._repainter = Repainter(self)

    def show_pair(self, pair: ShownPair, *, mirrored: bool) -> None:
        """Show this from the next paint on."""
        self.pair = pair
        self._mirrored = mirrored
        self._repainter.want()

    def paintEvent(self, event: QPaintEvent | None) -> None:  # noqa: ARG002
        """Paint the newest picture on black."""
        self._repainter.painted(time.monotonic())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("black"))
        if self.pair is not None:
            box = letterbox(self.pair.size, (self.width(), self.height()))
            paint_whole(Canvas(painter, self.pair, self._mirrored), box)
        self.paint_more(painter)
        painter.end()

    def paint_more(self, painter: QPainter) -> None:
        """What lies on the picture."""

    def closeEvent(self, event: QCloseEvent | None) -> None:
        """Tell that it is gone."""
        super().closeEvent(event)
        self.closed.emit()

    # -- the mouse and the keys -------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Esc closes."""
        if event is not None and event.key() == Qt.Key.Key_Escape:
            self.close()

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Remember where a drag may begin."""
        if event is not None and event.button() == Qt.MouseButton.LeftButton:
            self._grabbed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Move the window while dragging."""
        if event is None or self._grabbed is None or self.isFullScreen():
            return
        way = event.position().toPoint() - self._grabbed
        if way.manhattanLength() >= QApplication.startDragDistance():
            self._move(event.globalPosition())

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:  # noqa: ARG002
        """End a drag."""
        self._grabbed = None

    def _move(self, pointer: QPointF) -> None:
        """By the window manager where there is one; Wayland allows nothing else."""
        window, grabbed = self.windowHandle(), self._grabbed
        if window is not None and window.startSystemMove():
            self._grabbed = None
        elif grabbed is not None:
            self.move(pointer.toPoint() - grabbed)


class OutputWindow(Outlet):
    """For a second screen or a projector; the pointer over it hides."""

    def __init__(self) -> None:
        super().__init__(tr("Art'Em output"))
        self.resize(_OUTPUT_SIZE)
        self._hide_pointer = QTimer(self)
        self._hide_pointer.setSingleShot(True)
        self._hide_pointer.setInterval(_POINTER_STAYS_MS)
        self._hide_pointer.timeout.connect(lambda: self.setCursor(Qt.CursorShape.BlankCursor))

    def open_beside(self, home: QScreen | None) -> None:
        """Fill a screen other than this one; without another be a window on it."""
        others = [screen for screen in QApplication.screens() if screen is not home]
        if others:
            self.fill(others[0])
        else:
            self._stand_on(home)
        self.activateWindow()
        self._hide_pointer.start()

    def fill(self, screen: QScreen) -> None:
        """Fill this screen."""
        self.setScreen(screen)  # what Wayland goes by
        self.move(screen.geometry().topLeft())  # and what X11 and Windows do
        self.setWindowState(self.windowState() | Qt.WindowState.WindowFullScreen)
        self.show()
        self.setGeometry(screen.geometry())  # without a window manager nobody else does

    def _stand_on(self, screen: QScreen | None) -> None:
        """Be a window, also after another screen was filled that is gone."""
        if self.isFullScreen():
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowFullScreen)
            self.resize(_OUTPUT_SIZE)
        if screen is not None and not _is_seen(self):
            self.move(screen.availableGeometry().topLeft() + _FROM_EDGE)
        self.show()

    def toggle_fill(self) -> None:
        """Fill the screen it is on, or stop doing so."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """F fills the screen, O and Esc close."""
        key = event.key() if event is not None else None
        if key in (Qt.Key.Key_F, Qt.Key.Key_F11):
            self.toggle_fill()
        elif key == Qt.Key.Key_O:
            self.close()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Show the pointer for a while."""
        super().mouseMoveEvent(event)
        self.unsetCursor()
        self._hide_pointer.start()

    def mouseDoubleClickEvent(self, event: QMouseEvent | None) -> None:  # noqa: ARG002
        """Fill the screen, or stop doing so."""
        self.toggle_fill()


class SmallPicture(Outlet):
    """Picture in picture: above all windows, of the picture's shape, sized by its corner.

    home_wanted: the user wants the main window.
    """

    home_wanted = pyqtSignal()

    def __init__(self) -> None:
        super().__init__(tr("Art'Em picture in picture"), Qt.WindowType.WindowStaysOnTopHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._stretching = False
        self._placed = False

    def open_on(self, screen: QScreen | None) -> None:
        """Show it where it was, or in this screen's lower right corner.

        That is at first, and when the screen that it was on is gone.
        """
        self._take_shape(_SMALL_WIDTH if not self._placed else self.width())
        if screen is not None and not (self._placed and _is_seen(self)):
            room = screen.availableGeometry()
            self.move(room.bottomRight() - QPoint(self.width(), self.height()) - _FROM_EDGE)
        self._placed = True
        self.show()

    def show_pair(self, pair: ShownPair, *, mirrored: bool) -> None:
        """Take the shape of a picture of another shape."""
        before = self.pair
        super().show_pair(pair, mirrored=mirrored)
        if before is None or before.size != pair.size:
            self._take_shape(self.width())

    def paint_more(self, painter: QPainter) -> None:
        """A grip, while the pointer is over it."""
        if not self.underMouse():
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, width in ((QColor(0, 0, 0, 140), 4.0), (QColor(theme.DARK.text), 1.6)):
            painter.setPen(QPen(colour, width, cap=Qt.PenCapStyle.RoundCap))
            for reach in (6, 11, 16):
                right, below = self.width() - 4, self.height() - 4
                painter.drawLine(right - reach, below, right, below - reach)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """P and Esc close."""
        if event is not None and event.key() == Qt.Key.Key_P:
            self.close()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Begin to resize in the corner, to move elsewhere."""
        super().mousePressEvent(event)
        if event is not None and self._grabbed is not None:
            self._stretching = self._is_grip(event.position())

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Resize while the corner is dragged."""
        if event is None:
            return
        at = event.position()
        if self._stretching and self.pair is not None:
            self.resize(*stretched((at.x(), at.y()), self.pair.size, self._room()))
        else:
            super().mouseMoveEvent(event)
            grip = self._is_grip(at)
            self.setCursor(Qt.CursorShape.SizeFDiagCursor if grip else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:
        """End a drag."""
        super().mouseReleaseEvent(event)
        self._stretching = False

    def mouseDoubleClickEvent(self, event: QMouseEvent | None) -> None:  # noqa: ARG002
        """Go back to the main window."""
        self._grabbed = None
        self.home_wanted.emit()

    def _take_shape(self, width: int) -> None:
        size = self.pair.size if self.pair is not None else (4, 3)
        self.resize(*stretched((width, 0), size, self._room()))

    def _room(self) -> tuple[int, int]:
        screen = self.screen()
        room = screen.availableGeometry() if screen is not None else self.rect()
        return room.width(), room.height()

    def _is_grip(self, at: QPointF) -> bool:
        return at.x() > self.width() - _GRIP and at.y() > self.height() - _GRIP


def _is_seen(window: QWidget) -> bool:
    """Whether it lies on a screen that is there."""
    screens = QApplication.screens()
    return any(screen.availableGeometry().intersects(window.geometry()) for screen in screens)
