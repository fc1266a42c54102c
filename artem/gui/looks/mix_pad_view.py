"""The pad on which styles are mixed by dragging between them."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, pyqtSignal
from PyQt6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PyQt6.QtWidgets import QSizePolicy, QToolTip, QWidget

from artem.gui import theme
from artem.gui.arrows import ARROWS
from artem.gui.looks.mix_pad import Spot, Spots, blend_at, move, place_of, room, spread
from artem.gui.presenter import mix_text
from artem.gui.styles.catalog import StyleEntry
from artem.gui.styles.thumbnail import thumbnail
from artem.look import Mix
from artem.words import tr

_SHAPE = 0.84  # of the width is the height
_BORDER = 10.0
_SIZE = 0.72  # of a thumbnail, in the room between two; a style is alone on most of it
_LEAST, _MOST = 18.0, 64.0  # pixels of a thumbnail
_PUCK = 7.0
_STEP, _LONG_STEP = 0.02, 0.1  # of the pad, by an arrow key
_TAKES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class MixPadView(QWidget):
    """Styles as round thumbnails, and a puck that blends the nearest ones.

    mixed: a Mix of weights that sum to 1, at every move of the puck by the user.
    held: whether the puck is held by the mouse.
    described: the mix in words.
    """

    mixed = pyqtSignal(object)
    held = pyqtSignal(bool)
    described = pyqtSignal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Mix of styles"))
        self.setToolTip(tr("Drag between styles to mix them; Ctrl-drag moves a style"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 120)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.spots: Spots = ()
        self._inner = _inside(self.rect())
        self._entries: dict[str, StyleEntry] = {}
        self._mix: Mix = ()
        self._puck: tuple[float, float] | None = None
        self._moved: dict[str, tuple[float, float]] = {}
        self._carried = ""
        self._is_held = False
        self._diameter = _LEAST
        self._pictures: dict[str, QPixmap] = {}
        self._loading = QTimer(self)
        self._loading.timeout.connect(self._load_next)

    # -- what is shown ----------------------------------------------------------------------

    def show_styles(self, entries: Sequence[StyleEntry]) -> None:
        """Put these on the pad: styles of one net."""
        known = {entry.name: entry for entry in entries}
        if known != self._entries:
            self._entries = known
            self._pictures.clear()
            self._lay_out()
            self._describe()

    def show_mix(self, mix: Mix) -> None:
        """Put the puck where it gives this mix, unless it is what the puck gave."""
        if mix != self._mix:
            self._mix = mix
            self._puck = place_of(self.spots, mix, self._aspect)
            self._describe()
            self.update()

    def point_of(self, x: float, y: float) -> QPointF:
        """The pixel at a place on the pad."""
        inner = self._inner
        return QPointF(inner.x() + x * inner.width(), inner.y() + y * inner.height())

    def hasHeightForWidth(self) -> bool:
        """It keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that goes with a width."""
        return round(width * _SHAPE)

    def sizeHint(self) -> QSize:
        """As high as its width asks for."""
        return QSize(self.width(), self.heightForWidth(self.width()))

    # -- what the user does -----------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Take a style alone, blend at the pointer, or carry a thumbnail."""
        if event is None:
            return
        spot = self._spot_at(event.position())
        if event.button() == Qt.MouseButton.RightButton or event.modifiers() & _CONTROL:
            self._carried = spot.style if spot is not None else ""
            return
        self._is_held = True
        self.held.emit(True)
        if spot is not None:
            self._take((spot.x, spot.y), ((spot.style, 1.0),))
        else:
            self._blend(*self._place_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Blend where the pointer is, or carry a thumbnail there."""
        if event is None:
            return
        if self._carried:
            self._move_spot(self._carried, *self._place_at(event.position()))
        elif self._is_held:
            self._blend(*self._place_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:  # noqa: ARG002
        """Let go."""
        self._carried = ""
        if self._is_held:
            self._is_held = False
            self.held.emit(False)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Move the puck by arrow keys, the more with shift; space takes the nearest style alone."""
        if event is None:
            return
        arrow = ARROWS.get(event.key())
        if arrow is not None and self.spots:
            step = _LONG_STEP if event.modifiers() & _SHIFT else _STEP
            x, y = self._puck or (0.5, 0.5)
            self._blend(x + arrow[0] * step, y + arrow[1] * step)
        elif event.key() in _TAKES and self._mix:
            heaviest = max(self._mix, key=lambda part: part[1])[0]
            spot = next(spot for spot in self.spots if spot.style == heaviest)
            self._take((spot.x, spot.y), ((heaviest, 1.0),))
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent | None) -> bool:
        """Name the style under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            spot = self._spot_at(QPointF(event.pos()))
            text = self._entries[spot.style].label if spot is not None else self.toolTip()
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Spread the styles over the new size."""
        super().resizeEvent(event)
        self._lay_out()

    # -- painting ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent | None) -> None:  # noqa: ARG002
        """Paint the ground, threads from the puck to the styles that it mixes, and all styles."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        border = colours.accent if self.hasFocus() else colours.well
        painter.setPen(QPen(QColor(border), 1))
        painter.setBrush(QColor(colours.well))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        weights = dict(self._mix)
        total = sum(weights.values())
        self._paint_threads(painter, weights)
        for spot in self.spots:
            self._paint_spot(painter, spot, weights.get(spot.style, 0.0) / (total or 1.0))
        self._paint_puck(painter)
        painter.end()

    def _paint_threads(self, painter: QPainter, weights: dict[str, float]) -> None:
        if self._puck is None:
            return
        for spot in self.spots:
            if spot.style in weights:
                painter.setPen(QPen(QColor(theme.current().accent), 1.5))
                painter.drawLine(self.point_of(*self._puck), self.point_of(spot.x, spot.y))

    def _paint_spot(self, painter: QPainter, spot: Spot, share: float) -> None:
        middle, radius = self.point_of(spot.x, spot.y), self._diameter / 2
        box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        picture = self._pictures.get(spot.style)
        if picture is None or picture.width() != self._side:
            self._loading.start(0)
        if picture is not None:  # of the size before, until it is made anew
            painter.drawPixmap(box, picture, QRectF())
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.current().raised))
            painter.drawEllipse(box)
        if share > 0:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.current().accent), 1.5 + 2 * share))
            painter.drawEllipse(box.adjusted(-2, -2, 2, 2))

    def _paint_puck(self, painter: QPainter) -> None:
        if self._puck is not None:
            painter.setPen(QPen(QColor(theme.current().well), 2))
            painter.setBrush(QColor(theme.current().text))
            painter.drawEllipse(self.point_of(*self._puck), _PUCK, _PUCK)

    @property
    def _side(self) -> int:
        """Of a thumbnail, in pixels of the screen."""
        return round(self._diameter * self.devicePixelRatioF())

    def _load_next(self) -> None:
        """Make one thumbnail a circle; all of them at once would hold the window up."""
        for style, entry in self._entries.items():
            picture = self._pictures.get(style)
            if picture is None or picture.width() != self._side:
                self._pictures[style] = _round(thumbnail(entry, QSize(self._side, self._side)))
                self.update()
                return
        self._loading.stop()

    # -- inside -----------------------------------------------------------------------------

    @property
    def _aspect(self) -> float:
        return self._inner.width() / self._inner.height()

    def _lay_out(self) -> None:
        """Spread the styles, but leave those where they are that the user moved."""
        self._inner = _inside(self.rect())
        usual = spread(list(self._entries), self._aspect)
        across = _SIZE * room(usual, self._aspect) * self._inner.height()
        self._diameter = min(max(across, _LEAST), _MOST)
        self.spots = usual
        for style, place in self._moved.items():
            self.spots = move(self.spots, style, *place)
        self._puck = place_of(self.spots, self._mix, self._aspect)
        self.update()

    def _blend(self, x: float, y: float) -> None:
        place = min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)
        self._take(place, blend_at(self.spots, *place, self._aspect))

    def _take(self, place: tuple[float, float], mix: Mix) -> None:
        self._puck = place
        self.update()
        if mix and mix != self._mix:
            self._mix = mix
            self._describe()
            self.mixed.emit(mix)

    def _move_spot(self, style: str, x: float, y: float) -> None:
        """The mix stays as it is."""
        self._moved[style] = (x, y)
        self.spots = move(self.spots, style, x, y)
        self._puck = place_of(self.spots, self._mix, self._aspect)
        self.update()

    def _describe(self) -> None:
        known = [name for name, _ in self._mix if name in self._entries]
        labels = {name: self._entries[name].label for name in known}
        text = mix_text(self._mix, labels)
        self.setAccessibleDescription(text)
        self.described.emit(text)

    def _place_at(self, point: QPointF) -> tuple[float, float]:
        inner = self._inner
        return (point.x() - inner.x()) / inner.width(), (point.y() - inner.y()) / inner.height()

    def _spot_at(self, point: QPointF) -> Spot | None:
        """The topmost one under a point."""
        for spot in reversed(self.spots):
            away = self.point_of(spot.x, spot.y) - point
            if QPointF.dotProduct(away, away) <= (self._diameter / 2) ** 2:
                return spot
        return None


def _inside(whole: QRect) -> QRectF:
    """Where the styles are."""
    return QRectF(whole).adjusted(_BORDER, _BORDER, -_BORDER, -_BORDER)


def _round(picture: QPixmap) -> QPixmap:
    cut = QPixmap(picture.size())
    cut.fill(Qt.GlobalColor.transparent)
    shape = QPainterPath()
    shape.addEllipse(QRectF(cut.rect()))
    painter = QPainter(cut)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(shape)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return cut
