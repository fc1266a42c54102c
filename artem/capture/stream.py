"""Network video as FFmpeg reads it: RTSP, RTMP and http addresses of video."""

from __future__ import annotations

import socket
import time
from collections import deque
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import av
from av.codec.context import Flags
from av.container import InputContainer
from av.packet import Packet
from av.stream import Stream
from av.video.frame import VideoFrame

from artem.capture.address import without_login
from artem.capture.audio import ToSamples, decode_audio
from artem.capture.base import Source, SourceInfo, not_open
from artem.capture.network import (
    OPEN_SECONDS,
    STALL_SECONDS,
    explain,
    login_needed,
    stopped,
    unreadable,
)
from artem.capture.pacing import SharedClock, Timeline
from artem.capture.video import decode_packet, to_pixels, turned_size
from artem.errors import SourceError, SourceLost
from artem.frame import Frame
from artem.sound import Sound
from artem.words import tr

FIRST_FRAME_SECONDS = 10.0
"""A stream that is joined between two whole pictures begins at the next: mostly every 2 to 4 s."""

OPTIONS = {
    "analyzeduration": "1000000",  # microseconds; for the sound of a stream without any, 5 s
    "rtsp_transport": "tcp",
    # what a playlist or description from the other side may lead to: never a file
    "protocol_whitelist": "http,https,httpproxy,tcp,tls,crypto,udp,rtp,srtp,rtsp,rtmp,rtmps,rtmpt",
}

LIVE_OPTIONS = {"fflags": "nobuffer"}
"""What was read to learn the format is thrown away; a short recording would be over."""

FARTHEST_SOUND = 5.0
"""Seconds from the present; sound that is farther belongs to none of the pictures."""

LONGEST_WAIT = 1.0
"""Seconds; a larger distance to the clock is a jump in the stream's times, not a pace."""


class StreamSource(Source):
    """A live stream; its newest frame as soon as it is decoded.

    What comes over http may be a recording or arrive in bursts: it is shown at its own pace.
    """

    def __init__(self, address: str, *, first_frame: float = FIRST_FRAME_SECONDS) -> None:
        """first_frame: seconds that the first picture may take once connected."""
        self._address = address
        self._first_frame_seconds = first_frame
        self._paced = urlsplit(address).scheme in ("http", "https")
        self._container: InputContainer | None = None
        self._packets: Iterator[Packet[Stream]] = iter(())
        self._decoded: deque[VideoFrame] = deque()
        self._video = 0
        self._audio: int | None = None
        self._to_samples = ToSamples()
        self._size = (0, 0)
        self._index = 0
        self._timeline = Timeline()
        self._clock = SharedClock()

    @property
    def name(self) -> str:
        """The address, without its login."""
        return without_login(self._address)

    def open(self) -> SourceInfo:
        """Connect and decode the first frame."""
        self.close()
        self._container = self._connect()
        try:
            return self._start(self._container)
        except SourceError:
            self.close()
            raise

    def read(self) -> Frame:
        """The next frame."""
        if self._container is None:
            raise not_open(self.name)
        picture = self._next(STALL_SECONDS)
        captured = time.monotonic()
        if turned_size(picture) != self._size:
            raise SourceLost(
                tr("{name} changed its picture size; open it again").format(name=self.name)
            )
        pixels = to_pixels(picture, self._size)
        if self._paced and picture.time is not None:
            captured = self._wait_for(picture.time)
        if picture.time is not None:
            self._clock.saw(picture.time, captured)
        frame = Frame(pixels, self._index, captured)
        self._index += 1
        return frame

    def close(self) -> None:
        """End the connection."""
        self._packets = iter(())
        self._decoded.clear()
        if self._container is not None:
            self._container.close()
            self._container = None

    def _connect(self) -> InputContainer:
        options = OPTIONS if self._paced else OPTIONS | LIVE_OPTIONS
        began = time.monotonic()
        try:
            return av.open(
                self._address,
                "r",
                container_options=options,
                timeout=(OPEN_SECONDS, STALL_SECONDS),
                metadata_errors="replace",
            )
        except av.error.HTTPUnauthorizedError as error:
            raise login_needed(self._address) from error
        except (av.FFmpegError, OSError, ValueError) as error:
            in_time = time.monotonic() - began < OPEN_SECONDS
            raise explain(self._cause(error, in_time), self._address) from error

    def _cause(self, error: Exception, in_time: bool) -> Exception:
        """FFmpeg has many codes for its timeouts and calls an unknown host an input error."""
        if not in_time:
            return TimeoutError()
        try:
            socket.getaddrinfo(urlsplit(self._address).hostname, None)
        except (OSError, UnicodeError) as unknown:
            return unknown
        return error

    def _start(self, container: InputContainer) -> SourceInfo:
        if not container.streams.video:
            told = tr("{name} has no pictures, only sound; give a video address")
            raise SourceError(told.format(name=self.name))
        stream = container.streams.video[0]
        stream.thread_type = "SLICE"  # threads by frame would hold frames back
        if not self._paced:
            stream.codec_context.flags |= Flags.low_delay
        self._video = stream.index
        self._audio = container.streams.audio[0].index if container.streams.audio else None
        self._packets = container.demux()  # sound too: it must not hide that no pictures come
        self._timeline = Timeline()
        self._clock = SharedClock()
        first = self._next(self._first_frame_seconds)
        self._decoded.appendleft(first)
        self._size = turned_size(first)
        self._index = 0
        fps = float(stream.average_rate) if stream.average_rate else None
        return SourceInfo("stream", self.name, *self._size, fps, first.format.name)

    def _next(self, seconds: float) -> VideoFrame:
        give_up = time.monotonic() + seconds
        while not self._decoded:
            packet = self._next_packet()
            if packet.stream.index == self._video:
                self._decoded.extend(decode_packet(packet))
            elif packet.stream.index == self._audio and self.on_sound is not None:
                self._give_sound(packet, self.on_sound)
            if not self._decoded and time.monotonic() > give_up:
                raise unreadable(self._address)
        return self._decoded.popleft()

    def _give_sound(self, packet: Packet[Stream], give: Callable[[Sound], None]) -> None:
        """Give what has a place near the present: the stream may state any times."""
        for audio in decode_audio(packet):
            captured = None if audio.time is None else self._clock.place(audio.time)
            if captured is not None and abs(captured - time.monotonic()) < FARTHEST_SOUND:
                give(Sound(self._to_samples(audio), audio.sample_rate, captured))

    def _next_packet(self) -> Packet[Stream]:
        try:
            packet = next(self._packets, None)
        except (av.FFmpegError, OSError, ValueError) as error:
            raise stopped(self._address) from error
        if packet is None:
            raise stopped(self._address)
        return packet

    def _wait_for(self, at: float) -> float:
        wait = self._timeline.wait(at, time.monotonic())
        if abs(wait) > LONGEST_WAIT:
            self._timeline.resume(at, time.monotonic())
        elif wait > 0:
            time.sleep(wait)
        return time.monotonic()
