"""From compressed sound to samples, for files and network streams alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.container import InputContainer
from av.packet import Packet

from artem.sound import Samples, Sound

_SLOWEST, _FASTEST = 4_000, 192_000  # samples a second that anything sounds at


class ToSamples:
    """Turns decoded sound into samples; keeps its converter while the sound is of one kind."""

    def __init__(self) -> None:
        self._kind: tuple[str, str, int] | None = None
        self._resampler = AudioResampler("flt")

    def __call__(self, audio: AudioFrame) -> Samples:
        """(n, 1) of one channel, (n, 2) of more, at its own rate.

        None of an unlikely rate, or of channels that nothing is known to mix.
        """
        if not _SLOWEST <= audio.sample_rate <= _FASTEST:
            return np.zeros((0, 1), np.float32)
        try:
            return self._converted(audio)
        except av.FFmpegError:
            return np.zeros((0, 1), np.float32)

    def _converted(self, audio: AudioFrame) -> Samples:
        channels = min(audio.layout.nb_channels, 2)
        kind = (audio.format.name, audio.layout.name, audio.sample_rate)
        if kind != self._kind:
            self._kind = kind
            layout = "mono" if channels == 1 else "stereo"
            self._resampler = AudioResampler("flt", layout, audio.sample_rate)
        pieces = [p.to_ndarray().reshape(-1, channels) for p in self._resampler.resample(audio)]
        samples = np.concatenate([np.zeros((0, channels), np.float32), *pieces])
        np.nan_to_num(samples, copy=False)  # what is stored as float may be anything
        return samples.clip(-1, 1)


def decode_audio(packet: Packet[Any]) -> list[AudioFrame]:
    """What this packet completes; nothing if it is damaged."""
    try:
        decoded: Sequence[object] = packet.decode()
    except av.FFmpegError:
        return []
    return [audio for audio in decoded if isinstance(audio, AudioFrame)]


class FileAudio:
    """The sound of a video file from some time on, taken little by little.

    Times are those that the file gives, in seconds. A file without sound, and one whose sound is
    damaged, is silent.
    """

    def __init__(self, path: Path, since: float) -> None:
        self._container: InputContainer | None = None
        self._frames: Iterator[AudioFrame] = iter(())
        try:
            self._container = container = av.open(str(path), "r", metadata_errors="replace")
            if container.streams.audio:
                container.seek(max(0, int(since * av.time_base)))
                self._frames = _decoded(container)
        except (av.FFmpegError, OSError):
            self.close()
        self._ahead = next((f for f in self._frames if _end(f) > since), None)

    def until(self, at: float) -> Iterator[AudioFrame]:
        """What begins before `at` and was not taken yet."""
        while self._ahead is not None and _begin(self._ahead) < at:
            yield self._ahead
            self._ahead = next(self._frames, None)

    def close(self) -> None:
        """Let go of the file."""
        self._frames = iter(())
        self._ahead = None
        if self._container is not None:
            self._container.close()
            self._container = None


class FilmSound:
    """The sound of a film that is played, maybe over and over, by the clock of its pictures."""

    def __init__(self, path: Path, first: float, at: float, lap: float) -> None:
        """first: what the file gives as its first picture's time, seconds.

        at, lap: seconds of playing when it is first listened to, and when that round began.
        """
        self._path = path
        self._first = first
        self._lap = lap
        self._to_samples = ToSamples()
        self._audio = FileAudio(path, first + at - lap)

    def until(self, at: float, lap: float, zero: float) -> Iterator[Sound]:
        """What is heard before `at`, of the round that began at `lap`, and was not given yet.

        zero: `time.monotonic()` when the playing began.
        """
        if lap != self._lap:
            yield from self._sounds(lap, zero)
            self._lap = lap
            self._audio.close()
            self._audio = FileAudio(self._path, self._first)
        yield from self._sounds(at, zero)

    def close(self) -> None:
        """Let go of the file."""
        self._audio.close()

    def _sounds(self, at: float, zero: float) -> Iterator[Sound]:
        began = self._lap - self._first
        for audio in self._audio.until(at - began):
            yield Sound(self._to_samples(audio), audio.sample_rate, zero + began + _begin(audio))


def _decoded(container: InputContainer) -> Iterator[AudioFrame]:
    """Up to the end or to where the data is cut off; what has no time has no place."""
    try:
        for audio in container.decode(container.streams.audio[0]):
            if audio.time is not None:
                yield audio
    except av.FFmpegError:
        return


def _begin(audio: AudioFrame) -> float:
    return audio.time or 0.0


def _end(audio: AudioFrame) -> float:
    return _begin(audio) + audio.samples / audio.sample_rate
