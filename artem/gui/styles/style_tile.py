"""One tile of the strip of styles."""

from __future__ import annotations

from PyQt6.QtCore import QEvent, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import (
    QAction,
    QColor,
    QFont,
    QFontInfo,
    QFontMetrics,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PyQt6.QtWidgets import QAbstractButton

from artem.gui import theme
from artem.gui.styles.catalog import StyleEntry
from artem.gui.styles.thumbnail import thumbnail
from artem.words import tr

_PICTURE = QSize(96, 64)
_ROUND = 9.0


class _Tile(QAbstractButton):
    """A picture with a name below it, as high as the name's letters want."""

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._fit()

    def changeEvent(self, event: QEvent | None) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event is not None and event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.setFixedSize(_PICTURE.width() + 8, tile_height(self.font()))

    def paint_name(self, painter: QPainter, name: str, colour: str, weight: QFont.Weight) -> None:
        """Write the name below the picture, shortened where it is long."""
        painter.setFont(_label_font(self.font(), weight))
        painter.setPen(QColor(colour))
        top = _PICTURE.height() + 8
        place = QRectF(2, top, self.width() - 4, self.height() - top)
        shown = painter.fontMetrics().elidedText(
            name, Qt.TextElideMode.ElideRight, int(place.width())
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)


class StyleTile(_Tile):
    """One style: its thumbnail, its key and its name.

    remove_wanted: only of the user's own styles, by the menu or the delete key.
    """

    remove_wanted = pyqtSignal()

    def __init__(self, entry: StyleEntry, number: int) -> None:
        super().__init__()
        self.entry = entry
        self._key = str(number) if number <= 9 else ""
        self._pending = False
        self._picture = thumbnail(entry, _PICTURE * self.devicePixelRatioF())
        self.setCheckable(True)
        self.setAccessibleName(entry.label)
        self.setAccessibleDescription(
            tr("Style by {who}").format(who=entry.byline) if entry.byline else tr("Style")
        )
        self.set_mixable(False)

        if entry.own:
            action = QAction(tr("Remove {style}").format(style=entry.label), self)
            action.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(self.remove_wanted)
            self.addAction(action)
            self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    @property
    def pending(self) -> bool:
        """Whether the style was picked but is still being made."""
        return self._pending

    def set_mixable(self, mixable: bool) -> None:
        """Say whether the style mixes with the ones worn."""
        self.setToolTip(_tip(self.entry, self._key, mixable))

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
            painter.setPen(QColor(theme.DARK.text))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "\N{HORIZONTAL ELLIPSIS}")
        painter.restore()

    def _paint_ring(self, painter: QPainter, place: QRectF) -> None:
        colours = theme.current()
        if not (self.isChecked() or self.hasFocus()):
            return
        colour = colours.accent if self.isChecked() else colours.text
        line = Qt.PenStyle.DashLine if self._pending else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(colour), 3 if self.isChecked() else 1.5, line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place.adjusted(-2, -2, 2, 2), _ROUND + 2, _ROUND + 2)

    def _paint_key(self, painter: QPainter, place: QRectF) -> None:
        colours = theme.current()
        if not self._key:
            return
        badge = QRectF(place.x() + 5, place.y() + 5, 17, 17)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent) if self.isChecked() else QColor(12, 13, 16, 190))
        painter.drawRoundedRect(badge, 5, 5)
        painter.setFont(_font(self.font(), 11, QFont.Weight.DemiBold))
        painter.setPen(QColor(colours.on_accent if self.isChecked() else theme.DARK.text))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self._key)

    def _paint_label(self, painter: QPainter) -> None:
        colours = theme.current()
        chosen = self.isChecked()
        weight = QFont.Weight.DemiBold if chosen else QFont.Weight.Normal
        bright = chosen or self.underMouse()
        self.paint_name(
            painter, self.entry.label, colours.text if bright else colours.quiet, weight
        )


class AddTile(_Tile):
    """The first tile: any picture can be a style."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Your picture"))
        self.setToolTip(
            tr("Paint in the style of a picture of yours: choose it, drop it or paste it")
        )

    def paintEvent(self, event: QPaintEvent | None) -> None:  # noqa: ARG002
        """Paint a dashed frame with a plus, and the name."""
        colours = theme.current()
        lit = self.underMouse() or self.hasFocus()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(4, 4, _PICTURE.width(), _PICTURE.height())
        painter.setPen(
            QPen(
                QColor(colours.text if lit else colours.line),
                1.5,
                Qt.PenStyle.DashLine,
            )
        )
        painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), _ROUND, _ROUND)
        painter.setPen(QColor(colours.text if lit else colours.quiet))
        painter.setFont(_font(self.font(), 26, QFont.Weight.Light))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "+")
        colour = colours.text if lit else colours.quiet
        self.paint_name(painter, self.accessibleName(), colour, QFont.Weight.Normal)
        painter.end()


def _tip(entry: StyleEntry, key: str, mixable: bool) -> str:
    lines = [entry.title, entry.byline, tr("Press {key}").format(key=key) if key else ""]
    lines.append(tr("Ctrl-click mixes it with the style shown") if mixable else "")
    lines.append(tr("Right-click removes it") if entry.own else "")
    return "\n".join(line for line in lines if line)


def tile_height(font: QFont) -> int:
    """Of every tile, where this is the font of the widgets."""
    return _PICTURE.height() + 12 + QFontMetrics(_label_font(font, QFont.Weight.Normal)).height()


def _label_font(base: QFont, weight: QFont.Weight) -> QFont:
    return _font(base, max(theme.LEAST_TEXT, QFontInfo(base).pixelSize() - 2), weight)


def _font(base: QFont, pixels: int, weight: QFont.Weight) -> QFont:
    font = QFont(base)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    return font
