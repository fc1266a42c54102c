"""Painters made ready for sizes of frames, beside the painting."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable
from threading import Condition, Thread

from artem.engine.backend import kept_sizes
from artem.errors import DeviceError
from artem.server.rounds import Kind

_log = logging.getLogger(__name__)
_MOST_WANTED = 64
_REST_SECONDS = 0.3  # between two that are made, for the frames' sake


class Preparer:
    """Knows what is ready, and makes what is wanted on a thread of its own, one by one."""

    def __init__(self, prepare: Callable[[Kind, int], None]) -> None:
        """prepare: makes a kind ready for so many frames at once; may raise DeviceError."""
        self._prepare = prepare
        self._changed = Condition()
        self._ready: OrderedDict[tuple[Kind, int], None] = OrderedDict()  # as used last
        self._wanted: set[tuple[Kind, int]] = set()
        self._failed: set[tuple[Kind, int]] = set()
        self._stopping = False
        self._error: BaseException | None = None
        self.is_making = False
        self._thread = Thread(target=self._run, name="artem-ready")

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def stop(self) -> None:
        """Stop it and wait for it; raises what it raised. Safe to call again."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        if self._thread.ident is not None:
            self._thread.join()
        error, self._error = self._error, None
        if error is not None:
            raise error

    def is_ready(self, kind: Kind, batch: int) -> bool:
        """Whether it can be painted at once; if not, it is made, in its turn.

        Raises what the thread raised.
        """
        if self._error is not None:
            raise self._error
        made = (kind, batch)
        with self._changed:
            if made in self._ready:
                self._ready.move_to_end(made)
                return True
            if made not in self._failed and len(self._wanted) < _MOST_WANTED:
                self._wanted.add(made)
                self._changed.notify_all()
            return False

    def _run(self) -> None:
        try:
            while (made := self._next()) is not None:
                self._make(*made)
        except BaseException as error:
            self._error = error

    def _next(self) -> tuple[Kind, int] | None:
        """What is most wanted: single frames before batches, which only save time."""
        with self._changed:
            self.is_making = False
            if self._ready:
                self._changed.wait_for(lambda: self._stopping, _REST_SECONDS)
            self._changed.wait_for(lambda: self._stopping or self._wanted)
            if self._stopping:
                return None
            self.is_making = True
            return min(self._wanted, key=lambda made: made[1])

    def _make(self, kind: Kind, batch: int) -> None:
        try:
            self._prepare(kind, batch)
        except DeviceError as error:
            # Painting finds another device for single frames; batches are done without.
            _log.warning("%s", error)
            made = batch == 1
        else:
            made = True
        with self._changed:
            self._wanted.discard((kind, batch))
            if made:
                self._keep(kind, batch)
            else:
                self._failed.add((kind, batch))

    def _keep(self, kind: Kind, batch: int) -> None:
        """Painters forget sizes that are not used for long; so does this."""
        self._ready[kind, batch] = None
        alike = [one for one in self._ready if (one[0].painter, one[1]) == (kind.painter, batch)]
        for one in alike[: -kept_sizes(batch)]:
            del self._ready[one]
