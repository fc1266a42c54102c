"""Two threads around one slot: one captures, one stylizes; the newest frame wins.

A third one watches the first, which may be waiting for a source that gives nothing.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from threading import Event, Lock, Thread

from artem.backoff import Backoff
from artem.capture.base import Source, SourceInfo
from artem.errors import ArtemError, SinkError, SourceError
from artem.frame import Frame, Pixels
from artem.output.base import Sink
from artem.pipeline.fan_out import FanOut
from artem.pipeline.limits import RateLimit, RunLength
from artem.pipeline.sizing import Sizing, Stylize
from artem.pipeline.stall import LOOK_SECONDS, StallWatch
from artem.pipeline.stats import Stats
from artem.pipeline.temporal import Stabilizer
from artem.slot import LatestSlot
from artem.words import tr

_log = logging.getLogger(__name__)
_POLL_SECONDS = 0.1  # how often an idle worker looks whether the run is over


class Phase(Enum):
    """Where a run stands."""

    CONNECTING = "connecting"
    LIVE = "live"
    STALLED = "stalled"
    LOST = "lost"
    ENDED = "ended"
    FAILED = "failed"


@dataclass(frozen=True)
class State:
    """A phase with what belongs to it: the open source, or why there is none.

    silent: seconds without a frame, in phase STALLED.
    retry_in: seconds until the next attempt, in phase LOST.
    """

    phase: Phase
    info: SourceInfo | None = None
    error: ArtemError | None = None
    silent: float | None = None
    retry_in: float | None = None


class Pipeline:
    """Runs a source through a stylizer into a sink until stopped, ended or failed.

    More sinks may come and go meanwhile; one that fails is let go of, closed and told with
    `on_sink_failed`, on any thread, and the run goes on.

    A live source that gives no frame for a while is STALLED, until its next frame or until it is
    lost. One that is lost is opened again, with backoff. One that cannot be opened the first time
    fails the run unless `patient`. `on_state` is called on the pipeline's threads, one at a time,
    and must not block.
    """

    def __init__(
        self,
        source: Source,
        stylize: Stylize,
        sink: Sink,
        stats: Stats,
        *,
        fit: Callable[[Pixels], Pixels],
        sizing: Sizing | None = None,
        stabilize: Stabilizer | None = None,
        lens: Callable[[Pixels], Pixels] = lambda pixels: pixels,
        sink_presents: bool = True,
        patient: bool = True,
        backoff: Backoff | None = None,
        fps_limit: float | None = None,
        length: RunLength | None = None,
        on_state: Callable[[State], None] = lambda _: None,
        on_sink_failed: Callable[[Sink, SinkError], None] = lambda *_: None,
    ) -> None:
        """fit: brings a source's picture to the size it is shown at.
        sizing: chooses the size it is stylized at; the one it is shown at where not given.
        stabilize: steadies the painting; does nothing where not given.
        lens: warps what is shown, after all else; does nothing where not given.
        sink_presents: whether a frame counts as presented when the sink took it; False where the
        sink's owner tells `stats` itself, as a window does when it paints.
        """
        self.stats = stats
        self._source = source
        self._stylize = stylize
        self._sinks = FanOut(sink, on_sink_failed)
        self._fit = fit
        self._sizing = sizing or Sizing()
        self._stabilize = stabilize or Stabilizer()
        self._lens = lens
        self._sink_presents = sink_presents
        self._patient = patient
        self._backoff = backoff or Backoff()
        self._stall = StallWatch()
        self._rate = RateLimit(fps_limit)
        self._length = length or RunLength()
        self._on_state = on_state
        self._slot: LatestSlot[tuple[Frame, float]] = LatestSlot()  # with when it came there
        self._lock = Lock()
        self._telling = Lock()  # states in their order; over `_stall` and `_backoff` too
        self._stopping = Event()
        self._wake = Event()  # cuts a backoff short: stop, retry now, another source
        self._over = Event()
        self._error: BaseException | None = None
        self._ever_live = False
        self._threads = [
            Thread(target=self._guarded, args=(self._capture,), name="artem-capture"),
            Thread(target=self._guarded, args=(self._work,), name="artem-stylize"),
            Thread(target=self._guarded, args=(self._watch,), name="artem-watch"),
        ]

    def start(self) -> None:
        """Start all threads."""
        self._sizing.start()
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Tell all threads to stop, wait for them, close all sinks; raises what a thread raised.

        Safe to call again.
        """
        self._stopping.set()
        self._wake.set()
        self._slot.close()
        for thread in self._threads:
            if thread.ident is not None:
                thread.join()
        try:
            self._sizing.stop()
        except BaseException as raised:
            self._error = self._error or raised
        if not self._over.is_set():
            self._finish(State(Phase.ENDED))
        self._sinks.close()
        error, self._error = self._error, None
        if error is not None:
            raise error

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until the run is over; False if `timeout` seconds passed first."""
        return self._over.wait(timeout)

    def switch_source(self, source: Source) -> None:
        """Go on with another source; what is shown stays until its first frame."""
        with self._lock:
            self._source = source
        self._patient = True
        self._wake.set()

    def switch_stylizer(self, stylize: Stylize) -> None:
        """Use another stylizer from the next frame on."""
        self._stylize = stylize

    def add_sink(self, sink: Sink) -> None:
        """Hand frames to this sink too, from the next one on."""
        self._sinks.add(sink)

    def remove_sink(self, sink: Sink) -> None:
        """Hand it no more and close it; waits until it has finished what it took.

        What keeps it from finishing is told with `on_sink_failed`.
        """
        self._sinks.remove(sink)

    def retry_now(self) -> None:
        """Do not wait for the backoff: try to open the source at once."""
        self._wake.set()

    # -- capture thread ---------------------------------------------------------------------

    def _capture(self) -> None:
        current: Source | None = None
        while not self._stopping.is_set():
            self._wake.clear()
            with self._lock:
                source = self._source
            if source is not current:
                current = source
                self._backoff.reset()
            try:
                ended = self._run_source(source)
            except SourceError as error:
                self._lose(error)
            else:
                if ended:
                    self._finish(State(Phase.ENDED))
                    return

    def _run_source(self, source: Source) -> bool:
        """Open and read until stopped or switched (False) or at the source's end (True)."""
        self._tell(State(Phase.CONNECTING))
        try:
            info = source.open()
            _log.info(
                "%s is open: %s, %s x %s in %s, %s frames a second stated",
                *(source.name, info.kind, info.width, info.height, info.pixel_format, info.fps),
            )
            self._opened(info, time.monotonic())
            while not self._stopping.is_set() and self._source is source:
                source.on_sound = self._sinks.ear
                frame = source.read()
                if frame is None:
                    return True
                self._ever_live = True
                self._came(info, time.monotonic())
                self._admit(frame)
        finally:
            with self._telling:
                self._stall.closed()
            source.close()
        return False

    def _opened(self, info: SourceInfo, now: float) -> None:
        with self._telling:
            if info.is_live:
                self._stall.opened(now)
            self._tell_live(info, now)

    def _came(self, info: SourceInfo, now: float) -> None:
        with self._telling:
            if self._stall.came(now):
                self._tell_live(info, now)

    def _tell_live(self, info: SourceInfo, now: float) -> None:
        """To be called with `_telling` held."""
        self._backoff.live(now)
        self._on_state(State(Phase.LIVE, info=info))

    def _admit(self, frame: Frame) -> None:
        if not self._rate.admits(frame.captured):
            return
        now = time.monotonic()
        self._sizing.arrived(now)
        self.stats.captured(frame.captured, now)
        if self._slot.put((frame, now)):
            self.stats.dropped()

    def _lose(self, error: SourceError) -> None:
        if not (self._patient or self._ever_live):
            raise error
        with self._telling:
            delay = self._backoff.lost(time.monotonic())
            _log.info("%s; trying again in %.1f s", error, delay)
            self._on_state(State(Phase.LOST, error=error, retry_in=delay))
        self._wake.wait(delay)

    # -- watching thread --------------------------------------------------------------------

    def _watch(self) -> None:
        while not self._stopping.wait(LOOK_SECONDS):
            with self._telling:
                self._look(time.monotonic())

    def _look(self, now: float) -> None:
        silent = self._stall.look(now)
        if silent is not None and not self._stopping.is_set():
            _log.info("no picture for %.1f s", silent)
            self._backoff.stalled(now)
            self._on_state(State(Phase.STALLED, silent=silent))

    # -- stylizing thread -------------------------------------------------------------------

    def _work(self) -> None:
        while not self._over.is_set() and not self._stopping.is_set():
            waited = time.monotonic()
            taken = self._slot.take(_POLL_SECONDS)
            if taken is not None:
                self.stats.trace.add("idle", waited, time.monotonic())
                self._stylize_one(*taken)
            since = self.stats.since_first_captured(time.monotonic())
            if self._length.reached(self.stats.stylized_count, since):
                self._finish(State(Phase.ENDED))

    def _stylize_one(self, frame: Frame, admitted: float) -> None:
        began = time.monotonic()
        self.stats.waited(admitted, began)
        original = frame.with_pixels(self._fit(frame.pixels))
        fitted = time.monotonic()
        pixels, size = self._sizing(self._stylize, original.pixels)
        stylized = time.monotonic()
        steady = self._stabilize(original.pixels, pixels)
        steadied = time.monotonic()
        painted = original.with_pixels(self._lens(steady))
        handed = time.monotonic()
        self.stats.stylized(frame.captured, began, handed, size)
        self._sinks.present(original, painted)
        presented = time.monotonic()
        self._sizing.finished(presented, presented - began)
        trace = self.stats.trace
        trace.add("fit", began, fitted)
        trace.add("net", fitted, stylized)
        trace.add("steady", stylized, steadied)
        trace.add("lens", steadied, handed)
        if self._sink_presents:
            self.stats.presented(frame.captured, handed, presented)
        else:
            trace.add("give", handed, presented)

    # -- both -------------------------------------------------------------------------------

    def _guarded(self, run: Callable[[], None]) -> None:
        """Run a thread's work; what it raises ends the run and surfaces in `stop`."""
        try:
            run()
        except BaseException as error:
            self._error = self._error or error
            _log.info("the run failed", exc_info=error)
            self._finish(State(Phase.FAILED, error=_as_artem_error(error)))

    def _finish(self, state: State) -> None:
        self._over.set()
        self._stopping.set()
        self._wake.set()
        self._slot.close()
        self._tell(state)

    def _tell(self, state: State) -> None:
        with self._telling:
            self._on_state(state)


def _as_artem_error(error: BaseException) -> ArtemError:
    if isinstance(error, ArtemError):
        return error
    return ArtemError(tr("unexpected: {error}").format(error=repr(error)))
