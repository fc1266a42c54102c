"""The size frames are stylized at: as they are, or as the governor wants it."""

from __future__ import annotations

from queue import Empty, Queue
from threading import Event, Lock, Thread
from time import monotonic
from typing import Protocol

from artem.engine.fit import CPU_AREA, GPU_AREA, resize, stepped
from artem.errors import DeviceError
from artem.frame import Pixels
from artem.options import SessionOptions
from artem.pipeline.detail import enlarged
from artem.pipeline.governor import Governor

_SMALLER = 0.84  # side of a level, of the one above it
_LEAST_SIDE = 120  # pixels
_LEVELS = 8  # what a backend can keep ready
_POLL_SECONDS = 0.2
_REST_SECONDS = 0.5  # between sizes that are made ready, for the frames' sake

Side = tuple[int, int]


class Stylize(Protocol):
    """What the pipeline asks of a stylizer."""

    def __call__(self, pixels: Pixels, /) -> Pixels:
        """(H, W, 3) uint8 RGB -> the same shape and type."""

    def prepare(self, width: int, height: int) -> None:
        """Be ready for frames of this size; may take a while. Raises DeviceError."""


class Sizing:
    """Stylizes every frame at the size it comes in."""

    def start(self) -> None:
        """Start what runs beside the frames."""

    def stop(self) -> None:
        """Stop it and wait for it; raises what it raised. Safe to call again."""

    def arrived(self, now: float) -> None:
        """A frame came from the source."""

    def __call__(self, stylize: Stylize, pixels: Pixels) -> tuple[Pixels, Side]:
        """(H, W, 3) uint8 -> its painting, alike, and the (width, height) that was painted at."""
        height, width = pixels.shape[:2]
        return stylize(pixels), (width, height)

    def finished(self, now: float, seconds: float) -> None:
        """The last frame kept the stylizing thread busy so long."""


class GovernedSizing(Sizing):
    """Stylizes frames at the size the governor wants, and enlarges the paintings with detail.

    Sizes are made ready on a thread of its own before they are used: a change stalls no frame.
    """

    def __init__(self, governor: Governor, *, detail: float, first_area: int) -> None:
        """detail: of `enlarged`. first_area: pixels of the largest size to begin with."""
        self._governor = governor
        self._detail = detail
        self._first_area = first_area
        self._sizes: list[Side] = []
        self._shape: tuple[int, ...] = ()
        self._stylize: Stylize | None = None
        self._ready: set[Side] = set()
        self._asked: set[Side] = set()
        self._orders: Queue[tuple[Stylize, Side]] = Queue()
        self._lock = Lock()  # of the governor and the sets
        self._stopping = Event()
        self._error: BaseException | None = None
        self._thread = Thread(target=self._prepare, name="artem-prepare")

    def start(self) -> None:
        """Start the thread that makes sizes ready."""
        self._thread.start()

    def stop(self) -> None:
        """Stop it and wait for it; raises what it raised. Safe to call again."""
        self._stopping.set()
        if self._thread.ident is not None:
            self._thread.join()
        error, self._error = self._error, None
        if error is not None:
            raise error

    def arrived(self, now: float) -> None:
        """A frame came from the source."""
        with self._lock:
            self._governor.arrived(now)

    def __call__(self, stylize: Stylize, pixels: Pixels) -> tuple[Pixels, Side]:
        """(H, W, 3) uint8 -> its painting, alike, and the (width, height) that was painted at."""
        size = self._size(stylize, pixels.shape)
        small = resize(pixels, size)
        painted = stylize(small)
        with self._lock:
            self._ready.add(size)
        if small is not pixels:
            painted = enlarged(painted, small, pixels, self._detail)
        return painted, size

    def finished(self, now: float, seconds: float) -> None:
        """The last frame kept the stylizing thread busy so long."""
        with self._lock:
            self._governor.finished(now, seconds)

    def _size(self, stylize: Stylize, shape: tuple[int, ...]) -> Side:
        now = monotonic()
        with self._lock:
            if shape != self._shape:
                self._shape = shape
                self._sizes = levels(shape[1], shape[0])
                areas = [width * height for width, height in self._sizes]
                first = next((i for i, area in enumerate(areas) if area <= self._first_area), 0)
                self._governor.begin(areas, first)
            if stylize is not self._stylize:
                self._stylize = stylize
                self._ready.clear()
                self._asked.clear()
            self._follow(self._governor.wanted(now), now)
            return self._sizes[self._governor.level]

    def _follow(self, wanted: int, now: float) -> None:
        """Use the wanted level where it is ready; order all that are not, the wanted one first."""
        if self._sizes[wanted] in self._ready and wanted != self._governor.level:
            self._governor.use(wanted, now)
        if self._sizes[self._governor.level] not in self._ready:
            return  # first things first
        # All of them, before they are needed: on a busy machine it is late to begin.
        for size in sorted(self._sizes, key=lambda size: self._distance(size, wanted)):
            if size not in self._asked:
                self._asked.add(size)
                assert self._stylize is not None
                self._orders.put((self._stylize, size))

    def _distance(self, size: Side, wanted: int) -> float:
        """How far a size is from the wanted one; smaller ones are more urgent than larger ones."""
        steps = self._sizes.index(size) - wanted
        return steps if steps >= 0 else 0.5 - steps

    def _prepare(self) -> None:
        """Make ordered sizes ready, one after the other."""
        try:
            while not self._stopping.is_set():
                try:
                    stylize, size = self._orders.get(timeout=_POLL_SECONDS)
                except Empty:
                    continue
                if size not in self._ready:
                    self._make_ready(stylize, size)
                    self._stopping.wait(_REST_SECONDS)
        except BaseException as error:
            self._error = error

    def _make_ready(self, stylize: Stylize, size: Side) -> None:
        if stylize is not self._stylize:
            return
        try:
            stylize.prepare(*size)
        except DeviceError:
            with self._lock:
                self._asked.discard(size)
            return
        with self._lock:
            if stylize is self._stylize:
                self._ready.add(size)


def sizing_for(options: SessionOptions, *, on_gpu: bool) -> Sizing:
    """What the options ask for: a given size is never changed."""
    if options.size.pixels is not None:
        return Sizing()
    first = GPU_AREA if on_gpu else CPU_AREA
    return GovernedSizing(Governor(options.target_fps), detail=options.detail, first_area=first)


def levels(width: int, height: int) -> list[Side]:
    """The sizes that frames of this size can be stylized at, the largest first: their own."""
    found = [(width, height)]
    for _ in range(_LEVELS - 1):
        factor = _SMALLER ** len(found)
        size = (stepped(width * factor), stepped(height * factor))
        if min(size) < _LEAST_SIDE:
            break
        found.append(size)
    return found
