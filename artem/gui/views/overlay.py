"""What lies over the picture's corner for those who ask where the time of a frame goes."""

from __future__ import annotations

import time
from collections.abc import Callable
from math import ceil

from PyQt6.QtCore import QPointF, QRectF, Qt, QTimer
from PyQt6.QtGui import (
    QColor,
    QFont,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QShowEvent,
)
from PyQt6.QtWidgets import QWidget

from artem.gui import theme
from artem.gui.views.feed import Feed
from artem.gui.views.geometry import MARGIN, corner
from artem.gui.views.timing import Graph, Point, TimingView, timing_view
from artem.pipeline.stats import STAGES, Timing
from artem.words import tr

_REFRESH_MS = 100
_WIDTH = 276
_EDGE = 14
_LINE = 19
_BAR = QRectF(_EDGE, _EDGE + _LINE + 6, _WIDTH - 2 * _EDGE, 6)
_ROWS_TOP = _BAR.bottom() + 8
_ROWS_BOTTOM = _ROWS_TOP + _LINE * len(STAGES)
_PLOT = QRectF(_EDGE + 26, _ROWS_BOTTOM + 35, _WIDTH - 2 * _EDGE - 26, 72)
_SHORT = ceil(_ROWS_BOTTOM) + _EDGE - 4
_TALL = ceil(_PLOT.bottom()) + 18 + _EDGE - 4

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Overlay(QWidget):
    """Shows each stage's time and the latency of the last seconds; sees no mouse.

    It is drawn into a pixmap a few times a second, however often Qt paints what lies below it,
    and nothing is asked for or drawn while it is hidden.
    """

    def __init__(self, feed: Feed) -> None:
        super().__init__(feed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(tr("Where the time of a frame goes"))
        self.view: TimingView | None = None
        self._feed = feed
        self._timing: Callable[[float], Timing] | None = None
        self._drawn = QPixmap()
        self._timer = QTimer(self)
        self._timer.setInterval(_REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        self.hide()

    def watch(self, timing: Callable[[float], Timing]) -> None:
        """Show from now on what this says of the time before a moment."""
        self._timing = timing

    def toggle(self) -> None:
        """Show it, or hide it again."""
        self.setVisible(self.isHidden())

    @property
    def running(self) -> bool:
        """Whether it asks for new figures."""
        return self._timer.isActive()

    def place(self) -> None:
        """Take the corner of the picture; without the graph where there is no room for it."""
        area = (self._feed.width(), self._feed.height())
        size = (_WIDTH, _TALL if area[1] >= _TALL + 2 * MARGIN else _SHORT)
        self.setGeometry(*corner(size, self._feed.box(), area), *size)

    def refresh(self) -> None:
        """Draw what is known now."""
        if self._timing is None:
            return
        self.view = timing_view(self._timing(time.monotonic()))
        self.place()
        self._drawn = self._draw(self.view)
        self.update()

    # -- Qt's events ------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent | None) -> None:
        """Begin to ask for figures."""
        super().showEvent(event)
        self.refresh()
        self._timer.start()

    def hideEvent(self, event: QHideEvent | None) -> None:
        """Ask for nothing while nobody looks."""
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent | None) -> None:  # noqa: ARG002
        """Copy what is drawn."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn)
        painter.end()

    # -- drawing ----------------------------------------------------------------------------

    def _draw(self, view: TimingView) -> QPixmap:
        ratio = self.devicePixelRatioF()
        drawn = QPixmap(ceil(self.width() * ratio), ceil(self.height() * ratio))
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(_font(self.font(), 12))
        _paint_ground(painter, QRectF(self.rect()))
        _paint_latency(painter, view)
        _paint_shares(painter, view)
        _paint_rows(painter, view)
        if self.height() >= _TALL:
            painter.setFont(_font(self.font(), 11))
            _paint_scale(painter, view.graph)
            _paint_runs(painter, view.graph)
            _paint_budget(painter, view.graph)
        painter.end()
        return drawn


def _font(like: QFont, pixels: int, *, bold: bool = False) -> QFont:
    font = QFont(like)
    font.setPixelSize(pixels)
    font.setBold(bold)
    return font


def _paint_ground(painter: QPainter, whole: QRectF) -> None:
    ground = QColor(theme.GROUND)
    ground.setAlphaF(theme.OVERLAY_OPACITY)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(whole, 10, 10)


def _paint_latency(painter: QPainter, view: TimingView) -> None:
    line = QRectF(_EDGE, _EDGE - 4, _WIDTH - 2 * _EDGE, _LINE + 4)
    usual = painter.font()
    painter.setPen(QColor(theme.DARK.text))
    painter.setFont(_font(usual, 13, bold=True))
    painter.drawText(line, _LEFT, tr("Capture to paint"))
    painter.drawText(line, _RIGHT, view.latency)
    painter.setFont(usual)


def _paint_shares(painter: QPainter, view: TimingView) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    left = _BAR.left()
    for row in view.rows:
        width = row.share * _BAR.width()
        painter.fillRect(QRectF(left, _BAR.top(), width, _BAR.height()), _stage(row.stage))
        left += width


def _paint_rows(painter: QPainter, view: TimingView) -> None:
    for number, row in enumerate(view.rows):
        line = QRectF(_EDGE, _ROWS_TOP + number * _LINE, _WIDTH - 2 * _EDGE, _LINE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_stage(row.stage))
        painter.drawRoundedRect(QRectF(_EDGE, line.center().y() - 4, 8, 8), 2, 2)
        painter.setPen(QColor(theme.DARK.quiet))
        painter.drawText(line.adjusted(16, 0, 0, 0), _LEFT, row.name)
        painter.setPen(QColor(theme.DARK.text))
        painter.drawText(line, _RIGHT, row.value)


def _paint_scale(painter: QPainter, graph: Graph) -> None:
    for tick in graph.ticks:
        y = _y(tick.height)
        painter.setPen(QPen(QColor(theme.DARK.line), 1 if tick.height == 0 else 0.5))
        painter.drawLine(QPointF(_PLOT.left(), y), QPointF(_PLOT.right(), y))
        painter.setPen(QColor(theme.DARK.quiet))
        painter.drawText(QRectF(_EDGE - 8, y - 8, _PLOT.left() - _EDGE + 2, 16), _RIGHT, tick.label)
    below = QRectF(_PLOT.left(), _PLOT.bottom() + 3, _PLOT.width(), 16)
    painter.drawText(below, _LEFT, graph.oldest)
    painter.drawText(below, _RIGHT, tr("now"))


def _paint_runs(painter: QPainter, graph: Graph) -> None:
    colour = QColor(theme.DARK.accent)
    below = QColor(colour)
    below.setAlphaF(0.22)
    painter.save()
    painter.setClipRect(_PLOT)
    for run in graph.runs:
        line = [_at(point) for point in run]
        feet = [QPointF(x, _PLOT.bottom()) for x in (line[-1].x(), line[0].x())]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(below)
        painter.drawPolygon(QPolygonF([*line, *feet]))
        painter.setPen(QPen(colour, 1.5, cap=Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(QPolygonF(line))
        painter.drawPoint(line[-1])  # all there is of a run of one
    painter.restore()


def _paint_budget(painter: QPainter, graph: Graph) -> None:
    title = QRectF(_EDGE, _PLOT.top() - 27, _WIDTH - 2 * _EDGE, 16)
    painter.setPen(QColor(theme.DARK.quiet))
    painter.drawText(title, _LEFT, tr("Latency, ms"))
    if graph.budget is None:
        return
    painter.setPen(QPen(QColor(theme.DARK.text), 1, Qt.PenStyle.DashLine))
    sample = title.right() - painter.fontMetrics().horizontalAdvance(graph.budget.label) - 8
    for left, right, y in (
        (_PLOT.left(), _PLOT.right(), _y(graph.budget.height)),
        (sample - 18, sample, title.center().y()),
    ):
        painter.drawLine(QPointF(left, y), QPointF(right, y))
    painter.drawText(title, _RIGHT, graph.budget.label)


def _stage(stage: str) -> QColor:
    return QColor(theme.STAGES[stage])


def _y(height: float) -> float:
    return _PLOT.bottom() - height * _PLOT.height()


def _at(point: Point) -> QPointF:
    return QPointF(_PLOT.left() + point[0] * _PLOT.width(), _y(point[1]))
