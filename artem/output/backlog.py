"""What a recorder or publisher has yet to write."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from threading import Condition

from artem.frame import Frame
from artem.sound import Sound

MOST_FRAMES = 30
MOST_SOUNDS = 500  # small; 10 s of a phone's


class Backlog:
    """A bounded queue; where it is full, what comes is left out. Putting never waits.

    dropped: frames left out. A sound left out becomes silence in its place.
    """

    def __init__(self) -> None:
        self.dropped = 0
        self._items: deque[Frame | Sound] = deque()
        self._frames = 0
        self._closed = False
        self._changed = Condition()

    def put_frame(self, frame: Frame) -> None:
        """Leave a frame."""
        with self._changed:
            if self._frames >= MOST_FRAMES:
                self.dropped += 1
            elif not self._closed:
                self._frames += 1
                self._items.append(frame)
                self._changed.notify()

    def put_sound(self, sound: Sound) -> None:
        """Leave a sound."""
        with self._changed:
            if not self._closed and len(self._items) - self._frames < MOST_SOUNDS:
                self._items.append(sound)
                self._changed.notify()

    def close(self) -> None:
        """Take nothing more; what is there can still be taken."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    def clear(self) -> None:
        """Leave out everything that is there."""
        with self._changed:
            self.dropped += self._frames
            self._frames = 0
            self._items.clear()

    def __iter__(self) -> Iterator[Frame | Sound]:
        """Everything in order, waiting for more until it is closed."""
        return (item for item in self.within(None) if item is not None)

    def within(self, seconds: float | None) -> Iterator[Frame | Sound | None]:
        """Everything in order until it is closed, and None where nothing came for so long."""
        while self._wait(seconds):
            yield self._take()

    def _wait(self, seconds: float | None) -> bool:
        """Whether there is more to come, now or later."""
        with self._changed:
            self._changed.wait_for(lambda: self._items or self._closed, seconds)
            return bool(self._items) or not self._closed

    def _take(self) -> Frame | Sound | None:
        with self._changed:
            if not self._items:
                return None
            item = self._items.popleft()
            self._frames -= isinstance(item, Frame)
            return item
