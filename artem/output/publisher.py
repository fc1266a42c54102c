"""Publishing what is shown, and heard, to a server for live pictures."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from threading import Event

import av

from artem.backoff import Backoff
from artem.destination import Destination
from artem.frame import Frame
from artem.output.film import Film, Form
from artem.output.film_sink import FilmSink
from artem.output.relay import Reach, Relay, find_ffmpeg, relay_command
from artem.sound import Sound

_log = logging.getLogger(__name__)

_CHANNELS = 2
_STILL_SECONDS = 1.0  # without a new frame, after which the last one is sent again
_LATE_SOUND = 0.5  # seconds behind the pictures from which on missing sound is silence
_SILENT_SECONDS = 3.0  # without any sound, after which pictures do not wait for it
_LONGEST_DELAY = 15.0

_HD_PIXELS = 1280 * 720
_HD_BITS = 2_500_000
_FEWEST_BITS, _MOST_BITS = 300_000, 8_000_000


@dataclass(frozen=True)
class Standing:
    """How publishing goes. why: what LOST it. seconds: since it is live. dropped: frames."""

    reach: Reach
    why: str = ""
    seconds: float = 0.0
    dropped: int = 0


class Publisher(FilmSink):
    """Encodes on a thread of its own; a process of its own sends, and may hang or end.

    Every connection begins at the size of its first frame, and is made again for ever where it is
    lost. Frames that find no room meanwhile are left out and counted. While no frame comes the
    last one is repeated, and where no sound comes there is silence: a server sees no pause.
    """

    def __init__(
        self,
        destination: Destination,
        on_reach: Callable[[Reach, str], object] | None = None,
        backoff: Backoff | None = None,
    ) -> None:
        """on_reach: called where it changes, with why it is LOST, on the publisher's threads.

        Raises SinkError where ffmpeg is missing.
        """
        super().__init__(self._run, "artem-publish")
        self.destination = destination
        self._ffmpeg = find_ffmpeg()
        self._on_reach = on_reach
        self._backoff = backoff or Backoff(longest=_LONGEST_DELAY)
        self._closing = Event()
        self._relay: Relay | None = None
        self._reach, self._why = Reach.CONNECTING, ""
        self._live_since = 0.0
        self._worker.start()

    def close(self) -> None:
        """Send what was taken, as far as the server takes it within a moment."""
        self._closing.set()
        self._backlog.close()
        if (relay := self._relay) is not None:
            relay.hurry()
        self._worker.join()

    def standing(self, now: float) -> Standing:
        """How it goes at `now`, a `time.monotonic()`; safe from any thread."""
        live = self._reach in (Reach.LIVE, Reach.STALLED)
        seconds = max(0.0, now - self._live_since) if live else 0.0
        return Standing(self._reach, self._why, seconds, self._backlog.dropped)

    # -- the publishing thread --------------------------------------------------------------

    def _run(self) -> None:
        try:
            while (first := self._next_frame()) is not None:
                self._tell(Reach.CONNECTING)
                why = self._send(first)
                if self._closing.is_set():
                    return
                self._tell(Reach.LOST, why)
                self._closing.wait(self._backoff.lost(time.monotonic()))
                self._backlog.clear()
        finally:
            self._backlog.close()

    def _next_frame(self) -> Frame | None:
        """The next one, without the sounds before it; None where there is none any more."""
        return next((item for item in self._backlog if isinstance(item, Frame)), None)

    def _send(self, first: Frame) -> str:
        """Send from this frame on until the connection is lost; gives the reason."""
        bits = live_bits(first.size)
        command = relay_command(self._ffmpeg, self.destination, bits)
        self._relay = relay = Relay(command, self.destination, self._tell)
        if self._closing.is_set():  # before there was a relay to hurry
            relay.hurry()
        try:
            with (
                suppress(OSError, av.FFmpegError),
                Film(relay, live_form(bits), first.size, _CHANNELS) as film,
            ):
                self._fill(film, first)
        finally:
            self._relay = None
            why = relay.end()
        return why

    def _fill(self, film: Film, first: Frame) -> None:
        """Write everything that comes, at its time after the first frame."""
        reel = _Reel(film, first.captured)
        for item in chain([first], self._backlog.within(_STILL_SECONDS)):
            if isinstance(item, Frame):
                reel.show(item, time.monotonic())
                continue
            if item is not None:
                reel.sound(item)
            reel.go_on(time.monotonic())

    def _tell(self, reach: Reach, why: str = "") -> None:
        now = time.monotonic()
        if reach is Reach.LIVE:
            self._backoff.live(now)
            if self._reach is Reach.CONNECTING:
                self._live_since = now
        elif reach is Reach.STALLED:
            self._backoff.stalled(now)
        self._reach, self._why = reach, why
        _log.info("%s: %s %s", self.destination, reach.value, why)
        if self._on_reach is not None:
            self._on_reach(reach, why)


class _Reel:
    """Puts frames and sounds on a film that never pauses."""

    def __init__(self, film: Film, zero: float) -> None:
        self._film = film
        self._zero = zero  # `captured` of what is at the film's start
        self._shown: Frame | None = None
        self._shown_at = self._repeated_at = 0.0  # `time.monotonic()`
        self._heard = -math.inf

    def show(self, frame: Frame, now: float) -> None:
        """Show a frame."""
        self._shown, self._shown_at, self._repeated_at = frame, now, now
        self._picture(frame, frame.captured - self._zero)

    def sound(self, sound: Sound) -> None:
        """Let a sound be heard."""
        self._heard = sound.captured - self._zero
        self._film.sound(sound, self._heard)

    def go_on(self, now: float) -> None:
        """Show the last frame once more where it is long ago."""
        if self._shown is not None and now - self._repeated_at >= _STILL_SECONDS:
            self._repeated_at = now
            self._picture(self._shown, self._shown.captured - self._zero + now - self._shown_at)

    def _picture(self, frame: Frame, at: float) -> None:
        silent = at - self._heard > _SILENT_SECONDS
        self._film.silence_until(at if silent else at - _LATE_SOUND)
        self._film.picture(frame.pixels, at)


def live_bits(size: tuple[int, int]) -> int:
    """Bits a second that pictures of (width, height) take at most; 2.5 million of 1280x720."""
    bits: float = _HD_BITS * (size[0] * size[1] / _HD_PIXELS) ** 0.75
    return round(min(max(bits, _FEWEST_BITS), _MOST_BITS))


def live_form(bits: int) -> Form:
    """What servers take: H.264 that looks at no later frames, and AAC, as they are made."""
    pictures = {
        "preset": "veryfast",
        "tune": "zerolatency",
        "crf": "23",
        "maxrate": str(bits),
        "bufsize": str(bits),
    }
    return Form("nut", {}, "libx264", pictures, "aac")
