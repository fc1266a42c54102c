"""The size frames are stylized at: as they are, or as the governor wants it."""

from __future__ import annotations

import logging
from threading import Event, Lock, Thread
from time import monotonic
from typing import Protocol

from artem.engine.backend import KEPT_SIZES
from artem.engine.fit import CPU_AREA, GPU_AREA, resize, stepped
from artem.errors import DeviceError
from artem.frame import Pixels
from artem.look import Look
from artem.options import SessionOptions
from artem.pipeline.detail import enlarged
from artem.pipeline.governor import Governor

_log = logging.getLogger(__name__)
_SMALLER = 0.84  # side of a level, of the one above it
_LEAST_SIDE = 240  # pixels; paintings of less are mush when enlarged
_LEVELS = KEPT_SIZES - 2  # of which none is dropped while they are in use
_UNJUDGED_SECONDS = 0.7  # from the begin of making a size
_REST_SECONDS = 1.0  # between sizes that are made ready, for the frames' sake

Side = tuple[int, int]


class Stylize(Protocol):
    """What the pipeline asks of a stylizer."""

    def __call__(self, pixels: Pixels, /) -> Pixels:
        """(H, W, 3) uint8 RGB -> the same shape and type."""

    def prepare(self, width: int, height: int) -> None:
        """Be ready for frames of this size; may take a while. Raises DeviceError."""


class Sizing:
    """Stylizes every frame at the size it comes in.

    detail: 0 to 1, of `enlarged`, where frames are painted smaller; may be changed at any time.
    """

    detail = 0.0

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
        """first_area: pixels of the largest size to begin with."""
        self._governor = governor
        self.detail = detail
        self._first_area = first_area
        self._sizes: list[Side] = []
        self._shape: tuple[int, ...] = ()
        self._stylize: Stylize | None = None
        self._ready: set[Side] = set()
        self._failed: set[Side] = set()
        self._making_since = -_UNJUDGED_SECONDS
        self._lock = Lock()  # of all of the above
        self._wake = Event()
        self._stopping = Event()
        self._error: BaseException | None = None
        self._thread = Thread(target=self._prepare, name="artem-prepare")

    def start(self) -> None:
        """Start the thread that makes sizes ready."""
        self._thread.start()

    def stop(self) -> None:
        """Stop it and wait for it; raises what it raised. Safe to call again."""
        self._stopping.set()
        self._wake.set()
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
        if self._error is not None:
            raise self._error
        size = self._size(stylize, pixels.shape)
        small = resize(pixels, size)
        painted = stylize(small)
        with self._lock:
            self._ready.add(size)
        self._wake.set()
        if small is not pixels:
            painted = enlarged(painted, small, pixels, self.detail)
        return painted, size

    def finished(self, now: float, seconds: float) -> None:
        """The last frame kept the stylizing thread busy so long."""
        with self._lock:
            # Making a size ready slows frames down by itself; on a busy machine, for long.
            if now - self._making_since > _UNJUDGED_SECONDS:
                self._governor.finished(now, seconds)

    def _size(self, stylize: Stylize, shape: tuple[int, ...]) -> Side:
        now = monotonic()
        with self._lock:
            if shape != self._shape or stylize is not self._stylize:
                self._begin(stylize, shape)
            level = self._nearest_ready(self._governor.wanted(now))
            if level != self._governor.level:
                self._governor.use(level, now)
                _log.debug("painting at %s x %s", *self._sizes[level])
            return self._sizes[level]

    def _nearest_ready(self, wanted: int) -> int:
        """Of the way from the present level to the wanted one, as far as sizes are ready."""
        level = self._governor.level
        way = range(level, wanted + 1) if wanted >= level else range(level, wanted - 1, -1)
        return [at for at in way if at == level or self._sizes[at] in self._ready][-1]

    def _begin(self, stylize: Stylize, shape: tuple[int, ...]) -> None:
        """Another net, which is slower or faster, or frames of another size."""
        level = self._governor.level
        if shape != self._shape:
            self._sizes = levels(shape[1], shape[0])
            fitting = (at for at, side in enumerate(self._sizes) if _area(side) <= self._first_area)
            level = next(fitting, len(self._sizes) - 1)
        self._governor.begin([_area(side) for side in self._sizes], level)
        self._shape, self._stylize = shape, stylize
        self._ready, self._failed = set(), set()

    def _prepare(self) -> None:
        """Make all sizes ready, one after the other, the most urgent one first."""
        try:
            while True:
                self._wake.clear()  # before looking: what is told from here on wakes it again
                if self._stopping.is_set():
                    return
                job = self._next_job()
                if job is None:
                    self._wake.wait()
                else:
                    self._make_ready(*job)
                    self._stopping.wait(_REST_SECONDS)
        except BaseException as error:
            self._error = error

    def _next_job(self) -> tuple[Stylize, Side] | None:
        with self._lock:
            if self._stylize is None or not self._ready:
                return None  # first things first: the size in use
            # All smaller ones before they are needed, for on a busy machine it is late to begin;
            # of the larger ones, whose making takes longer, the next.
            near = self._sizes[max(0, self._governor.level - 1) :]
            missing = [side for side in near if side not in self._ready | self._failed]
            return (self._stylize, min(missing, key=self._distance)) if missing else None

    def _distance(self, side: Side) -> float:
        """How far a size is from the one in use; smaller ones are more urgent."""
        steps = self._sizes.index(side) - self._governor.level
        return steps if steps >= 0 else 0.5 - steps

    def _make_ready(self, stylize: Stylize, side: Side) -> None:
        self._making_since = monotonic()
        try:
            stylize.prepare(*side)
        except DeviceError:
            made = False
        else:
            made = True
        with self._lock:
            if stylize is self._stylize and side in self._sizes:
                (self._ready if made else self._failed).add(side)


def _area(side: Side) -> int:
    return side[0] * side[1]


def sizing_for(options: SessionOptions, look: Look, *, on_gpu: bool) -> Sizing:
    """What the options ask for: a given size is never changed."""
    if options.size.pixels is not None:
        return Sizing()
    first = GPU_AREA if on_gpu else CPU_AREA
    return GovernedSizing(Governor(options.target_fps), detail=look.detail, first_area=first)


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
