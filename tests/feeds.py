"""A feed that goes on, as a pipeline would have it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from artem.frame import Frame, Pixels
from artem.server.feed import Feed


@contextmanager
def feeding(pixels: Pixels, fps: float = 30.0) -> Iterator[Feed]:
    """A feed to which a thread presents this picture; it has its first frame already."""
    feed = Feed()
    over = threading.Event()

    def present() -> None:
        index = 0
        while not over.wait(1 / fps):
            frame = Frame(pixels, index, time.monotonic())
            feed.present(frame, frame)
            index += 1

    thread = threading.Thread(target=present)
    thread.start()
    try:
        while not feed.count:
            time.sleep(0.01)
        yield feed
    finally:
        over.set()
        thread.join()
