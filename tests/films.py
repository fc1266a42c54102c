"""Films with sound, as files, and what is in a recording."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np

from artem.capture.video import decode
from artem.frame import Pixels

BITS = 12


def numbered(index: int, width: int = 160, height: int = 96) -> Pixels:
    """A grey picture with its number burned in: a row of black and white blocks, high bit first."""
    pixels = np.full((height, width, 3), 90, np.uint8)
    for place in range(BITS):
        left, right = width * place // BITS, width * (place + 1) // BITS
        pixels[: height // 2, left:right] = 255 * (index >> (BITS - 1 - place) & 1)
    return pixels


def number(pixels: Pixels) -> int:
    """The number burned in."""
    height, width = pixels.shape[:2]
    middles = [round(width * (place + 0.5) / BITS) for place in range(BITS)]
    bits = [pixels[height // 4, middle].mean() > 127 for middle in middles]
    return int("".join("01"[int(bit)] for bit in bits), 2)


def pictures(path: Path) -> list[tuple[float, Pixels]]:
    """Every picture with its time in seconds, as far as the file goes."""
    with av.open(str(path)) as container:
        return [(p.time, p.to_ndarray(format="rgb24")) for p in decode(container)]


def sound(path: Path) -> tuple[np.ndarray, float, int]:
    """All samples of the first channel, the time of the first, and the rate."""
    with av.open(str(path)) as container:
        frames = list(container.decode(audio=0))
    samples = np.concatenate([np.atleast_2d(f.to_ndarray())[0] for f in frames])
    if not frames[0].format.is_planar:
        samples = samples[:: frames[0].layout.nb_channels]
    return samples, frames[0].time, frames[0].sample_rate


def onsets(samples: np.ndarray, start: float, rate: int) -> list[float]:
    """When each beep begins, in seconds."""
    window = rate // 200
    whole = samples[: len(samples) // window * window].reshape(-1, window)
    loud = np.abs(whole).max(axis=1) > 0.25 * np.abs(samples).max()
    begins = np.flatnonzero(loud[1:] & ~loud[:-1]) + 1
    if loud[0]:
        begins = np.concatenate([[0], begins])
    return [start + at * window / rate for at in begins]


def flash_and_beep(
    path: Path,
    seconds: float = 4.0,
    *,
    rate: int = 44_100,
    layout: str = "stereo",
    fps: int = 20,
) -> Path:
    """A film in which a white flash and a beep of 0.1 s come together at 0.5, 1.5, 2.5 ... s."""
    codec = "aac" if path.suffix == ".mp4" else "pcm_s16le"
    with av.open(str(path), "w") as container:
        video = container.add_stream(
            "libx264", rate=fps, options={"preset": "ultrafast", "g": "10"}
        )
        video.width, video.height, video.pix_fmt = 64, 48, "yuv420p"
        audio = container.add_stream(codec, rate=rate)
        audio.layout = layout
        for index in range(round(seconds * fps)):
            bright = 255 if (index / fps - 0.5) % 1 < 0.1 else 20
            grey = np.full((48, 64, 3), bright, np.uint8)
            picture = av.VideoFrame.from_ndarray(grey, format="rgb24")
            picture.pts, picture.time_base = index, Fraction(1, fps)
            container.mux(video.encode(picture))
        at = np.arange(round(seconds * rate)) / rate
        wave = np.where((at - 0.5) % 1 < 0.1, np.sin(2 * np.pi * 880 * at), 0) * 20_000
        channels = 1 if layout == "mono" else 2
        data = wave.astype(np.int16)[:, None].repeat(channels, 1)
        for begin in range(0, len(data), 1000):
            piece = np.ascontiguousarray(data[begin : begin + 1000]).reshape(1, -1)
            beeps = av.AudioFrame.from_ndarray(piece, "s16", layout)
            beeps.sample_rate, beeps.pts, beeps.time_base = rate, begin, Fraction(1, rate)
            container.mux(audio.encode(beeps))
        container.mux(video.encode())
        container.mux(audio.encode())
    return path


def flashes(path: Path) -> list[float]:
    """When each flash of a film begins, in seconds."""
    shown = [(at, pixels.mean() > 127) for at, pixels in pictures(path)]
    begins = [shown[0][0]] if shown[0][1] else []
    return begins + [at for (_, before), (at, now) in pairwise(shown) if now and not before]
