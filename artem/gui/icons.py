"""The icons, drawn as paths on a grid of 24 x 24, in the colour of the theme."""

from __future__ import annotations

from PyQt6.QtCore import QByteArray, QRectF, QSize, Qt
from PyQt6.QtGui import QIcon, QPainter, QPixmap
from PyQt6.QtSvg import QSvgRenderer

from artem.gui import theme

_SIZES = (18, 36)  # pixels, for usual and for dense screens

_PATHS = {
    "record": '<circle cx="12" cy="12" r="6.5" fill="{colour}" stroke="none"/>',
    "stop": '<rect x="6" y="6" width="12" height="12" rx="2" fill="{colour}" stroke="none"/>',
    "snapshot": '<path d="M4 8h3l2-3h6l2 3h3v11H4z"/><circle cx="12" cy="13" r="3.6"/>',
    "camera": '<path d="M3 7h12v10H3z"/><path d="M15 11l6-4v10l-6-4"/>',
    "mixer": '<path d="M6 4v16M12 4v16M18 4v16"/><g fill="{colour}">'
    '<circle cx="6" cy="15" r="2.2"/><circle cx="12" cy="8" r="2.2"/>'
    '<circle cx="18" cy="13" r="2.2"/></g>',
    "compare": '<path d="M4 5h16v14H4zM12 3v18"/><path d="M14 9h4M14 13h4" />',
    "grid": '<path d="M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z"/>',
    "mirror": '<path d="M12 3v18" stroke-dasharray="2 2"/><path d="M9 7L3 17h6zM15 7l6 10h-6z"/>',
    "fullscreen": '<path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
}


def icon(name: str) -> QIcon:
    """An icon of this name in the theme's colour of text; a recording's in red."""
    colours = theme.current()
    colour = colours.record if name == "record" else colours.text
    drawn = QIcon()
    for side in _SIZES:
        drawn.addPixmap(_pixmap(name, colour, side))
    return drawn


def _pixmap(name: str, colour: str, side: int) -> QPixmap:
    shapes = _PATHS[name].format(colour=colour)
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" '
        f'stroke="{colour}" stroke-width="1.7" stroke-linejoin="round" '
        f'stroke-linecap="round">{shapes}</svg>'
    )
    pixmap = QPixmap(QSize(side, side))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap
