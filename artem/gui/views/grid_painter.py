"""Paints the newest frame small in many styles, on a thread beside the live net. No Qt."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from threading import Condition, Thread

from artem.engine.fit import shrink
from artem.errors import DeviceError
from artem.frame import Frame, Pixels
from artem.gui.styles.catalog import StyleEntry
from artem.gui.styles.shelf import LiveStylizer
from artem.gui.views.grid_round import GridPace, GridRound, Turn
from artem.look import Look

_AREA = 240 * 180  # pixels of a painted cell


class GridPainter:
    """Paints one cell after another with stylizers of its own, one for each net.

    They are made when first needed and let go when no cell is in sight. A style that cannot be
    painted is told once and left out until then. All methods but `stop` return at once.
    """

    def __init__(
        self,
        make_stylizer: Callable[[str], LiveStylizer],
        on_painted: Callable[[str, Pixels], None],
        on_failed: Callable[[str, Exception], None],
    ) -> None:
        """on_painted, on_failed: called on the painter's thread with a style's spec."""
        self._make = make_stylizer
        self._on_painted = on_painted
        self._on_failed = on_failed
        self._changed = Condition()
        self._round = GridRound()
        self._pace = GridPace()
        self._entries: dict[str, StyleEntry] = {}
        self._look = Look()
        self._stylizers: dict[str, LiveStylizer] = {}
        self._failed: set[str] = set()
        self._small: tuple[Frame, Pixels] | None = None
        self._stopping = False
        self._error: BaseException | None = None
        self._thread = Thread(target=self._guarded, name="artem-grid")

    def start(self) -> None:
        """Begin to wait for cells and frames."""
        self._thread.start()

    def show(self, entries: Sequence[StyleEntry]) -> None:
        """The styles whose cells are in sight; none to rest."""
        with self._changed:
            self._entries = {entry.spec: entry for entry in entries}
            self._round.show(list(self._entries))
            self._changed.notify()

    def offer(self, frame: Frame) -> None:
        """A newer original frame. Raises what the thread raised."""
        self._raise()
        with self._changed:
            self._round.offer(frame)
            self._changed.notify()

    def set_look(self, look: Look) -> None:
        """Paint with this look, but its mix, from the next cell on."""
        with self._changed:
            if replace(look, mix=()) != replace(self._look, mix=()):
                self._look = look
                self._round.repaint()
                self._changed.notify()

    def stop(self) -> None:
        """End the thread and wait for it; raises what it raised. Safe to call again."""
        with self._changed:
            self._stopping = True
            self._changed.notify()
        if self._thread.is_alive():
            self._thread.join()
        self._raise()

    def _raise(self) -> None:
        error, self._error = self._error, None
        if error is not None:
            raise error

    # -- on the thread ----------------------------------------------------------------------

    def _guarded(self) -> None:
        try:
            while (job := self._next_job()) is not None:
                self._do(*job)
        except BaseException as error:
            self._error = error
        finally:
            self._stylizers.clear()

    def _next_job(self) -> tuple[Turn, StyleEntry, Look] | None:
        """Wait for what to paint next; None to end."""
        with self._changed:
            while not self._stopping:
                turn = self._next_turn()
                wait = self._pace.wait(time.monotonic())
                if turn is not None and wait == 0:
                    return turn, self._entries[turn.style], self._look
                if not self._entries:
                    self._let_go()
                self._changed.wait(None if turn is None else wait)
        return None

    def _next_turn(self) -> Turn | None:
        turn = self._round.next_turn()
        while turn is not None and turn.style in self._failed:
            self._round.painted(turn)
            turn = self._round.next_turn()
        return turn

    def _do(self, turn: Turn, entry: StyleEntry, look: Look) -> None:
        try:
            painted = self._paint(turn.frame, entry, look)
        except Exception as error:  # one style is no reason to leave the others out
            self._failed.add(entry.spec)
            self._on_failed(entry.spec, error)
        else:
            self._on_painted(entry.spec, painted)
        with self._changed:
            self._round.painted(turn)

    def _paint(self, frame: Frame, entry: StyleEntry, look: Look) -> Pixels:
        stylizer = self._stylizers.get(entry.net) or self._make(entry.spec)
        self._stylizers[entry.net] = stylizer
        stylizer.set_look(replace(look, mix=((entry.name, 1.0),)))
        pixels = self._shrunk(frame)
        with suppress(DeviceError):  # another device is tried by painting
            stylizer.prepare(pixels.shape[1], pixels.shape[0])
        began = time.monotonic()
        painted = stylizer(pixels)
        self._pace.painted(began, time.monotonic())
        return painted

    def _shrunk(self, frame: Frame) -> Pixels:
        """Once for a whole round."""
        if self._small is None or self._small[0] is not frame:
            self._small = frame, shrink(frame.pixels, _AREA)
        return self._small[1]

    def _let_go(self) -> None:
        self._stylizers.clear()
        self._failed.clear()
        self._small = None
