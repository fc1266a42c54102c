"""A pair of frames as Qt paints it: converted when first painted, and once for all windows."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import cast

from PyQt6.QtGui import QImage

from artem.frame import Frame, Pixels


class ShownPair:
    """An original frame and its stylized one.

    original, stylized: the frames. The images are made when they are first asked for.
    """

    def __init__(self, pair: tuple[Frame, Frame], lens: Callable[[Pixels], Pixels]) -> None:
        """lens: warps originals as stylized frames are when they come."""
        self.original, self.stylized = pair
        self._lens = lens

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) of what is shown."""
        return self.stylized.size

    @cached_property
    def original_image(self) -> QImage:
        """The original, under the same lens as the stylized one."""
        return as_image(self._lens(self.original.pixels))

    @cached_property
    def stylized_image(self) -> QImage:
        """The stylized frame."""
        return as_image(self.stylized.pixels)


def as_image(pixels: Pixels) -> QImage:
    """A copy in the layout Qt scales fastest; the pixels themselves are never touched.

    Measured under Xvfb, 640x480 into 1280x720: 0.7 ms smooth from RGB32, 1.6 from RGB888.
    """
    height, width = pixels.shape[:2]
    data = cast(bytes, pixels.data)  # any buffer will do, whatever PyQt's stubs say
    seen = QImage(data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return seen.convertToFormat(QImage.Format.Format_RGB32)
