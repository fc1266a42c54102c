"""The video that a page is sent: the newest picture there is."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from fractions import Fraction
from time import monotonic

import av
from aiortc import MediaStreamTrack
from aiortc.mediastreams import MediaStreamError

from artem.server.figures import Marks

_RATE = 90_000
_CLOCK = Fraction(1, _RATE)
_REPEAT_SECONDS = 1.0  # without a new picture until the last is sent again


class NewestTrack(MediaStreamTrack):
    """Gives the newest picture left; one that nobody took is thrown away for it.

    Used on the event loop's thread alone.
    """

    kind = "video"

    def __init__(
        self,
        on_late: Callable[[], None] = lambda: None,
        on_sent: Callable[[Marks, av.VideoFrame], None] = lambda *_: None,
    ) -> None:
        """on_late: called for each picture that was thrown away.

        on_sent: told of each other one, with all its marks.
        """
        super().__init__()
        self._on_late = on_late
        self._on_sent = on_sent
        self._newest_marks: Marks = ()
        self._marks: Marks = ()  # of the last, until it is sent
        self._left = asyncio.Event()
        self._newest: av.VideoFrame | None = None
        self._last: av.VideoFrame | None = None
        self._last_pts = -1

    def show(self, frame: av.VideoFrame, marks: Marks = ()) -> None:
        """Leave a picture with its pts and time base; without marks nobody is told of it."""
        if self._newest is not None:
            self._on_late()
        self._newest, self._newest_marks = frame, marks
        self._left.set()

    async def recv(self) -> av.VideoFrame:
        """The newest picture, as soon as there is one; the last again where none comes for long."""
        self._tell_sent()
        while self._newest is None:
            if self.readyState != "live":
                raise MediaStreamError
            try:
                async with asyncio.timeout(_REPEAT_SECONDS):
                    await self._left.wait()
            except TimeoutError:
                self._repeat()
            self._left.clear()
        if self._newest_marks:
            self._marks = (*self._newest_marks, monotonic())
        self._last, self._newest, self._newest_marks = self._newest, None, ()
        return self._on_time(self._last)

    def stop(self) -> None:
        """End; whoever waits is told."""
        super().stop()
        self._left.set()

    def _tell_sent(self) -> None:
        """aiortc asks for a picture when the packets of the one before are with the network."""
        if self._marks and self._last is not None:
            self._on_sent((*self._marks, monotonic()), self._last)
        self._marks = ()

    def _repeat(self) -> None:
        if self._last is not None and self._newest is None:
            after = self._last_pts + round(_REPEAT_SECONDS * _RATE)
            self._last.pts, self._last.time_base = after, _CLOCK  # encoders put it into theirs
            self._newest = self._last

    def _on_time(self, frame: av.VideoFrame) -> av.VideoFrame:
        """In the clock of video, and never before the one that went ahead."""
        pts = round((frame.pts or 0) * Fraction(frame.time_base or _CLOCK) * _RATE)
        self._last_pts = max(pts, self._last_pts + 1)
        frame.pts, frame.time_base = self._last_pts, _CLOCK
        return frame
