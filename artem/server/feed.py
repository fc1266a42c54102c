"""The feed: what the app or a source shows, for everybody who looks at it through the server."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

import av
import numpy as np
from numpy.typing import NDArray

from artem.frame import Frame, Pixels
from artem.opencv import cv2
from artem.output.base import Sink

QUALITY = 85  # of a JPEG, of 100

T = TypeVar("T")
Planes = NDArray[np.uint8]
"""(3/2 H, W) YUV 4:2:0 as video is sent, H a multiple of 4 and W of 2."""


@dataclass(frozen=True, eq=False)
class Made(Generic[T]):
    """A frame of the feed as it is sent: index and capture time are the frame's."""

    data: T
    index: int
    captured: float


Jpeg = Made[bytes]


class Maker(Generic[T]):
    """Makes what is sent of a feed's newest frame, once for all who ask.

    Off the event loop, one at a time, and shared by all who ask meanwhile.
    """

    def __init__(self, make: Callable[[Pixels], T], newest: Callable[[], Frame | None]) -> None:
        self._make = make
        self._newest = newest
        self._making = asyncio.Lock()
        self._made: Made[T] | None = None

    async def get(self) -> Made[T] | None:
        """Of the newest frame; None before the first. Raises what making it raises."""
        asked = self._newest()
        async with self._making:
            if asked is not None and (self._made is None or self._made.index < asked.index):
                newest = self._newest() or asked
                data = await asyncio.to_thread(self._make, newest.pixels)
                self._made = Made(data, newest.index, newest.captured)
        return self._made


class Feed(Sink):
    """Keeps the newest frame and wakes who waits for it; nobody who looks slows anything.

    jpegs, planes: make what viewers are sent of it.

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
        self.jpegs = Maker(encode, self.latest)
        self.planes = Maker(to_planes, self.latest)

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

    async def next_planes(self) -> Made[Planes] | None:
        """The newest frame, once there is one not yet taken; None once the feed is closed."""
        if await self._feed.next(self._index) is None:
            return None
        return self._took(await self._feed.planes.get())

    async def next_jpeg(self, patience: float) -> Jpeg | None:
        """The same as a JPEG; after `patience` seconds without a new frame, the last one again."""
        with suppress(TimeoutError):
            if await asyncio.wait_for(self._feed.next(self._index), patience) is None:
                return None
        return self._took(await self._feed.jpegs.get())

    def _took(self, made: Made[T] | None) -> Made[T] | None:
        if made is not None and made.index > self._index:
            self._index = made.index
            self.taken += 1
        return made


def encode(pixels: Pixels) -> bytes:
    """A JPEG of (H, W, 3) uint8 RGB."""
    bgr = cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR)
    return cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])[1].tobytes()


def to_planes(pixels: Pixels) -> Planes:
    """Video of (H, W, 3) uint8 RGB; rows and a column too many are cut off."""
    height, width = pixels.shape[:2]
    whole = np.ascontiguousarray(pixels[: height // 4 * 4, : width // 2 * 2])
    frame = av.VideoFrame.from_numpy_buffer(whole, format="rgb24")
    return np.asarray(frame.reformat(format="yuv420p", threads=1).to_ndarray(), np.uint8)
