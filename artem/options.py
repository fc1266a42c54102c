"""Session options: what is fixed when a run starts."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, get_type_hints

from artem.destination import Destination, parse_destination
from artem.errors import UsageError
from artem.look import Look, Mix, parse_mix
from artem.words import QT_TR_NOOP, tr

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

    def __str__(self) -> str:
        """What `parse_size` reads."""
        named = (name for name in ("auto", *_NAMED_SIZES) if parse_size(name) == self)
        return next(named, "x".join(map(str, self.pixels or ())))


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


def parse_size(text: str) -> Size:
    """ "auto", "half-vr", "vr", "vr-stereo" or WxH. Raises UsageError."""
    if text == "auto":
        return Size()
    if text in _NAMED_SIZES:
        return Size(_NAMED_SIZES[text], stereo=text == "vr-stereo")
    match = re.fullmatch(r"(\d{1,6})x(\d{1,6})", text)
    if match is None:
        told = tr(
            'size "{text}" is not understood; give WxH such as 640x480, or auto, half-vr, vr, '
            "vr-stereo"
        )
        raise UsageError(told.format(text=text))
    width, height = int(match[1]), int(match[2])
    if not (MIN_SIDE <= width <= MAX_SIDE and MIN_SIDE <= height <= MAX_SIDE):
        told = tr("size {width}x{height} is out of range; each side goes from {least} to {most}")
        raise UsageError(told.format(width=width, height=height, least=MIN_SIDE, most=MAX_SIDE))
    return Size((width, height))


def parse_time(text: str) -> float:
    """Seconds: "90.5", or with minutes and hours "1:30.5" and "9:59:30". Raises UsageError."""
    plain = re.fullmatch(r"\d{1,9}(\.\d{1,9})?", text, re.ASCII)
    if plain is not None:
        return float(text)
    match = re.fullmatch(r"(?:(\d{1,4}):)?([0-5]?\d):([0-5]?\d(?:\.\d{1,9})?)", text, re.ASCII)
    if match is None:
        told = tr('time "{text}" is not understood; give seconds such as 90.5, or 9:59:30')
        raise UsageError(told.format(text=text))
    return 3600.0 * int(match[1] or 0) + 60.0 * int(match[2]) + float(match[3])


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


def parse_target_fps(text: str) -> float | None:
    """ "auto" or a rate above 0. Raises UsageError."""
    if text == "auto":
        return None
    try:
        rate = float(text)
    except ValueError:
        rate = 0.0
    if not 0 < rate < math.inf:
        told = tr('--target-fps "{text}" is no rate; give auto or a number such as 30')
        raise UsageError(told.format(text=text))
    return rate


def check_preset(preset: str) -> None:
    """Raises UsageError for a preset there is none of."""
    if preset not in ("auto", "classic", "fast"):
        raise UsageError(
            tr('there is no preset "{preset}"; give auto, classic or fast').format(preset=preset)
        )


@dataclass(frozen=True)
class Option:
    """A session option, as it is given on the command line and in the dialog.

    name: of the field. flag: on the command line. help: a sentence, in English.
    parse: from text, where that is not plain; raises UsageError.
    metavar: what the text looks like.
    title: in the dialog, in English; empty for what is for one run alone.
    choices: the usual texts, the first of which is the default.
    """

    name: str
    kind: Any
    default: Any
    flag: str
    help: str
    parse: Callable[[str], Any] | None = None
    metavar: str | None = None
    title: str = ""
    choices: tuple[str, ...] = ()

    def read(self, text: str) -> Any:
        """The value of a text. Raises UsageError."""
        if text == "auto":
            return self.default
        return self.parse(text) if self.parse else text


def option(
    default: Any,
    help: str,  # noqa: A002
    *,
    flag: str = "",
    parse: Callable[[str], Any] | None = None,
    metavar: str | None = None,
    title: str = "",
    choices: tuple[str, ...] = (),
) -> Any:
    """A field of the session options that a flag and the dialog set; see Option."""
    shown = {"title": title, "choices": choices}
    told = {"flag": flag, "help": help, "parse": parse, "metavar": metavar, **shown}
    return field(default=default, metadata=told)


@dataclass(frozen=True)
class SessionOptions:
    """Options of a live run; None means: what is remembered, else the default.

    knobs: the numbers of the look that are given.
    given: names of the options that the user gave, which what is remembered does not change.
    Raises UsageError for what cannot be.
    """

    source: str | None = option(
        None,
        "webcam, webcam:1, webcam:1@1280x720@30, screen, screen:2, screen:X,Y,WxH, window:TITLE, "
        "an http, rtsp or rtmp address, a video or picture file, or demo.",
    )
    style: str | None = option(None, "A style by name, or the file of a picture or a net.")
    mix: Mix = option(
        (),
        "Several styles by weight: great_wave=0.6,scream=0.4.",
        parse=parse_mix,
        metavar="STYLE=WEIGHT,...",
    )
    preset: str = option(
        "auto",
        QT_TR_NOOP("auto, classic or fast; auto is classic on a GPU and fast elsewhere."),
        title=QT_TR_NOOP("Net"),
        choices=("auto", "fast", "classic"),
    )
    knobs: Mapping[str, float] = field(default_factory=dict)
    given: frozenset[str] = frozenset()
    keep_colors: bool | None = option(
        None, "Paint in the colours of the picture.", flag="--keep-colors/--new-colors"
    )
    size: Size = option(
        Size(),
        QT_TR_NOOP("Inference size: auto, WxH, half-vr, vr or vr-stereo."),
        parse=parse_size,
        metavar="SIZE",
        title=QT_TR_NOOP("Size it is painted at"),
        choices=("auto", "320x240", "640x480", "1280x720", "half-vr", "vr", "vr-stereo"),
    )
    device: str = option(
        "auto",
        QT_TR_NOOP("auto (the fastest), cuda, cuda:N, mps, xpu, intel-gpu, npu or cpu."),
        title=QT_TR_NOOP("Device"),
        choices=("auto", "cpu", "cuda", "mps", "xpu", "intel-gpu", "npu"),
    )
    precision: str = option(
        "auto",
        QT_TR_NOOP(
            "auto, fp32, fp16, bf16 or int8; auto is fp16 on CUDA, and int8 on a CPU that has it."
        ),
        title=QT_TR_NOOP("Precision"),
        choices=("auto", "fp32", "fp16", "bf16", "int8"),
    )
    mirror: bool | None = option(
        None, "Mirror the window; a webcam is by default.", flag="--mirror/--no-mirror"
    )
    fps_limit: float | None = option(None, "At most so many frames a second.")
    target_fps: float | None = option(
        None,
        QT_TR_NOOP(
            "Hold this rate by painting smaller where needed; auto is the source's. An explicit "
            "--size is never changed."
        ),
        parse=parse_target_fps,
        metavar="FPS",
        title=QT_TR_NOOP("Frames a second to hold"),
        choices=("auto", "15", "24", "30", "60"),
    )
    lens: Lens | None = option(
        None,
        "K1,K2: warp what is shown against a headset's lenses, each eye of vr-stereo about its "
        "middle, r' = r (1 + K1 r^2 + K2 r^4).",
        parse=parse_lens,
        metavar="K1,K2",
    )
    fullscreen: bool = option(False, "Fill the screen.", flag="--fullscreen")
    monitor: int | None = option(
        None, "Fill this monitor, counted from 1, such as a headset's.", metavar="N"
    )
    frames: int | None = option(None, "Stop after so many stylized frames.")
    seconds: float | None = option(None, "Stop so long after the first captured frame.")
    record: Path | None = option(None, "Record what is shown to a new .mkv or .mp4 file.")
    publish: Destination | None = option(
        None,
        "Publish what is shown, with its sound, to rtmp://host/app/key, or to an rtmps, rtsp, "
        "rtsps or srt address.",
        parse=parse_destination,
        metavar="ADDRESS",
    )
    virtual_camera: bool = option(
        False, "Show it to other programs as a camera.", flag="--virtual-camera"
    )
    report: Path | None = option(None, "Write what was measured to a JSON file.")
    profile: Path | None = option(
        None, "Write where the time went, for chrome://tracing or Perfetto."
    )

    def __post_init__(self) -> None:
        check_preset(self.preset)
        for name in ("fps_limit", "frames", "seconds"):
            value = getattr(self, name)
            if value is not None and not value > 0:
                flag = name.replace("_", "-")
                raise UsageError(f"--{flag} {value:g} is not above 0; give a positive number")
        if self.style is not None and self.mix:
            raise UsageError("--style and --mix exclude each other; give one of them")
        if self.target_fps is not None and self.size != Size():
            raise UsageError(
                tr("a given size is never changed to hold a rate; leave one of them at auto")
            )

    @property
    def first_style(self) -> str | None:
        """The style to begin with, where the options name one."""
        return self.mix[0][0] if self.mix else self.style

    def with_remembered(self, texts: Mapping[str, str]) -> SessionOptions:
        """With what the dialog set before, where the user gives nothing else now.

        texts: by the options' names. Raises UsageError for what cannot be.
        """
        chosen = {
            option.name: option.read(texts[option.name])
            for option in in_dialog()
            if option.name in texts and option.name not in self.given
        }
        if self.target_fps is not None or self.size != Size():  # the flag's word counts
            chosen = {k: v for k, v in chosen.items() if k not in ("size", "target_fps")}
        return replace(self, **chosen)

    def texts(self) -> dict[str, str]:
        """The dialog's options as it shows them, by name, without those at their default."""
        return {
            option.name: f"{value:g}" if isinstance(value, float) else str(value)
            for option in in_dialog()
            if (value := getattr(self, option.name)) != option.default
        }

    def going_on(self) -> SessionOptions:
        """For a run that goes on where this one was, with the look and options remembered of it."""
        asked = {option.name: option.default for option in in_dialog()}
        given = self.given - asked.keys()
        look: dict[str, Any] = {"style": None, "mix": (), "knobs": {}, "keep_colors": None}
        return replace(self, given=given, **asked, **look)

    def look(self, remembered: Look = Look()) -> Look:
        """The look to begin with: what is given here, else what is remembered.

        Raises UsageError for values out of range.
        """
        keep = remembered.keep_colors if self.keep_colors is None else self.keep_colors
        mix = remembered.mix if self.first_style is None else self.mix
        return replace(remembered, mix=mix, keep_colors=keep).with_knobs(self.knobs)


def declared() -> list[Option]:
    """All session options that a flag or the dialog can set."""
    hints = get_type_hints(SessionOptions)
    return [
        Option(
            name=one.name,
            kind=hints[one.name],
            default=one.default,
            **{**one.metadata, "flag": one.metadata["flag"] or f"--{one.name.replace('_', '-')}"},
        )
        for one in fields(SessionOptions)
        if one.metadata
    ]


def in_dialog() -> list[Option]:
    """The session options that the dialog shows."""
    return [option for option in declared() if option.title]
