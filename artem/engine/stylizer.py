"""The stylizer: pixels in, painted pixels out."""

from __future__ import annotations

import numpy as np

from artem.engine.fit import resize
from artem.engine.painter import Painter, check_pixels
from artem.engine.stereo import MARGIN, side_by_side, stacked, stacked_size
from artem.errors import UsageError
from artem.frame import Pixels
from artem.look import Look
from artem.words import tr


class Stylizer:
    """A net made ready to paint its styles; keeps no state from one frame to the next.

    >>> stylizer = Stylizer("mosaic")
    >>> painted = stylizer(picture)  # (H, W, 3) uint8 RGB in and out, any H and W from 16 up

    Attributes: style (the heaviest of the mix), preset, device, backend, precision.
    """

    def __init__(
        self,
        style: str,
        *,
        preset: str = "auto",
        device: str = "auto",
        precision: str = "auto",
        size: tuple[int, int] | None = None,
        stereo: bool = False,
    ) -> None:
        """size: (width, height) to paint at, where that is not the frame's own.

        stereo: frames are a left and a right view side by side, of even width from 32 up and at
        least 33 rows; they are painted alike.

        Raises UnknownStyle, UsageError, NetFileError or DeviceError.
        """
        self._painter = Painter(
            style, preset=preset, device=device, precision=precision, stacked=stereo
        )
        self._size = size
        self._stereo = stereo
        self.preset = self._painter.preset
        self.set_look(Look())

    @property
    def style(self) -> str:
        """The style it wears; of a mix, the heaviest."""
        return max(self._look.mix, key=lambda part: part[1], default=(self._painter.style, 1.0))[0]

    @property
    def device(self) -> str:
        """ "cpu", "cuda:0", "mps", "xpu", "intel-gpu" or "npu"."""
        return self._painter.device

    @property
    def backend(self) -> str:
        """ "torch" or "openvino"."""
        return self._painter.backend

    @property
    def precision(self) -> str:
        """ "fp32", "fp16", "bf16" or "int8"."""
        return self._painter.precision

    def learn(self, style: str) -> None:
        """Get to know a picture as a style, so that a look can have it; safe from any thread.

        Nothing happens for styles that are known. Takes some hundredths of a second, and some
        seconds the first time. Raises UnknownStyle, PictureError or NetFileError.
        """
        self._painter.learn(style)

    def forget(self, style: str) -> None:
        """No longer know a picture by this name: another may have it next; safe from any thread.

        Waits for one that is being learned. What is painted in its style goes on until the look
        changes.
        """
        self._painter.forget(style)

    def set_look(self, look: Look) -> None:
        """Change the look from the next frame on; safe from any thread, never compiles.

        Pictures in its mix are learned first, where they are not known.
        Raises UnknownStyle where the net lacks a style of the look's mix.
        """
        self._painting = self._painter.painting(look)
        self._look = look

    def prepare(self, width: int, height: int) -> None:
        """Compile for frames of this size ahead of the first one; safe from any thread.

        Raises DeviceError where the device cannot: the others are tried when a frame is painted.
        """
        width, height = self._size or (width, height)
        if self._stereo:
            width, height = stacked_size(width, height)
        self._painter.prepare(width, height)

    def __call__(self, pixels: Pixels, /) -> Pixels:
        """(H, W, 3) uint8 RGB -> a new array of the same shape and type.

        Raises UsageError for another shape or type, DeviceError where every device failed.
        """
        _check(pixels, self._stereo)
        height, width = pixels.shape[:2]
        frame = np.ascontiguousarray(resize(pixels, self._size) if self._size else pixels)
        painting = self._painting
        if self._stereo:
            frame = stacked(frame)
        (painted,) = self._painter.paint([frame], [painting])
        if self._stereo:
            painted = side_by_side(painted, (self._size or (width, height))[1])
        return resize(painted, (width, height)) if self._size else painted


def _check(pixels: Pixels, stereo: bool) -> None:
    check_pixels(pixels)
    if stereo and (pixels.shape[1] % 2 or pixels.shape[0] <= MARGIN):
        told = tr(
            "a stereo pair of {width}x{height} cannot be parted; it needs an even width and more "
            "than {margin} rows"
        )
        raise UsageError(told.format(width=pixels.shape[1], height=pixels.shape[0], margin=MARGIN))
