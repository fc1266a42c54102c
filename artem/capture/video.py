"""From compressed video to pixels, for files and network streams alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.container import InputContainer
from av.packet import Packet
from av.video.frame import VideoFrame

from artem.errors import SourceError
from artem.frame import Pixels
from artem.words import tr

LARGEST_FRAME = 100_000_000
"""Pixels; files and the other side of a network are not trusted with the memory for more."""


def open_video(path: Path, options: dict[str, str] | None = None) -> InputContainer:
    """A file with pictures. options: of FFmpeg. Raises SourceError."""
    try:
        container = av.open(str(path), "r", metadata_errors="replace", options=options)
    except FileNotFoundError as error:
        raise SourceError(
            tr('there is no file "{path}"; check the path').format(path=path)
        ) from error
    except IsADirectoryError as error:
        raise SourceError(
            tr('"{name}" is a folder; name a video in it').format(name=path)
        ) from error
    except PermissionError as error:
        raise SourceError(
            tr('"{path}" cannot be read; check its permissions').format(path=path)
        ) from error
    except (av.FFmpegError, OSError) as error:
        raise unreadable(path) from error
    if not container.streams.video:
        container.close()
        raise SourceError(
            tr('"{name}" has no pictures, only sound; use a video file').format(name=path)
        )
    return container


def unreadable(path: Path) -> SourceError:
    """What a file that cannot be decoded is told as."""
    return SourceError(
        tr('"{name}" is not a video or is damaged; try another file').format(name=path)
    )


def decode(container: InputContainer) -> Iterator[VideoFrame]:
    """Every picture up to the end or to where the data is cut off, without damaged ones."""
    packets = container.demux(container.streams.video[0])
    try:
        for packet in packets:
            yield from decode_packet(packet)
    except av.FFmpegError:
        return


def decode_packet(packet: Packet[Any]) -> list[VideoFrame]:
    """The pictures this packet completes; none if it is damaged."""
    try:
        return [picture for picture in packet.decode() if isinstance(picture, VideoFrame)]
    except av.error.EOFError:
        raise
    except av.FFmpegError:
        return []


def turned_size(picture: VideoFrame) -> tuple[int, int]:
    """(width, height) when held upright, as its rotation note says."""
    if picture.width * picture.height > LARGEST_FRAME:
        raise SourceError(tr("the video is over 100 megapixels; use a smaller one"))
    upright = picture.rotation % 180 == 0
    return (picture.width, picture.height) if upright else (picture.height, picture.width)


def to_pixels(picture: VideoFrame, size: tuple[int, int]) -> Pixels:
    """Upright RGB of exactly this (width, height)."""
    turns = round(picture.rotation / 90) % 4
    width, height = size if turns % 2 == 0 else size[::-1]
    # With more it begins threads for every picture, which takes longer than its work.
    rgb = picture.to_ndarray(format="rgb24", width=width, height=height, threads=1)
    pixels: Pixels = np.ascontiguousarray(np.rot90(rgb, turns))  # rotation is anticlockwise
    return pixels
