"""Session options: what is fixed when a run starts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from artem.errors import UsageError
from artem.look import DETAIL, Look, Mix

MIN_SIDE = 16
MAX_SIDE = 8192
EYE_SIZE = (1080, 1200)
_NAMED_SIZES = {"half-vr": (540, 600), "vr": EYE_SIZE, "vr-stereo": (2160, 1200)}


@dataclass(frozen=True)
class Size:
    """The inference size. `pixels` is None for "auto"; `stereo` shows one picture to each eye."""

    pixels: tuple[int, int] | None = None
    stereo: bool = False


@dataclass(frozen=True)
class SessionOptions:
    """Options of a live run; None means: what is remembered, else the default.

    target_fps: the rate that is held by the size frames are stylized at; None for the source's.
    """

    source: str | None = None
    style: str | None = None
    mix: Mix = ()
    preset: str = "auto"
    strength: float | None = None
    stroke_size: float = 1.0
    keep_colors: bool | None = None
    stability: float = 0.0
    detail: float = DETAIL
    size: Size = Size()
    device: str = "auto"
    precision: str = "auto"
    mirror: bool | None = None
    fps_limit: float | None = None
    target_fps: float | None = None
    fullscreen: bool = False
    frames: int | None = None
    seconds: float | None = None
    report: Path | None = None
    profile: Path | None = None

    @property
    def first_style(self) -> str | None:
        """The style to begin with, where the options name one."""
        return self.mix[0][0] if self.mix else self.style

    def look(self, strength: float = 1.0, keep_colors: bool = False) -> Look:
        """The look to begin with; what is given here counts where no option does.

        Raises UsageError for values out of range.
        """
        return Look(
            mix=self.mix,
            strength=strength if self.strength is None else self.strength,
            stroke_size=self.stroke_size,
            keep_colors=keep_colors if self.keep_colors is None else self.keep_colors,
            stability=self.stability,
            detail=self.detail,
        )


def parse_size(text: str) -> Size:
    """ "auto", "half-vr", "vr", "vr-stereo" or WxH. Raises UsageError."""
    if text == "auto":
        return Size()
    if text in _NAMED_SIZES:
        return Size(_NAMED_SIZES[text], stereo=text == "vr-stereo")
    match = re.fullmatch(r"(\d{1,6})x(\d{1,6})", text)
    if match is None:
        raise UsageError(
            f'size "{text}" is not understood; give WxH such as 640x480, or auto, '
            "half-vr, vr, vr-stereo"
        )
    width, height = int(match[1]), int(match[2])
    if not (MIN_SIDE <= width <= MAX_SIDE and MIN_SIDE <= height <= MAX_SIDE):
        raise UsageError(
            f"size {width}x{height} is out of range; each side goes from {MIN_SIDE} to {MAX_SIDE}"
        )
    return Size((width, height))
