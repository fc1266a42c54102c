"""Painters made ready for sizes of frames, beside the painting."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Condition, Thread

from artem.engine.backend import kept_sizes
from artem.errors import DeviceError, UsageError
from artem.server.rounds import Kind

_log = logging.getLogger(__name__)
_MOST_FAILED = 64  # that are remembered; what is forgotten is tried again
_REST_SECONDS = 0.3  # between two that are made, for the frames' sake

Made = tuple[Kind, int]
"""A kind, and how many frames of it at once."""


class Preparer:
    """Knows what is ready, and makes what is wanted on a thread of its own, one by one.

    Everybody has one wish for each number of frames, the latest: who keeps changing the size of
    frames waits for the last of them, and holds up others no more than anybody does.
    """

    def __init__(self, prepare: Callable[[Kind, int], None]) -> None:
        """prepare: makes a kind ready for so many frames at once; may raise DeviceError, or
        UsageError for a size that cannot be done.
        """
        self._prepare = prepare
        self._changed = Condition()
        self._ready: OrderedDict[Made, None] = OrderedDict()  # as used last
        self._wishes: dict[tuple[Hashable, int], Kind] = {}  # who and how many, as they came
        self._making: Made | None = None
        self._failed: OrderedDict[Made, str] = OrderedDict()  # why, as they failed
        self._stopping = False
        self._error: BaseException | None = None
        self._thread = Thread(target=self._run, name="artem-ready")

    @property
    def is_making(self) -> bool:
        """Whether something is made just now."""
        return self._making is not None

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

    def is_ready(self, kind: Kind, batch: int, who: Hashable) -> bool:
        """Whether it can be painted at once; if not, it is made, in its turn.

        who: wants it, in place of what they wanted before.
        Raises UsageError for a size that cannot be done, and what the thread raised.
        """
        if self._error is not None:
            raise self._error
        made = (kind, batch)
        with self._changed:
            if made in self._ready:
                self._ready.move_to_end(made)
                return True
            why = self._failed.get(made)
            if why is None and made != self._making:
                self._wishes[who, batch] = kind
                self._changed.notify_all()
        if why is not None and batch == 1:
            raise UsageError(why)
        return False

    def forget(self, who: Hashable) -> None:
        """They want nothing any more."""
        with self._changed:
            self._wishes = {wish: kind for wish, kind in self._wishes.items() if wish[0] != who}

    def _run(self) -> None:
        try:
            while (made := self._next()) is not None:
                self._make(*made)
        except BaseException as error:
            self._error = error

    def _next(self) -> Made | None:
        """What is most wanted: single frames before batches, which only save time."""
        with self._changed:
            self._making = None
            if self._ready:
                self._changed.wait_for(lambda: self._stopping, _REST_SECONDS)
            self._changed.wait_for(lambda: self._stopping or self._wishes)
            if self._stopping:
                return None
            wish = min(self._wishes, key=lambda wish: wish[1])
            self._making = self._wishes.pop(wish), wish[1]
            return self._making

    def _make(self, kind: Kind, batch: int) -> None:
        why = None
        try:
            self._prepare(kind, batch)
        except UsageError as error:
            why = str(error)
        except DeviceError as error:
            _log.warning("%s", error)
            if batch > 1:  # it is done without; for single frames painting finds another device
                why = str(error)
        with self._changed:
            self._wishes = {
                wish: wanted
                for wish, wanted in self._wishes.items()
                if (wanted, wish[1]) != (kind, batch)
            }
            if why is None:
                self._keep(kind, batch)
            else:
                self._note(kind, batch, why)

    def _keep(self, kind: Kind, batch: int) -> None:
        """Painters forget sizes that are not used for long; so does this."""
        self._ready[kind, batch] = None
        alike = [one for one in self._ready if (one[0].painter, one[1]) == (kind.painter, batch)]
        for one in alike[: -kept_sizes(batch)]:
            del self._ready[one]

    def _note(self, kind: Kind, batch: int, why: str) -> None:
        self._failed[kind, batch] = why
        if len(self._failed) > _MOST_FAILED:
            self._failed.popitem(last=False)
