"""The studio: one thread that paints the frames of all sessions, round after round."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from fractions import Fraction
from threading import Event, Thread
from time import monotonic

import av
import numpy as np

from artem.engine.fit import CPU_AREA, GPU_AREA
from artem.errors import ArtemError, UsageError
from artem.frame import Pixels
from artem.look import Look
from artem.pipeline.detail import without_mesh
from artem.server.canvas import Canvas
from artem.server.figures import Figures, Marks
from artem.server.painters import Outfit, Painters
from artem.server.preparer import Preparer
from artem.server.rounds import Kind, Pass, Side, passes
from artem.server.seat import Arrival, Job, Painted, Seat
from artem.styles.gallery import Style
from artem.words import tr

_log = logging.getLogger(__name__)
_FRAMES_AT_ONCE = 3  # of the largest size: what a pass takes in memory


class Studio:
    """Paints until stopped. An error of one session's frame never ends the others.

    failed: done when it has ended by itself; `stop` raises why.
    """

    def __init__(self, painters: Painters) -> None:
        """The painters are stopped with the studio."""
        self._painters = painters
        self._canvas = Canvas(GPU_AREA if painters.on_gpu else CPU_AREA)
        self._preparer = Preparer(_prepare)
        self._seats: list[Seat] = []  # swapped whole
        self._wake = Event()
        self._stopping = Event()
        self._error: BaseException | None = None
        self.failed: Future[None] = Future()
        self._thread = Thread(target=self._run, name="artem-studio")

    @property
    def styles(self) -> dict[str, Style]:
        """On offer, by name."""
        return self._painters.styles

    @property
    def has_failed(self) -> bool:
        """Whether it ended by itself; `stop` raises why."""
        return self.failed.done()

    def start(self) -> None:
        """Start the threads."""
        self._preparer.start()
        self._thread.start()

    def stop(self) -> None:
        """Stop the threads and wait for them; raises what they raised. Safe to call again."""
        self._stopping.set()
        self._wake.set()
        if self._thread.ident is not None:
            self._thread.join()
        self._painters.stop()
        try:
            self._preparer.stop()
        except BaseException as raised:
            self._error = self._error or raised
        error, self._error = self._error, None
        if error is not None:
            raise error

    def outfit(self, look: Look) -> Future[Outfit]:
        """As `Painters.outfit`."""
        return self._painters.outfit(look)

    def take_seat(
        self,
        figures: Figures,
        on_painted: Callable[[Painted], None],
        on_failed: Callable[[ArtemError], None],
    ) -> Seat:
        """A place for one session; it paints once an outfit is worn. For one thread, as `leave`."""
        seat = Seat(figures, on_painted, on_failed)
        self._seats = [*self._seats, seat]
        return seat

    def leave(self, seat: Seat) -> None:
        """Give the place back; a frame in work may still come. Safe to call again."""
        self._seats = [one for one in self._seats if one is not seat]
        self._preparer.forget(seat)

    def put(self, seat: Seat, frame: av.VideoFrame, marks: Marks) -> None:
        """Leave a frame that is decoded now to be painted for this seat; any thread."""
        if seat.put(Arrival(frame, marks)):
            self._canvas.arrived(marks[-1])
        self._wake.set()

    # -- the studio's thread ----------------------------------------------------------------

    def _run(self) -> None:
        try:
            while not self._stopping.is_set():
                self._wake.wait()
                self._wake.clear()
                self._round()
        except BaseException as error:
            _log.exception("the studio failed")
            self._error = error
            self.failed.set_result(None)

    def _round(self) -> None:
        """Paint the newest frame of every seat that has one, whoever waits longest first."""
        began = monotonic()
        seats = sorted(self._seats, key=lambda seat: seat.painted_last)
        found = [(seat, self._job(seat)) for seat in seats]
        jobs = {seat: job for seat, job in found if job is not None}
        kinds = [(seat, job.kind) for seat, job in jobs.items()]
        for one in passes(kinds, self._is_ready):
            self._paint(one, jobs)
        now = monotonic()
        if jobs and not self._preparer.is_making:  # which slows the painting down by itself
            self._canvas.painted(now, now - began, len(jobs))

    def _job(self, seat: Seat) -> Job | None:
        try:
            return seat.job(self._canvas.side, self._preparer.is_ready)
        except UsageError as error:  # a size that cannot be done
            seat.take()
            seat.on_failed(error)
            return None

    def _is_ready(self, kind: Kind, batch: int) -> bool:
        width, height = kind.side
        is_fit = batch * width * height <= _FRAMES_AT_ONCE * self._canvas.most
        return is_fit and self._preparer.is_ready(kind, batch, kind.painter)

    def _paint(self, one: Pass[Seat], jobs: dict[Seat, Job]) -> None:
        arrivals = [seat.take() for seat in one.seats]
        taken = [(seat, came) for seat, came in zip(one.seats, arrivals, strict=True) if came]
        try:
            self._paint_together(one.kind, taken, jobs)
        except Exception as error:
            if len(taken) > 1:
                for alone in taken:
                    self._paint_alone(one.kind, alone, jobs)
            else:
                taken[0][0].on_failed(as_artem_error(error))

    def _paint_alone(self, kind: Kind, alone: tuple[Seat, Arrival], jobs: dict[Seat, Job]) -> None:
        """So that nobody goes without for the sake of another's frame."""
        try:
            self._paint_together(kind, [alone], jobs)
        except Exception as error:
            alone[0].on_failed(as_artem_error(error))

    def _paint_together(
        self, kind: Kind, taken: Sequence[tuple[Seat, Arrival]], jobs: dict[Seat, Job]
    ) -> None:
        began = monotonic()
        frames = [_pixels(arrival, kind.side) for _, arrival in taken]
        made = kind.painter.paint(frames, [jobs[seat].painting for seat, _ in taken])
        for (seat, arrival), painted in zip(taken, made, strict=True):
            seat.painted_last = monotonic()
            seat.on_painted(_finished(arrival, painted, began))


def _prepare(kind: Kind, batch: int) -> None:
    kind.painter.prepare(*kind.side, batch)


def _pixels(arrival: Arrival, side: Side) -> Pixels:
    """The frame's picture at the size it is painted at."""
    width, height = side
    # It begins a thread for each processor with every frame, if it may.
    scaled = arrival.frame.reformat(width, height, "rgb24", interpolation="AREA", threads=1)
    return np.asarray(scaled.to_ndarray(), np.uint8)


def _finished(arrival: Arrival, painted: Pixels, began: float) -> Painted:
    """The painting as it is sent: the page enlarges it, where it is smaller than its camera's.

    began: when its pass did.
    """
    height, width = painted.shape[:2]
    smaller = width * height < arrival.side[0] * arrival.side[1]
    frame = arrival.frame
    pixels = without_mesh(painted) if smaller else painted
    return Painted(
        pixels,
        frame.pts or 0,
        Fraction(frame.time_base or 1),
        (*arrival.marks, began, monotonic()),
    )


def as_artem_error(error: Exception) -> ArtemError:
    """What a page is told of whatever kept its picture from being painted."""
    if isinstance(error, ArtemError):
        return error
    _log.error("a frame could not be painted", exc_info=error)
    return ArtemError(tr("your camera's picture could not be painted; try again"))
