"""What cameras offer, and which of it to take. Plain data: no camera is touched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from artem.options import MAX_SIDE, MIN_SIDE

USUAL_SIZES = ((320, 240), (640, 480), (800, 600), (1280, 720), (1920, 1080), (3840, 2160))
USUAL_RATES = (15.0, 25.0, 30.0, 60.0)
USUAL_FPS = 30.0
LEAST_FPS, MOST_FPS = 1, 240

ENOUGH = 0.8
"""Share of the rate wanted that is as good as all of it: 25 and 24 fps where 30 are wanted."""

LEAST_AREA = 0.25
"""Share of the area wanted; smaller pictures are not taken for the sake of their rate."""

_READABLE = ("MJPG", "JPEG", "YUYV", "UYVY", "NV12", "NV21", "YU12", "YV12", "BGR3", "RGB3")
"""What OpenCV decodes to colours, best first: what is compressed does not fill the USB."""

_GREY = ("GREY", "Y16")
"""Cameras for infrared light give these, and depth cameras."""


@dataclass(frozen=True)
class CameraFormat:
    """One way in which a camera gives its pictures.

    pixel_format: four letters or less ("MJPG", "YUYV", "GREY").
    fps: frames a second at most; None where the driver does not say.
    """

    pixel_format: str
    width: int
    height: int
    fps: float | None = None

    def __str__(self) -> str:
        """As it stands after the camera in a source: "1280x720@30@MJPG"."""
        return f"{self.width}x{self.height}@{self.fps or USUAL_FPS:g}@{self.pixel_format}"


def choose_format(
    offered: Sequence[CameraFormat], size: tuple[int, int], fps: float
) -> CameraFormat | None:
    """The best of what is offered for pictures of `size` (width, height) at `fps`.

    In this order: colours; enough of the rate; as much of the size as possible; the smallest
    picture that has it; compressed formats; the rate nearest to the one wanted. So a live picture
    is rather smaller than jerky, but never less than a quarter of the area wanted where there is
    more. None where nothing is offered, or nothing that can be read.
    """
    can_be = readable(offered)
    least = LEAST_AREA * size[0] * size[1]
    large = [offer for offer in can_be if offer.width * offer.height >= least]
    return min(large or can_be, key=lambda offer: _cost(offer, size, fps), default=None)


def can_be_asked(size: tuple[int, int], fps: float) -> bool:
    """Whether a source can name this size (width, height) and rate."""
    sides_fit = min(size) >= MIN_SIDE and max(size) <= MAX_SIDE
    return sides_fit and LEAST_FPS <= fps <= MOST_FPS


def readable(offered: Sequence[CameraFormat]) -> list[CameraFormat]:
    """Those of the formats that OpenCV decodes."""
    return [offer for offer in offered if offer.pixel_format in _READABLE + _GREY]


def lacks_colors(pixel_formats: Sequence[str]) -> bool:
    """Whether a camera gives colours in none of its formats; False where none is known."""
    return bool(pixel_formats) and not set(pixel_formats) & set(_READABLE)


def _cost(offer: CameraFormat, size: tuple[int, int], fps: float) -> tuple[float, ...]:
    rate = fps if offer.fps is None else offer.fps
    seen = min(1.0, offer.width / size[0]) * min(1.0, offer.height / size[1])
    return (
        offer.pixel_format in _GREY,
        max(0.0, ENOUGH * fps - rate),
        -seen,
        offer.width * offer.height,
        (_READABLE + _GREY).index(offer.pixel_format),
        abs(rate - fps),
    )
