"""A phone's camera, sent to Art'Em's own page."""

from __future__ import annotations

from threading import Lock

from av.video.frame import VideoFrame

from artem.capture.base import Source, SourceInfo, not_open
from artem.capture.network import OPEN_SECONDS, STALL_SECONDS
from artem.capture.video import to_pixels, turned_size
from artem.errors import SourceError, SourceLost
from artem.frame import Frame
from artem.slot import LatestSlot
from artem.words import tr

_Picture = tuple[VideoFrame, float, int]
"""What a phone sent, when it came, and its number."""


class PhoneInlet:
    """Where phones leave their pictures and a PhoneSource finds the newest. Safe on any thread.

    Of several phones the one that connected last is the camera; when it goes, the one before.

    dropped: pictures that a newer one replaced before they were taken.
    count: pictures that came so far. sender: whose came last.
    """

    def __init__(self) -> None:
        self.dropped = 0
        self.count = 0
        self.sender: PhoneLine | None = None
        self._newest: LatestSlot[_Picture] = LatestSlot()
        self._lines: list[PhoneLine] = []
        self._lock = Lock()

    @property
    def phones(self) -> int:
        """How many are connected."""
        return len(self._lines)

    def connect(self) -> PhoneLine:
        """A phone's own line; it is the camera from now on."""
        line = PhoneLine(self)
        with self._lock:
            self._lines.append(line)
        return line

    def put(self, picture: VideoFrame, captured: float, line: PhoneLine) -> None:
        """Leave a picture that came on a line at `captured` (`time.monotonic()`)."""
        with self._lock:
            if self._lines[-1:] != [line]:
                return
            self.dropped += self._newest.put((picture, captured, self.count))
            self.count += 1
            self.sender = line

    def leave(self, line: PhoneLine) -> None:
        """Nothing more comes on this line. Safe to call again."""
        with self._lock:
            if line in self._lines:
                self._lines.remove(line)
            if not self._lines:
                self._newest.take(0)  # or the next source would begin with an old picture

    def take(self, seconds: float) -> _Picture | None:
        """The newest picture not yet taken; None where none comes in so many seconds."""
        return self._newest.take(seconds)


class PhoneLine:
    """The line of one phone."""

    def __init__(self, inlet: PhoneInlet) -> None:
        self._inlet = inlet

    def put(self, picture: VideoFrame, captured: float) -> None:
        """Leave a picture; it is passed over while another phone is the camera."""
        self._inlet.put(picture, captured, self)

    def leave(self) -> None:
        """The phone is gone. Safe to call again."""
        self._inlet.leave(self)


class PhoneSource(Source):
    """The newest picture of the phone that is the camera; its size changes when it is turned."""

    def __init__(self, inlet: PhoneInlet) -> None:
        self._inlet = inlet
        self._first: _Picture | None = None
        self._zero: int | None = None  # the number of the first picture

    @property
    def name(self) -> str:
        """Always "phone"."""
        return "phone"

    def open(self) -> SourceInfo:
        """Wait until a phone sends."""
        self.close()
        first = self._inlet.take(OPEN_SECONDS)
        if first is None:
            told = tr("no phone sends its camera; scan the code and allow the camera on the phone")
            raise SourceError(told)
        size = turned_size(first[0])
        self._first, self._zero = first, first[2]
        return SourceInfo("phone", self.name, *size, None, first[0].format.name)

    def read(self) -> Frame:
        """The newest picture."""
        if self._zero is None:
            raise not_open(self.name)
        first, self._first = self._first, None
        taken = first or self._inlet.take(STALL_SECONDS)
        if taken is None:
            told = tr("the phone stopped sending; wake it and keep the page open")
            raise SourceLost(told)
        picture, captured, number = taken
        return Frame(to_pixels(picture, turned_size(picture)), number - self._zero, captured)

    def close(self) -> None:
        """Nothing is held."""
        self._first = self._zero = None
