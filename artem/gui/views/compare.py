"""How the picture and the original beside it are painted."""

from __future__ import annotations

from dataclasses import dataclass

from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QColor, QImage, QPainter, QPen

from artem.gui import theme
from artem.gui.views.geometry import Box, split_x
from artem.gui.views.shown_pair import ShownPair
from artem.words import tr

_HANDLE = 13.0
_TAG_EDGE = 12  # pixels between a tag and what it belongs to


@dataclass(frozen=True)
class Canvas:
    """What a pair is painted with. mirrored: with left and right swapped."""

    painter: QPainter
    pair: ShownPair
    mirrored: bool = False
    dimmed: bool = False

    def draw(self, image: QImage, box: Box) -> None:
        """One picture, whole."""
        place = rect(box)
        self.painter.save()
        self.painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.mirrored:
            self.painter.translate(2 * place.x() + place.width(), 0)
            self.painter.scale(-1, 1)
        self.painter.drawImage(place, image)
        self.painter.restore()
        if self.dimmed:
            self.painter.fillRect(place, QColor(theme.DIM))


def paint_whole(canvas: Canvas, box: Box) -> None:
    """The stylized picture alone."""
    canvas.draw(canvas.pair.stylized_image, box)


def paint_split(canvas: Canvas, box: Box, split: float) -> None:
    """The original on the left of the divider, the stylized picture on its right."""
    painter, x = canvas.painter, split_x(split, box)
    painter.setClipRect(QRectF(x, box.y, box.right - x, box.height))
    canvas.draw(canvas.pair.stylized_image, box)
    painter.setClipRect(QRectF(box.x, box.y, x - box.x, box.height))
    canvas.draw(canvas.pair.original_image, box)
    painter.setClipping(False)
    _paint_divider(painter, x, box)
    _paint_tag(painter, tr("Original"), x - _TAG_EDGE, box, to_the_left=True)
    _paint_tag(painter, tr("Stylized"), x + _TAG_EDGE, box, to_the_left=False)


def paint_side_by_side(canvas: Canvas, left: Box, right: Box) -> None:
    """The original on the left, the stylized picture on the right, each whole."""
    canvas.draw(canvas.pair.original_image, left)
    canvas.draw(canvas.pair.stylized_image, right)
    _paint_tag(canvas.painter, tr("Original"), left.right - _TAG_EDGE, left, to_the_left=True)
    _paint_tag(canvas.painter, tr("Stylized"), right.x + _TAG_EDGE, right, to_the_left=False)


def paint_inset(canvas: Canvas, box: Box, small: Box) -> None:
    """The stylized picture with the original small in it."""
    canvas.draw(canvas.pair.stylized_image, box)
    painter = canvas.painter
    painter.fillRect(rect(small).adjusted(-5, -5, 5, 5), QColor(0, 0, 0, 70))
    canvas.draw(canvas.pair.original_image, small)
    painter.setPen(QPen(QColor(theme.DARK.text), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect(small).adjusted(-1, -1, 1, 1))


def rect(box: Box) -> QRectF:
    """The box as Qt has it."""
    return QRectF(box.x, box.y, box.width, box.height)


def _paint_divider(painter: QPainter, x: float, box: Box) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = QPointF(x, box.y + box.height / 2)
    painter.setPen(QPen(QColor(0, 0, 0, 90), 5))
    painter.drawLine(QPointF(x, box.y), QPointF(x, box.bottom))
    painter.setPen(QPen(QColor(theme.DARK.text), 2))
    painter.drawLine(QPointF(x, box.y), QPointF(x, box.bottom))
    painter.setBrush(QColor(theme.DARK.panel))
    painter.drawEllipse(middle, _HANDLE, _HANDLE)
    for side in (-1, 1):
        tip = QPointF(middle.x() + side * 8, middle.y())
        for rise in (-4, 4):
            painter.drawLine(tip, QPointF(middle.x() + side * 4, middle.y() + rise))
    painter.restore()


def _paint_tag(painter: QPainter, text: str, x: float, box: Box, *, to_the_left: bool) -> None:
    """A word on the picture, where it has room."""
    letters = painter.fontMetrics()
    width, height = letters.horizontalAdvance(text) + 18, letters.height() + 8
    left = x - width if to_the_left else x
    if left < box.x or left + width > box.right or 3 * height > box.height:
        return
    tag = QRectF(left, box.y + _TAG_EDGE, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(12, 13, 16, 190))
    painter.drawRoundedRect(tag, 7, 7)
    painter.setPen(QColor(theme.DARK.text))
    painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
