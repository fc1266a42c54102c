"""The strip of styles."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt6.QtCore import QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import (
    QColor,
    QFont,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PyQt6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QScrollArea, QWidget

from artem.gui import theme
from artem.gui.catalog import StyleEntry

_PICTURE = QSize(96, 64)
_TILE = QSize(_PICTURE.width() + 8, _PICTURE.height() + 8 + 18)
_ROUND = 9.0


class StyleTile(QAbstractButton):
    """One style: its thumbnail, its key and its name."""

    def __init__(self, entry: StyleEntry, number: int) -> None:
        super().__init__()
        self.entry = entry
        self._key = str(number) if number <= 9 else ""
        self._pending = False
        self._picture = _thumbnail(entry, self.devicePixelRatioF())
        self.setCheckable(True)
        self.setFixedSize(_TILE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(entry.label)
        self.setAccessibleDescription(f"Style by {entry.byline}" if entry.byline else "Style")
        self.setToolTip(_tip(entry, self._key))

    @property
    def pending(self) -> bool:
        """Whether the style was picked but is still being made."""
        return self._pending

    def set_pending(self, pending: bool) -> None:
        """Show that the style is being made."""
        self._pending = pending
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:  # noqa: ARG002
        """Paint the thumbnail, the ring of the selected one, the key and the name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(4, 4, _PICTURE.width(), _PICTURE.height())
        self._paint_thumbnail(painter, place)
        self._paint_ring(painter, place)
        self._paint_key(painter, place)
        self._paint_label(painter)
        painter.end()

    def _paint_thumbnail(self, painter: QPainter, place: QRectF) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(place, _ROUND, _ROUND)
        painter.save()
        painter.setClipPath(shape)
        painter.drawPixmap(place.toRect(), self._picture)
        if not (self.isChecked() or self.underMouse() or self.hasFocus()):
            painter.fillRect(place, QColor(12, 13, 16, 70))
        if self._pending:
            painter.fillRect(place, QColor(12, 13, 16, 150))
            painter.setPen(QColor(theme.TEXT))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "\N{HORIZONTAL ELLIPSIS}")
        painter.restore()

    def _paint_ring(self, painter: QPainter, place: QRectF) -> None:
        if not (self.isChecked() or self.hasFocus()):
            return
        colour = theme.ACCENT if self.isChecked() else theme.TEXT
        line = Qt.PenStyle.DashLine if self._pending else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(colour), 3 if self.isChecked() else 1.5, line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place.adjusted(-2, -2, 2, 2), _ROUND + 2, _ROUND + 2)

    def _paint_key(self, painter: QPainter, place: QRectF) -> None:
        if not self._key:
            return
        badge = QRectF(place.x() + 5, place.y() + 5, 17, 17)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.ACCENT) if self.isChecked() else QColor(12, 13, 16, 190))
        painter.drawRoundedRect(badge, 5, 5)
        painter.setFont(_font(self.font(), 11, QFont.Weight.DemiBold))
        painter.setPen(QColor(theme.ON_ACCENT if self.isChecked() else theme.TEXT))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self._key)

    def _paint_label(self, painter: QPainter) -> None:
        chosen = self.isChecked()
        weight = QFont.Weight.DemiBold if chosen else QFont.Weight.Normal
        painter.setFont(_font(self.font(), 11, weight))
        bright = chosen or self.underMouse()
        painter.setPen(QColor(theme.TEXT if bright else theme.QUIET))
        place = QRectF(2, _TILE.height() - 17, _TILE.width() - 4, 16)
        label = painter.fontMetrics().elidedText(
            self.entry.label, Qt.TextElideMode.ElideRight, int(place.width())
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, label)


class StylePicker(QScrollArea):
    """All styles in one row; picked by click, by arrow keys and space, or by number."""

    picked = pyqtSignal(str)

    def __init__(self, entries: Sequence[StyleEntry]) -> None:
        super().__init__()
        self.setAccessibleName("Styles")
        self.setWidgetResizable(True)
        self.setFixedHeight(_TILE.height() + 10)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tiles = [StyleTile(entry, number) for number, entry in enumerate(entries, 1)]
        self._group = QButtonGroup(self)
        self.setWidget(self._strip())

    def select(self, spec: str, *, pending: bool) -> None:
        """Mark the style as the chosen one."""
        for tile in self.tiles:
            chosen = tile.entry.spec == spec
            tile.set_pending(chosen and pending)
            if chosen:
                tile.setChecked(True)
                self.ensureWidgetVisible(tile)

    def pick_number(self, number: int) -> None:
        """Pick as the keys 1 to 9 do; beyond the last style nothing happens."""
        if number <= len(self.tiles):
            self.picked.emit(self.tiles[number - 1].entry.spec)

    def wheelEvent(self, event: QWheelEvent | None) -> None:
        """Scroll sideways with an ordinary wheel."""
        bar = self.horizontalScrollBar()
        if event is not None and bar is not None:
            turn = event.angleDelta()
            bar.setValue(bar.value() - (turn.y() or turn.x()))

    def _strip(self) -> QWidget:
        strip = QWidget()
        strip.setObjectName("strip")
        row = QHBoxLayout(strip)
        row.setContentsMargins(12, 4, 12, 0)
        row.setSpacing(6)
        for tile in self.tiles:
            self._group.addButton(tile)
            tile.clicked.connect(lambda _, spec=tile.entry.spec: self.picked.emit(spec))
            row.addWidget(tile)
        row.addStretch()
        return strip


def _tip(entry: StyleEntry, key: str) -> str:
    lines = [entry.title, entry.byline, f"Press {key}" if key else ""]
    return "\n".join(line for line in lines if line)


def _font(base: QFont, pixels: int, weight: QFont.Weight) -> QFont:
    font = QFont(base)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    return font


def _thumbnail(entry: StyleEntry, ratio: float) -> QPixmap:
    """The style's thumbnail filling the tile; a drawn one where there is none."""
    size = _PICTURE * ratio
    loaded = QPixmap(str(entry.thumbnail)) if entry.thumbnail else QPixmap()
    if loaded.isNull():
        return _placeholder(entry.title, size)
    filled = loaded.scaled(
        size,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    left = (filled.width() - size.width()) // 2
    top = (filled.height() - size.height()) // 2
    return filled.copy(left, top, size.width(), size.height())


def _placeholder(title: str, size: QSize) -> QPixmap:
    """Two colours that depend on the title, and its first letter."""
    hue = sum(map(ord, title)) * 47 % 360
    picture = QPixmap(size)
    painter = QPainter(picture)
    slope = QLinearGradient(0, 0, size.width(), size.height())
    slope.setColorAt(0, QColor.fromHsv(hue, 120, 130))
    slope.setColorAt(1, QColor.fromHsv((hue + 50) % 360, 150, 70))
    painter.fillRect(picture.rect(), slope)
    painter.setPen(QColor(255, 255, 255, 220))
    painter.setFont(_font(QFont(), size.height() // 2, QFont.Weight.Light))
    painter.drawText(picture.rect(), Qt.AlignmentFlag.AlignCenter, title[:1].upper())
    painter.end()
    return picture
