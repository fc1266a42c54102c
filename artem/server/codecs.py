"""How video is encoded and decoded for pages: aiortc's own way is for faces, not for paint.

Paint is texture all over: at aiortc's half megabit it is mud, and its denoiser takes a third of the
time to wipe strokes away.
"""

from __future__ import annotations

import logging
from fractions import Fraction
from typing import Any

import av
from aiortc import codecs, rtcrtpreceiver, rtcrtpsender
from aiortc.codecs.h264 import H264Decoder, H264Encoder
from aiortc.codecs.vpx import Vp8Decoder, Vp8Encoder
from aiortc.mediastreams import VIDEO_TIME_BASE, convert_timebase

from artem.server.limits import Limits

_LEAST_RATE = 250_000  # bits a second, whatever the page's network says
_MOST_RATE = 8_000_000
_RATE_OF_A_PIXEL = 8  # bits a second: strokes stay strokes at 24 frames a second
_RATE_OF_ANY_SIZE = 300_000
_LESS, _MORE = (
    0.85,
    1.4,
)  # of the rate in use: only beyond is it changed, for that costs a key frame
_H264_RATE_A_FRAME = 30  # what its rate control counts with

_STILL_DECODED = 4  # times what is allowed

_most_pixels = _STILL_DECODED * Limits().frame_pixels


def limit_frames(pixels: int) -> None:
    """Decode nothing far larger from now on: frames come from anybody.

    What is somewhat larger is decoded, so that who sends it can be told.
    """
    global _most_pixels  # noqa: PLW0603  (decoders are made by aiortc, which has no setting)
    _most_pixels = _STILL_DECODED * pixels


def best_rate(width: int, height: int) -> int:
    """Bits a second that paintings of this size should have."""
    return min(_MOST_RATE, _RATE_OF_ANY_SIZE + _RATE_OF_A_PIXEL * width * height)


def next_rate(current: int, best: int, allowed: int) -> int:
    """The rate to go on with. best: for the size. allowed: by the page's network."""
    wanted = max(_LEAST_RATE, min(best, allowed))
    is_near = _LESS * current <= wanted <= _MORE * current
    return current if is_near else wanted


class _Rated:
    """An encoder's rate: by the size of its frames and what the page's network allows."""

    def __init__(self) -> None:
        super().__init__()
        self._allowed = _MOST_RATE
        self._context: av.VideoCodecContext | None = None

    @property
    def target_bitrate(self) -> int:
        """What the page's network allows, bits a second; aiortc sets it."""
        return self._allowed

    @target_bitrate.setter
    def target_bitrate(self, rate: int) -> None:
        self._allowed = rate

    def _packets(self, frame: av.VideoFrame, force_keyframe: bool) -> bytes:
        """The frame encoded; with a new context where the size or the rate has changed."""
        if frame.format.name != "yuv420p":
            frame = frame.reformat(format="yuv420p", threads=1)
        best = best_rate(frame.width, frame.height)
        used = self._context
        size = (frame.width, frame.height)
        if used is None or (used.width, used.height) != size:
            rate = next_rate(best, best, self._allowed)
        else:
            rate = next_rate(used.bit_rate or best, best, self._allowed)
        if used is None or (used.width, used.height, used.bit_rate) != (*size, rate):
            used = self._context = self._open(*size, rate)
        kind = av.video.frame.PictureType
        frame.pict_type = kind.I if force_keyframe else kind.NONE
        return b"".join(bytes(packet) for packet in used.encode(frame))

    def _open(self, width: int, height: int, rate: int) -> av.VideoCodecContext:
        raise NotImplementedError


def _context(name: str, width: int, height: int, rate: int) -> av.VideoCodecContext:
    context = av.CodecContext.create(name, "w")
    assert isinstance(context, av.VideoCodecContext)
    context.width, context.height = width, height
    context.pix_fmt = "yuv420p"
    context.bit_rate = rate
    context.thread_count = 1  # sessions are many, processors few
    return context


class PaintVp8Encoder(_Rated, Vp8Encoder):
    """VP8 without denoising, at the rate that paint needs."""

    def encode(self, frame: Any, force_keyframe: bool = False) -> tuple[list[bytes], int]:
        """One frame as RTP payloads, with its time."""
        timestamp = convert_timebase(frame.pts, frame.time_base, VIDEO_TIME_BASE)
        payloads = self._packetize(self._packets(frame, force_keyframe), self.picture_id)
        self.picture_id = (self.picture_id + 1) % (1 << 15)
        return payloads, timestamp

    def _open(self, width: int, height: int, rate: int) -> av.VideoCodecContext:
        context = _context("libvpx", width, height, rate)
        context.time_base = Fraction(VIDEO_TIME_BASE)
        context.gop_size = 3000
        context.qmin, context.qmax = 2, 56
        context.options = {
            "bufsize": str(rate),  # a second's worth
            "minrate": str(rate),
            "maxrate": str(rate),
            "undershoot-pct": "100",
            "overshoot-pct": "15",
            "cpu-used": "-8",
            "deadline": "realtime",
            "lag-in-frames": "0",
            "static-thresh": "1",
        }
        return context


class PaintH264Encoder(_Rated, H264Encoder):
    """H.264 at a preset that leaves time to paint, at the rate that paint needs."""

    def encode(self, frame: Any, force_keyframe: bool = False) -> tuple[list[bytes], int]:
        """One frame as RTP payloads, with its time."""
        timestamp = convert_timebase(frame.pts, frame.time_base, VIDEO_TIME_BASE)
        encoded = self._packets(frame, force_keyframe)
        return self._packetize(self._split_bitstream(encoded) if encoded else []), timestamp

    def _open(self, width: int, height: int, rate: int) -> av.VideoCodecContext:
        context = _context("libx264", width, height, rate)
        context.framerate = Fraction(_H264_RATE_A_FRAME)
        context.time_base = Fraction(1, _H264_RATE_A_FRAME)
        context.profile = "Baseline"
        context.options = {"preset": "superfast", "tune": "zerolatency"}
        return context


def _decoding(name: str) -> Any:
    """A context that takes no frames beyond the limit, and no threads of its own."""
    context = av.CodecContext.create(name, "r")
    context.options = {"max_pixels": str(_most_pixels)}
    context.thread_count = 1
    return context


class LimitedVp8Decoder(Vp8Decoder):
    """VP8 by ffmpeg's own decoder, which looks at the size before it takes memory."""

    def __init__(self) -> None:
        self.codec = _decoding("vp8")


class LimitedH264Decoder(H264Decoder):
    """H.264 up to the limit."""

    def __init__(self) -> None:
        self.codec = _decoding("h264")


_ENCODERS = {"video/vp8": PaintVp8Encoder, "video/h264": PaintH264Encoder}
_DECODERS = {"video/vp8": LimitedVp8Decoder, "video/h264": LimitedH264Decoder}


def _encoder(codec: Any) -> Any:
    made = _ENCODERS.get(codec.mimeType.lower())
    return made() if made is not None else codecs.get_encoder(codec)


def _decoder(codec: Any) -> Any:
    made = _DECODERS.get(codec.mimeType.lower())
    return made() if made is not None else codecs.get_decoder(codec)


# aiortc has no setting for any of this.
rtcrtpsender.get_encoder = _encoder  # type: ignore[attr-defined]
rtcrtpreceiver.get_decoder = _decoder  # type: ignore[attr-defined]

# Both tell of every frame that cannot be decoded and every address that is tried: anybody could
# fill the log.
logging.getLogger("aiortc.rtcrtpreceiver").setLevel(logging.ERROR)
logging.getLogger("aioice").setLevel(logging.WARNING)
