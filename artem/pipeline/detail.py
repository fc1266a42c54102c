"""Making a small painting large again, with the source's own fine detail."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from artem.frame import Pixels
from artem.opencv import cv2

_GRAIN = 5  # of 255: finer differences are noise and texture, which paint has none of
_PAST_GRAIN = np.clip(np.arange(256) - _GRAIN, 0, None).astype(np.uint8)
_COARSE = 4  # strokes are judged at a quarter of the painting's size

_MESH_NOTCH = np.array([1, 0, 2, 0, 1], np.float32) / 4  # passes no waves of 4 pixels
_FAINT, _CLEAR = 8, 24  # of 255: a mesh is fainter than the first, a stroke clearer than the second
_CLEAR_ONLY = np.interp(np.arange(256), [0, _FAINT, _CLEAR, 255], [0, 0, _CLEAR, 255])
_CLEAR_ONLY = _CLEAR_ONLY.astype(np.uint8)

Grey = NDArray[np.uint8]  # (H, W)


def without_mesh(painted: Pixels) -> Pixels:
    """(H, W, 3) uint8 -> alike, without the faint mesh of 4 pixels that a net's upsampling leaves.

    Enlarged, it would look like canvas. What a notch filter takes away is put back where it is more
    than faint: strokes and edges stay.
    """
    smooth = cv2.sepFilter2D(painted, -1, _MESH_NOTCH, _MESH_NOTCH)
    lighter = cv2.LUT(cv2.subtract(painted, smooth), _CLEAR_ONLY)
    darker = cv2.LUT(cv2.subtract(smooth, painted), _CLEAR_ONLY)
    return np.asarray(cv2.subtract(cv2.add(smooth, lighter), darker), np.uint8)


def enlarged(painted: Pixels, small: Pixels, source: Pixels, detail: float) -> Pixels:
    """The painting of `small` at the size of `source`, (H, W, 3) uint8.

    detail: 0 to 1, how much is put back of the luminance that `source` has and that the net cannot
    draw at the size of `small`: edges, least of all where the paint has strokes of its own.
    """
    height, width = source.shape[:2]
    large = cv2.resize(without_mesh(painted), (width, height), interpolation=cv2.INTER_CUBIC)
    if detail > 0:
        light, small_light = _grey(source), _grey(small)
        kept = cv2.resize(_halved(small_light), (width, height), interpolation=cv2.INTER_CUBIC)
        share = _share(small_light, _grey(painted), detail)
        shares = cv2.resize(share, (width, height), interpolation=cv2.INTER_LINEAR)
        lighter, darker = (
            cv2.multiply(cv2.LUT(part, _PAST_GRAIN), shares, scale=1 / 255)
            for part in (cv2.subtract(light, kept), cv2.subtract(kept, light))
        )
        large = cv2.add(large, cv2.merge([lighter] * 3))
        large = cv2.subtract(large, cv2.merge([darker] * 3))
    return np.asarray(large, np.uint8)


def _share(light: Grey, painted: Grey, detail: float) -> Grey:
    """How much of the detail is put back, coarse; least where the paint is busy by itself."""
    scene, strokes = (_busyness(picture) + 1 for picture in (light, painted))
    shares: Grey = (255 * detail * np.clip(2 * scene / (scene + strokes), 0, 1)).astype(np.uint8)
    return shares


def _halved(light: Grey) -> Grey:
    """What a net draws of a picture: it blurs the finest things that its size could hold."""
    height, width = light.shape
    size = (max(1, width // 2), max(1, height // 2))
    return np.asarray(cv2.resize(light, size, interpolation=cv2.INTER_AREA), np.uint8)


def _busyness(light: Grey) -> NDArray[np.float32]:
    """Mean difference from the surroundings, coarse."""
    height, width = light.shape
    size = (max(1, width // _COARSE), max(1, height // _COARSE))
    apart = cv2.absdiff(light, cv2.blur(light, (5, 5)))
    coarse = cv2.resize(apart, size, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.blur(coarse, (3, 3)), np.float32)


def _grey(pixels: Pixels) -> Grey:
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
