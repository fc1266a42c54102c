"""A video file as it is written: pictures and sound at their own times."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, Protocol, Self, cast

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.frame import PictureType, VideoFrame
from av.video.reformatter import ColorRange, Colorspace, VideoReformatter
from av.video.stream import VideoStream

from artem.frame import Pixels
from artem.output.letterbox import even, letterboxed
from artem.output.sound_track import SoundTrack
from artem.sound import Samples, Sound

os.environ.setdefault("SVT_LOG", "1")  # of the AV1 encoder, when it is first used: errors only

Codec = Literal["h264", "av1"]
Options = Mapping[str, str]


@dataclass(frozen=True)
class Form:
    """How a film is written: the container, and what pictures and sound are encoded with.

    All by FFmpeg's names.
    """

    container: str
    container_options: Options
    pictures: str
    picture_options: Options
    sounds: str


# Whatever ends the program, what is in the file plays: it is written in pieces of half a second.
FORMATS: dict[str, tuple[str, Options]] = {
    ".mkv": ("matroska", {"cluster_time_limit": "500"}),
    ".mp4": (
        "mp4",
        {"movflags": "+frag_keyframe+empty_moov+default_base_moof", "frag_duration": "500000"},
    ),
}
# And no encoder looks ahead: what it holds back would be lost too.
# Faster presets of the AV1 encoder leave out small changes of still pictures.
ENCODERS: dict[Codec, tuple[str, Options]] = {
    "h264": ("libx264", {"preset": "veryfast", "crf": "20", "tune": "zerolatency"}),
    "av1": ("libsvtav1", {"preset": "10", "crf": "34", "svtav1-params": "pred-struct=1"}),
}
SOUND_ENCODERS = {".mkv": "libopus", ".mp4": "aac"}

_MILLISECOND = Fraction(1, 1000)
_RATE = 48_000  # of sound; the one that Opus and AAC both have
_PIECE = 1.0  # seconds of silence written at once: a source may have been lost for hours
_SOUND_BITS = 80_000  # a second and channel
_KEY_SECONDS = 2.0  # between pictures that can be jumped to, or joined at
_BT709 = 1
_LIMITED = 1


class Writable(Protocol):
    """What a film is written into."""

    def write(self, data: bytes, /) -> int | None:
        """Take all of it. Raises OSError."""


def file_form(suffix: str, codec: Codec) -> Form:
    """Of a file that ends in ".mkv" or ".mp4"."""
    return Form(*FORMATS[suffix], *ENCODERS[codec], SOUND_ENCODERS[suffix])


class Film:
    """Writes pictures of one size, and sound, into an open file; both by seconds from its start.

    Raises OSError where the file takes no more, also as av.FFmpegError.
    Not safe from several threads.
    """

    def __init__(self, file: Writable, form: Form, size: tuple[int, int], channels: int) -> None:
        """size: (width, height); an odd column or row is left out.
        channels: of the sound, 1 or 2; 0 for none.
        """
        self._size = even(size)
        options = {"flush_packets": "1", **form.container_options}
        self._container: OutputContainer = av.open(
            file, "w", format=form.container, options=options
        )
        self._pictures = self._picture_stream(form)
        self._sounds = self._sound_stream(form, channels) if channels else None
        self._track = SoundTrack(_RATE, channels)
        self._reformatter = VideoReformatter()
        self._resampler: AudioResampler | None = None
        self._heard = (0, 0)
        self._last = -1
        self._next_key = 0.0

    def picture(self, pixels: Pixels, at: float) -> None:
        """Show (H, W, 3) uint8 RGB from `at` on; of another size, it is letterboxed."""
        picture = self._reformatter.reformat(
            VideoFrame.from_ndarray(letterboxed(pixels, self._size), format="rgb24"),
            format="yuv420p",
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
        )
        self._last = max(self._last + 1, round(at / _MILLISECOND))
        picture.pts, picture.time_base = self._last, _MILLISECOND
        if at >= self._next_key:
            picture.pict_type = PictureType.I
            self._next_key = at + _KEY_SECONDS
        self._container.mux(self._pictures.encode(picture))

    def sound(self, sound: Sound, at: float) -> None:
        """Let the sound be heard from `at` on, which may be before the start."""
        if self._sounds is not None and len(sound.samples):
            self.silence_until(at - _PIECE)
            start = self._track.length
            self._encode(self._sounds, start, self._track.add(self._resampled(sound), at))

    def silence_until(self, at: float) -> None:
        """Where no sound came it is silent; pictures do not wait for it to be written."""
        while self._sounds is not None and self._track.length < at * _RATE - 1:
            start = self._track.length
            piece = self._track.silence_until(min(at, start / _RATE + _PIECE))
            self._encode(self._sounds, start, piece)

    def close(self) -> None:
        """Write what the encoders still hold, and the file's end."""
        try:
            self._container.mux(self._pictures.encode())
            if self._sounds is not None:
                self._container.mux(self._sounds.encode())
        finally:
            self._container.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Close it; after an error, what keeps it from closing is no news."""
        with suppress(*(() if kind is None else (OSError, av.FFmpegError))):
            self.close()

    def _picture_stream(self, form: Form) -> VideoStream:
        made = self._container.add_stream(
            form.pictures, rate=30, options=dict(form.picture_options)
        )
        stream = cast("VideoStream", made)
        stream.width, stream.height = self._size
        stream.pix_fmt = "yuv420p"
        context = stream.codec_context
        context.time_base = _MILLISECOND
        context.colorspace = context.color_primaries = context.color_trc = _BT709
        context.color_range = _LIMITED
        return stream

    def _sound_stream(self, form: Form, channels: int) -> AudioStream:
        stream = self._container.add_stream(form.sounds, rate=_RATE)
        sounds = cast("AudioStream", stream)
        sounds.layout = _layout(channels)
        sounds.bit_rate = _SOUND_BITS * channels
        return sounds

    def _resampled(self, sound: Sound) -> Samples:
        """(n, channels) at the film's own rate and channels."""
        assert self._sounds is not None
        heard = (sound.rate, sound.samples.shape[1])
        if self._resampler is None or heard != self._heard:
            self._heard = heard
            self._resampler = AudioResampler("flt", self._sounds.layout.name, _RATE)
        pieces = self._resampler.resample(_audio(sound.samples, sound.rate))
        channels = self._sounds.layout.nb_channels
        empty = np.zeros((0, channels), np.float32)
        return np.concatenate([empty, *(p.to_ndarray().reshape(-1, channels) for p in pieces)])

    def _encode(self, stream: AudioStream, start: int, samples: Samples) -> None:
        if len(samples):
            audio = _audio(samples, _RATE)
            audio.pts, audio.time_base = start, Fraction(1, _RATE)
            self._container.mux(stream.encode(audio))


def _audio(samples: Samples, rate: int) -> AudioFrame:
    flat = np.ascontiguousarray(samples, np.float32).reshape(1, -1)
    audio = AudioFrame.from_ndarray(flat, "flt", _layout(samples.shape[1]))
    audio.sample_rate = rate
    return audio


def _layout(channels: int) -> str:
    return "mono" if channels == 1 else "stereo"
