"""The page's icons as PNG files, drawn from its icon.svg: python tools/page_icons.py"""

from __future__ import annotations

from pathlib import Path

from PyQt6.QtCore import QSize
from PyQt6.QtGui import QImage, QPainter
from PyQt6.QtSvg import QSvgRenderer

PAGE = Path(__file__).parents[1] / "artem" / "server" / "page"
SIDES = (180, 192, 512)  # of iOS, and of a manifest


def drawn(renderer: QSvgRenderer, side: int) -> QImage:
    """The icon as a square of this side in pixels, without transparency: iOS blackens that."""
    image = QImage(QSize(side, side), QImage.Format.Format_RGB888)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    return image


if __name__ == "__main__":
    its = QSvgRenderer(str(PAGE / "icon.svg"))
    for length in SIDES:
        drawn(its, length).save(str(PAGE / f"icon-{length}.png"))
