"""The small picture of a style."""

from __future__ import annotations

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QColor, QFont, QLinearGradient, QPainter, QPixmap

from artem.gui.styles.catalog import StyleEntry


def thumbnail(entry: StyleEntry, size: QSize) -> QPixmap:
    """The style's thumbnail, cut to fill this size in pixels; a drawn one where there is none."""
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
    font = QFont()
    font.setPixelSize(size.height() // 2)
    font.setWeight(QFont.Weight.Light)
    painter.setFont(font)
    painter.drawText(picture.rect(), Qt.AlignmentFlag.AlignCenter, title[:1].upper())
    painter.end()
    return picture
