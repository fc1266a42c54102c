"""Session options: what is fixed when a run starts."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from pathlib import Path

from artem.errors import UsageError
from artem.look import DETAIL, Look, Mix

MIN_SIDE = 16
MAX_SIDE = 8192
MAX_LENS = 10.0
EYE_SIZE = (1080, 1200)
_NAMED_SIZES = {"half-vr": (540, 600), "vr": EYE_SIZE, "vr-stereo": (2160, 1200)}


@dataclass(frozen=True)
class Size:
    """The inference size. `pixels` is None for "auto"; `stereo` shows one picture to each eye."""

    pixels: tuple[int, int] | None = None
    stereo: bool = False


@dataclass(frozen=True)
class Lens:
    """A headset's radial distortion (Brown 1966): what is shown at r comes from r' of the frame.

    r' = r (1 + k1 r^2 + k2 r^4), with r = 1 at the middle of the nearer side; k1 and k2 above 0
    draw the corners in.
    """

    k1: float
    k2: float

    @property
    def turns_at(self) -> float:
        """The r^2 from which r' grows no more and would show the frame folded; inf for none.

        The smallest root above 0 of dr'/dr = 1 + 3 k1 r^2 + 5 k2 r^4.
        """
        under_root = 9 * self.k1**2 - 20 * self.k2
        if under_root < 0:
            return math.inf
        below = math.sqrt(under_root) - 3 * self.k1
        return 2 / below if below > 0 else math.inf


@dataclass(frozen=True)
class SessionOptions:
    """Options of a live run; None means: what is remembered, else the default.

    target_fps: the rate that is held by the size frames are stylized at; None for the source's.
    lens: what the shown frame is warped against; None for nothing.
    monitor: which one the window fills, counted from 1; None to open as a window.
    record: the video file, .mkv or .mp4, that what is shown goes to; None for no recording.
    virtual_camera: whether other programs see what is shown as a camera.
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
    lens: Lens | None = None
    fullscreen: bool = False
    monitor: int | None = None
    frames: int | None = None
    seconds: float | None = None
    record: Path | None = None
    virtual_camera: bool = False
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


def parse_lens(text: str) -> Lens:
    """ "K1,K2", each from -10 to 10. Raises UsageError, also where r' turns back before r = 1."""
    try:
        k1, k2 = (float(part) for part in text.split(","))
    except ValueError:
        raise UsageError(
            f'lens "{text}" is not understood; give two numbers such as 0.22,0.24'
        ) from None
    if not (abs(k1) <= MAX_LENS and abs(k2) <= MAX_LENS):
        raise UsageError(
            f"lens {text} is out of range; each number goes from {-MAX_LENS:g} to {MAX_LENS:g}"
        )
    lens = Lens(k1, k2)
    if lens.turns_at <= 1:
        raise UsageError(f"lens {text} folds the picture over itself; give numbers nearer to 0")
    return lens
