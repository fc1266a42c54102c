"""What has come of a page's video and is not decoded yet."""

from __future__ import annotations

from collections.abc import Callable
from queue import Empty, Queue
from threading import Event
from typing import Any

from aiortc import RTCRtpReceiver

from artem.server.assembly import PromptBuffer, WholeFrame

_MOST = 60  # frames: some seconds of a machine that cannot keep up


class Arrivals:
    """When the frames came that are being decoded, by their time in the video's clock."""

    def __init__(self) -> None:
        self._came: dict[int, float] = {}

    def note(self, frame: WholeFrame) -> None:
        """It came, and goes to the decoder."""
        self._came[frame.timestamp] = frame.came
        if len(self._came) > 2 * _MOST:
            del self._came[next(iter(self._came))]

    def take(self, pts: int | None) -> float | None:
        """When the decoded frame's last packet came; None where nobody knows."""
        return self._came.pop(pts, None) if pts is not None else None


class _Bounded(Queue[Any]):
    """Full, it starts afresh: video can be picked up at a key frame alone."""

    def __init__(
        self, is_broken: Event, arrivals: Arrivals, on_dropped: Callable[[int], None]
    ) -> None:
        super().__init__()
        self._is_broken = is_broken
        self._arrivals = arrivals
        self._on_dropped = on_dropped

    def put(self, item: Any, block: bool = True, timeout: float | None = None) -> None:
        """item: (codec, frame), or None for the end."""
        for one in [None] if item is None else _each(*item):
            if self.qsize() >= _MOST:
                self._empty()
            if one is not None:
                self._arrivals.note(one[1])
            super().put(one, block, timeout)

    def _empty(self) -> None:
        count = 0
        try:
            while True:
                self.get_nowait()
                count += 1
        except Empty:
            self._on_dropped(count)
            self._is_broken.set()  # the receiver asks the page for a key frame


def _each(codec: Any, first: WholeFrame) -> list[tuple[Any, WholeFrame]]:
    """With the frames that were whole behind it, in its clock: aiortc has set its time alone."""
    for frame in first.behind:
        frame.timestamp = first.timestamp + (frame.timestamp - first.sent_at) % 2**32
    return [(codec, frame) for frame in (first, *first.behind)]


def bound(receiver: RTCRtpReceiver, on_dropped: Callable[[int], None]) -> Arrivals:
    """Before it begins: frames at once, no more than some seconds of them; aiortc keeps all.

    on_dropped: told how many frames were let go of. Gives when they came.
    """
    arrivals = Arrivals()
    is_broken = receiver._RTCRtpReceiver__decoder_error  # type: ignore[attr-defined]
    queue = _Bounded(is_broken, arrivals, on_dropped)
    receiver._RTCRtpReceiver__jitter_buffer = PromptBuffer()  # type: ignore[attr-defined]
    receiver._RTCRtpReceiver__decoder_queue = queue  # type: ignore[attr-defined]
    return arrivals
