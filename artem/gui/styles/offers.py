"""What is dropped on the window or pasted into it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PyQt6.QtCore import QMimeData
from PyQt6.QtGui import QImage

from artem.frame import Pixels

PASTED = "pasted picture"
_MOST = 20  # files at once


@dataclass(frozen=True)
class Offer:
    """A file by its path, or a picture by its pixels, (H, W, 3) uint8 RGB."""

    title: str
    path: Path | None = None
    pixels: Pixels | None = None


def offers(data: QMimeData | None) -> list[Offer]:
    """The files, else the picture; empty where there is neither."""
    if data is None:
        return []
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if paths:
        return [Offer(path.stem, path=path) for path in paths[:_MOST]]
    image = data.imageData() if data.hasImage() else None
    if isinstance(image, QImage) and not image.isNull():
        return [Offer(PASTED, pixels=_pixels(image))]
    return []


def _pixels(image: QImage) -> Pixels:
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    memory = rgb.constBits()
    assert memory is not None
    rows = np.frombuffer(memory.asstring(rgb.sizeInBytes()), np.uint8)
    rows = rows.reshape(rgb.height(), rgb.bytesPerLine())[:, : 3 * rgb.width()]
    return np.array(rows.reshape(rgb.height(), rgb.width(), 3))
