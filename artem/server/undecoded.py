"""What has come of a page's video and is not decoded yet."""

from __future__ import annotations

from collections.abc import Callable
from queue import Empty, Queue
from threading import Event
from typing import Any

from aiortc import RTCRtpReceiver

_MOST = 60  # frames: some seconds of a machine that cannot keep up


class _Bounded(Queue[Any]):
    """Full, it starts afresh: video can be picked up at a key frame alone."""

    def __init__(self, is_broken: Event, on_dropped: Callable[[int], None]) -> None:
        super().__init__()
        self._is_broken = is_broken
        self._on_dropped = on_dropped

    def put(self, item: Any, block: bool = True, timeout: float | None = None) -> None:
        if self.qsize() >= _MOST:
            self._empty()
        super().put(item, block, timeout)

    def _empty(self) -> None:
        count = 0
        try:
            while True:
                self.get_nowait()
                count += 1
        except Empty:
            self._on_dropped(count)
            self._is_broken.set()  # the receiver asks the page for a key frame


def bound(receiver: RTCRtpReceiver, on_dropped: Callable[[int], None]) -> None:
    """Before it begins: keep no more than some seconds; aiortc keeps all that come.

    on_dropped: told how many frames were let go of.
    """
    is_broken = receiver._RTCRtpReceiver__decoder_error  # type: ignore[attr-defined]
    receiver._RTCRtpReceiver__decoder_queue = _Bounded(is_broken, on_dropped)  # type: ignore[attr-defined]
