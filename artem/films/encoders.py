"""What films are encoded with: chosen once for a film, and then the same for all of it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO
from typing import Any

import av
import numpy as np
from av.codec.hwaccel import HWAccel
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from artem.errors import UsageError
from artem.films.film import Film
from artem.words import tr

os.environ.setdefault("SVT_LOG", "1")  # of the AV1 encoder, when it is first used: errors only

CONTAINERS = {
    ".mkv": "matroska",
    ".mp4": "mp4",
    ".m4v": "mp4",
    ".mov": "mov",
    ".webm": "webm",
}
"""FFmpeg's names of the containers that films are written in, by their endings."""

AUTO = "auto"
USUAL_QUALITY = 70

# Encoders hold no pictures back (no B-frames): segments can be joined picture by picture. Their
# threads are counted, as x264 encodes a little differently with another number; with its tree of
# macroblocks, now and then also with the same (seen in 1 of 10 runs, without it in none of 200).
_SOFTWARE: dict[str, tuple[str, Mapping[str, str]]] = {
    "h264": ("libx264", {"preset": "veryfast", "bf": "0", "mbtree": "0", "threads": "3"}),
    "av1": ("libsvtav1", {"preset": "10", "svtav1-params": "pred-struct=1"}),
}
_HARDWARE: dict[str, Mapping[str, str]] = {
    "h264_nvenc": {"preset": "p4", "rc": "vbr", "bf": "0"},
    "h264_qsv": {"bf": "0"},
    "h264_videotoolbox": {"bf": "0"},
    "h264_vaapi": {"bf": "0"},
}
CODECS = (AUTO, *_SOFTWARE, *_HARDWARE)

# The number that stands for --quality 0 and 100, and what each encoder calls it.
_SCALES: dict[str, tuple[str, float, float]] = {
    "libx264": ("crf", 40, 12),
    "libsvtav1": ("crf", 60, 20),
    "h264_nvenc": ("cq", 42, 14),
    "h264_qsv": ("global_quality", 42, 14),
    "h264_videotoolbox": ("q:v", 20, 90),
    "h264_vaapi": ("qp", 42, 14),
}


@dataclass(frozen=True)
class Encoder:
    """An encoder by FFmpeg's name, its options, and the form of the pictures it is given."""

    name: str
    options: Mapping[str, str]
    pixel_format: str

    @property
    def accelerator(self) -> HWAccel | None:
        """What brings pictures to the device, where FFmpeg has to be told."""
        return HWAccel("vaapi") if self.name.endswith("_vaapi") else None


def choose_encoder(codec: str, quality: int, film: Film, suffix: str) -> Encoder:
    """The encoder for a film that is written into a file of this ending.

    "auto": hardware that opens, else H.264; for odd sizes, which H.264 has not in the form that
    every player knows, AV1 where the file can say the shape of its pixels.
    Raises UsageError for what there is not, or cannot be.
    """
    if codec not in CODECS:
        told = tr('there is no codec "{codec}"; give one of {codecs}')
        raise UsageError(told.format(codec=codec, codecs=", ".join(CODECS)))
    if not 0 <= quality <= 100:
        told = tr("--quality {quality} is out of range; give 0 to 100")
        raise UsageError(told.format(quality=quality))
    for name in _candidates(codec, film, suffix):
        encoder = _encoder(name, quality, film)
        if opens(encoder, film, suffix):
            return encoder
    told = tr(
        "{codec} cannot encode {width}x{height} for {suffix} here; choose another --codec or .mkv"
    )
    raise UsageError(
        told.format(codec=codec, width=film.size[0], height=film.size[1], suffix=suffix)
    )


def opens(encoder: Encoder, film: Film, suffix: str) -> bool:
    """Whether it encodes a picture of the film's size, for a file of this ending."""
    try:
        with av.open(BytesIO(), "w", format=CONTAINERS[suffix]) as container:
            stream = add_pictures(container, encoder, film)
            width, height = film.size
            grey = np.full((height, width, 3), 128, np.uint8)
            picture = VideoFrame.from_ndarray(grey, format="rgb24").reformat(
                format=encoder.pixel_format
            )
            picture.pts, picture.time_base = 0, film.tick
            container.mux(stream.encode(picture))
            container.mux(stream.encode())
    except (av.FFmpegError, OSError, ValueError, RuntimeError, NotImplementedError):
        return False
    return True


def add_pictures(container: Any, encoder: Encoder, film: Film) -> VideoStream:
    """A stream of the film's own size, shape of pixels, colours and ticks."""
    stream: VideoStream = container.add_stream(
        encoder.name,
        rate=film.rate,
        options=dict(encoder.options),
        hwaccel=encoder.accelerator,
    )
    stream.width, stream.height = film.size
    stream.pix_fmt = encoder.pixel_format
    context = stream.codec_context
    context.time_base = film.tick
    context.sample_aspect_ratio = film.aspect
    context.colorspace = film.colours.space
    context.color_range = film.colours.range
    context.color_primaries = film.colours.primaries
    context.color_trc = film.colours.transfer
    return stream


def _candidates(codec: str, film: Film, suffix: str) -> list[str]:
    if codec != AUTO:
        return [codec]
    odd = film.size[0] % 2 or film.size[1] % 2
    says_aspect = CONTAINERS[suffix] not in ("matroska", "webm") or film.aspect == Fraction(1)
    if odd and says_aspect:
        return ["av1", "h264"]
    return ["h264", "av1"] if odd else [*_HARDWARE, "h264", "av1"]


def _encoder(codec: str, quality: int, film: Film) -> Encoder:
    name, options = _SOFTWARE.get(codec) or (codec, _HARDWARE[codec])
    key, worst, best = _SCALES[name]
    number = round(worst + (best - worst) * quality / 100)
    odd = film.size[0] % 2 or film.size[1] % 2
    whole_colours = name == "libx264" and odd
    return Encoder(
        name,
        {**options, key: str(number)},
        "yuv444p" if whole_colours else "nv12" if name.endswith("_qsv") else "yuv420p",
    )
