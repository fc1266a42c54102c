"""From a film's pictures to RGB and back, in its own colours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import VideoReformatter

from artem.errors import SourceError
from artem.frame import Pixels
from artem.words import tr

# FFmpeg's numbers (AVColorSpace and so on).
_RGB, _BT709, _UNKNOWN = 0, 1, 2
_LIMITED, _FULL = 1, 2
_HDR = {16: "PQ", 18: "HLG"}
_MATRICES = {1: 1, 4: 4, 5: 5, 6: 5, 7: 7, 9: 9}  # those that FFmpeg's scaler knows, by its numbers
_BT601 = 5
_HD_HEIGHT = 720  # from here on players take BT.709 for what does not say


@dataclass(frozen=True)
class Colours:
    """What a film says of its colours, in FFmpeg's numbers; 2 (range: 0) where it says nothing."""

    space: int
    range: int
    primaries: int
    transfer: int
    matrix: int

    @property
    def scaled_range(self) -> int:
        """1 (16 to 235) or 2 (0 to 255): the range its numbers are read and written in."""
        return self.range or _LIMITED


def colours_of(picture: VideoFrame) -> Colours:
    """Of a film by its first picture. Raises SourceError for HDR, which 8 bits cannot hold."""
    transfer = int(picture.color_trc)
    if transfer in _HDR:
        told = tr("the film is HDR ({kind}), which is not painted yet; convert it to SDR first")
        raise SourceError(told.format(kind=_HDR[transfer]))
    space, reach = int(picture.colorspace), int(picture.color_range)
    if _is_rgb(picture):  # is written as what screens show
        return Colours(_BT709, _LIMITED, int(picture.color_primaries), transfer, _BT709)
    if picture.format.name.startswith("yuvj"):
        reach = _FULL
    usual = _BT709 if picture.height >= _HD_HEIGHT else _BT601
    matrix = _MATRICES.get(space, usual)
    written = space if space in _MATRICES else _UNKNOWN
    return Colours(written, reach, int(picture.color_primaries), transfer, matrix)


def _is_rgb(picture: VideoFrame) -> bool:
    form = picture.format
    return form.is_rgb or form.has_palette or int(picture.colorspace) == _RGB


class ToPixels:
    """Makes a film's pictures RGB and upright. Not safe from several threads."""

    def __init__(self, colours: Colours, size: tuple[int, int], turns: int) -> None:
        """size: (width, height) as stored. turns: quarter turns anticlockwise to be upright."""
        self._colours = colours
        self._size = size
        self._turns = turns
        self._reformatter = VideoReformatter()

    def __call__(self, picture: VideoFrame) -> Pixels:
        """(H, W, 3) uint8 RGB."""
        is_rgb = _is_rgb(picture)
        rgb = self._reformatter.reformat(
            picture,
            *self._size,
            format="rgb24",
            src_colorspace=None if is_rgb else self._colours.matrix,
            src_color_range=_FULL if is_rgb else self._colours.scaled_range,
            dst_color_range=_FULL,
            threads=1,
        )
        pixels: Pixels = np.ascontiguousarray(np.rot90(rgb.to_ndarray(), self._turns))
        return pixels


class FromPixels:
    """Makes upright RGB what a film stores. Not safe from several threads."""

    def __init__(self, colours: Colours, pixel_format: str, turns: int) -> None:
        self._colours = colours
        self._format = pixel_format
        self._turns = turns
        self._reformatter = VideoReformatter()

    def __call__(self, pixels: Pixels) -> VideoFrame:
        """Of (H, W, 3) uint8 RGB; it has no time yet."""
        stored = np.ascontiguousarray(np.rot90(pixels, -self._turns))
        return self._reformatter.reformat(
            VideoFrame.from_ndarray(stored, format="rgb24"),
            format=self._format,
            src_color_range=_FULL,
            dst_colorspace=self._colours.matrix,
            dst_color_range=self._colours.scaled_range,
            threads=1,
        )
