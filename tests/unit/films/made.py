"""Films made for tests, and what is in them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

from tests.films import number, numbered

TICK = Fraction(1, 12800)


def film(
    path: Path,
    count: int = 20,
    *,
    size: tuple[int, int] = (96, 64),
    times: Sequence[int] | None = None,
    tick: Fraction = TICK,
    codec: str = "libx264",
    pixel_format: str = "yuv420p",
    options: dict[str, str] | None = None,
    sound: bool = False,
    rotation: int | None = None,
    **of_context: Any,
) -> Path:
    """Numbered pictures at these ticks; usually 25 a second, with B-frames and a key every 10."""
    options = options or {"preset": "ultrafast", "bf": "2", "g": "10", "x264-params": "scenecut=0"}
    times = times if times is not None else [round(n / 25 / tick) for n in range(count)]
    with av.open(str(path), "w") as container:
        container.metadata["title"] = "A film"
        stream = container.add_stream(codec, rate=25, options=options)
        stream.width, stream.height = size
        stream.pix_fmt = pixel_format
        stream.codec_context.time_base = tick
        for name, value in of_context.items():
            setattr(stream.codec_context, name, value)
        if rotation is not None:
            stream.set_display_rotation(rotation)
        audio = container.add_stream("aac", rate=8000, layout="mono") if sound else None
        for index, at in enumerate(times):
            picture = av.VideoFrame.from_ndarray(numbered(index, *size), format="rgb24")
            picture.pts, picture.time_base = at, tick
            container.mux(stream.encode(picture))
        container.mux(stream.encode())
        if audio is not None:
            beep(container, audio, float(times[-1] * tick))
    return path


def beep(container: Any, audio: Any, seconds: float) -> None:
    """Encode so much of a tone."""
    for begin in range(0, int(8000 * seconds), 1024):
        wave = np.sin(np.arange(begin, begin + 1024) / 5).astype(np.float32)[None]
        piece = av.AudioFrame.from_ndarray(wave, "fltp", "mono")
        piece.sample_rate, piece.pts, piece.time_base = 8000, begin, Fraction(1, 8000)
        container.mux(audio.encode(piece))
    container.mux(audio.encode())


def times_of(path: Path) -> list[Fraction]:
    """When each picture is shown, in seconds."""
    with av.open(str(path)) as container:
        return [one.pts * one.time_base for one in container.decode(video=0)]


def numbers_of(path: Path) -> list[int]:
    """The numbers burned into the pictures."""
    with av.open(str(path)) as container:
        return [number(one.to_ndarray(format="rgb24")) for one in container.decode(video=0)]


def pictures_of(path: Path) -> list[bytes]:
    """The decoded pictures, byte for byte."""
    with av.open(str(path)) as container:
        return [one.to_ndarray().tobytes() for one in container.decode(video=0)]


def packets_of(path: Path, kind: str) -> list[tuple[Fraction, bytes]]:
    """The packets of the first stream of a kind, with their times."""
    with av.open(str(path)) as container:
        stream = next(one for one in container.streams if one.type == kind)
        return [
            (one.pts * one.time_base, bytes(one)) for one in container.demux(stream) if one.size
        ]
