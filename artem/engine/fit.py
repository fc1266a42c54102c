"""Bringing a source's picture to the inference size."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from artem.frame import Pixels
from artem.opencv import cv2
from artem.options import EYE_SIZE, Size

# Pixels a frame may have under --size auto: what a fast net paints live on two cores, and what
# a classic net paints live on a GPU.
CPU_AREA = 640 * 480
GPU_AREA = 1920 * 1080
_SHOWN_ON_CPU = 1280 * 720  # what a CPU may enlarge its paintings to
_STEP = 8  # sides are rounded to the fast net's reduction, so that it needs no padding
_LOOKED_AT = 10  # every so manieth frame
_MOST_DOUBTS = 3  # looks that may say otherwise in a row
_SAME_SCENE = 0.8  # correlation of left and right half above which a picture is side by side


def fit_for(size: Size, *, on_gpu: bool) -> Callable[[Pixels], Pixels]:
    """A function from a source's picture to the one that is shown.

    "auto" shrinks large pictures and keeps their shape; they may be stylized at less. A given size
    is filled and what is over is cropped: a picture is never stretched.
    """
    if size.stereo:
        return StereoFit()
    if size.pixels is not None:
        exact = size.pixels
        return lambda pixels: fill(pixels, exact)
    area = GPU_AREA if on_gpu else _SHOWN_ON_CPU
    return lambda pixels: shrink(pixels, area)


class StereoFit:
    """Left and right eye side by side, 2160x1200.

    A picture that is already side by side is told by its halves, and looked at again now and then:
    films begin in black, and sources change.
    """

    def __init__(self) -> None:
        self._frames = 0
        self._doubts = 0
        self._side_by_side = False

    def __call__(self, pixels: Pixels) -> Pixels:
        """(H, W, 3) uint8 -> (1200, 2160, 3) uint8."""
        self._look_again(pixels)
        if not self._side_by_side:
            eye = fill(pixels, EYE_SIZE)
            return np.hstack([eye, eye])
        half = pixels.shape[1] // 2
        return np.hstack([fill(pixels[:, :half], EYE_SIZE), fill(pixels[:, -half:], EYE_SIZE)])

    def _look_again(self, pixels: Pixels) -> None:
        if self._frames % _LOOKED_AT == 0:
            found = is_side_by_side(pixels)
            self._doubts = self._doubts + 1 if found != self._side_by_side else 0
            if self._frames == 0 or self._doubts > _MOST_DOUBTS:
                self._side_by_side, self._doubts = found, 0
        self._frames += 1


def is_side_by_side(pixels: Pixels) -> bool:
    """Whether the left and the right half show the same scene."""
    half = pixels.shape[1] // 2
    eyes = [
        cv2.cvtColor(resize(part, (16, 16)), cv2.COLOR_RGB2GRAY).ravel().astype(np.float64)
        for part in (pixels[:, :half], pixels[:, -half:])
    ]
    spread = min(float(eye.std()) for eye in eyes)
    return spread > 1.0 and float(np.corrcoef(eyes[0], eyes[1])[0, 1]) > _SAME_SCENE


def shrink(pixels: Pixels, area: int) -> Pixels:
    """The picture itself where it has at most `area` pixels, else scaled down to them."""
    height, width = pixels.shape[:2]
    if width * height <= area:
        return pixels
    factor = (area / (width * height)) ** 0.5
    return resize(pixels, (stepped(width * factor), stepped(height * factor)))


def fill(pixels: Pixels, size: tuple[int, int]) -> Pixels:
    """Scale to cover `size` (width, height), and crop the middle."""
    height, width = pixels.shape[:2]
    wanted_width, wanted_height = size
    factor = max(wanted_width / width, wanted_height / height)
    seen_width = min(width, max(1, round(wanted_width / factor)))
    seen_height = min(height, max(1, round(wanted_height / factor)))
    left, top = (width - seen_width) // 2, (height - seen_height) // 2
    return resize(pixels[top : top + seen_height, left : left + seen_width], size)


def resize(pixels: Pixels, size: tuple[int, int]) -> Pixels:
    """Scale to `size` (width, height), whatever that does to the shape."""
    height, width = pixels.shape[:2]
    if (width, height) == size:
        return pixels
    smaller = size[0] * size[1] < width * height
    kind = cv2.INTER_AREA if smaller else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(pixels, size, interpolation=kind), dtype=np.uint8)


def stepped(side: float) -> int:
    """A side in whole steps of the fast net."""
    return max(2 * _STEP, int(side / _STEP + 0.5) * _STEP)
