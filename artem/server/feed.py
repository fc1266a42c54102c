"""The feed: what the app or a source shows, for everybody who looks at it through the server."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace

from artem.frame import Frame, Pixels
from artem.opencv import cv2
from artem.output.base import Sink

QUALITY = 85  # of a JPEG, of 100


@dataclass(frozen=True, eq=False)
class Jpeg:
    """A frame of the feed as it is sent: index and capture time are the frame's."""

    data: bytes
    index: int
    captured: float


class Feed(Sink):
    """Keeps the newest frame and wakes who waits for it; nobody who looks slows anything.

    Its frames are numbered from 0 in the order they came, whatever their sources called them.
    `present` and `close` may be called on any thread, the rest only in one event loop.
    """

    def __init__(self) -> None:
        self.viewers: set[Viewer] = set()
        self.count = 0
        self._newest: Frame | None = None
        self._closed = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._pulse = asyncio.Event()  # set and cleared at once, for those who wait just then
        self._encoding = asyncio.Lock()
        self._jpeg: Jpeg | None = None

    def present(self, original: Frame, stylized: Frame) -> None:
        """Show this frame to who looks."""
        del original
        self._newest = replace(stylized, index=self.count)
        self.count += 1
        self._wake()

    def close(self) -> None:
        """No frame comes any more: all who wait are told."""
        self._closed = True
        self._wake()

    def latest(self) -> Frame | None:
        """The newest frame; None before the first."""
        return self._newest

    async def next(self, after: int) -> Frame | None:
        """The newest frame once its index is above `after`; None once the feed is closed."""
        self._loop = asyncio.get_running_loop()  # before looking, or a frame might wake nobody
        while not self._closed:
            if self._newest is not None and self._newest.index > after:
                return self._newest
            await self._pulse.wait()
        return None

    async def jpeg(self) -> Jpeg | None:
        """The newest frame as a JPEG; None before the first.

        Made off the event loop, one at a time, and shared by all who ask meanwhile.
        """
        asked = self._newest
        async with self._encoding:
            if asked is not None and (self._jpeg is None or self._jpeg.index < asked.index):
                newest = self._newest or asked
                data = await asyncio.to_thread(encode, newest.pixels)
                self._jpeg = Jpeg(data, newest.index, newest.captured)
        return self._jpeg

    @contextmanager
    def viewer(self) -> Iterator[Viewer]:
        """Somebody who looks, for as long as the `with` block lasts."""
        viewer = Viewer(self)
        self.viewers.add(viewer)
        try:
            yield viewer
        finally:
            self.viewers.remove(viewer)

    def _wake(self) -> None:
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop is over, and with it all who waited
                self._loop.call_soon_threadsafe(self._wake_all)

    def _wake_all(self) -> None:
        self._pulse.set()
        self._pulse.clear()


class Viewer:
    """One who looks at a feed: takes the newest frame whenever ready for one.

    taken: frames this viewer got.
    """

    def __init__(self, feed: Feed) -> None:
        self.taken = 0
        self._feed = feed
        self._first = max(0, feed.count - 1)  # what is shown already is the first to be had
        self._index = self._first - 1

    @property
    def dropped(self) -> int:
        """Frames that came since this viewer did, and were not taken."""
        return max(0, self._feed.count - self._first - self.taken)

    async def next(self) -> Frame | None:
        """The newest frame, once there is one not yet taken; None once the feed is closed."""
        frame = await self._feed.next(self._index)
        if frame is not None:
            self._took(frame.index)
        return frame

    async def next_jpeg(self, patience: float) -> Jpeg | None:
        """The same as a JPEG; after `patience` seconds without a new frame, the last one again."""
        with suppress(TimeoutError):
            if await asyncio.wait_for(self._feed.next(self._index), patience) is None:
                return None
        jpeg = await self._feed.jpeg()
        if jpeg is not None:
            self._took(jpeg.index)
        return jpeg

    def _took(self, index: int) -> None:
        if index > self._index:
            self._index = index
            self.taken += 1


def encode(pixels: Pixels) -> bytes:
    """A JPEG of (H, W, 3) uint8 RGB."""
    bgr = cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR)
    return cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])[1].tobytes()
