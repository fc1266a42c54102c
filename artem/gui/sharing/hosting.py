"""The server behind the window, begun and ended as it is wanted. On the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from functools import partial

from PyQt6.QtCore import QObject, pyqtSignal

from artem.capture.phone import PhoneInlet, PhoneLine
from artem.errors import ArtemError
from artem.gui.bridge import Background
from artem.gui.sharing.shared import Shared
from artem.pipeline.pipeline import Pipeline


class Reason(Enum):
    """What the server runs for."""

    VIEWERS = auto()
    CAMERA = auto()


class Hosting(QObject):
    """Runs a server as long as there is a reason for it; it begins and ends on a thread.

    changed: it runs now, or no more. failed: the sentence that says why it does not run.
    phone_sends: the first picture of a phone came, or the first after a time without.
    shared: the server; None while none runs. has_phone: whether pictures of a phone come.
    """

    changed = pyqtSignal()
    failed = pyqtSignal(str)
    phone_sends = pyqtSignal()

    def __init__(self, share: Callable[[PhoneInlet], Shared], inlet: PhoneInlet) -> None:
        """share: starts the server; called on the thread. inlet: where phones leave pictures."""
        super().__init__()
        self.inlet = inlet
        self.shared: Shared | None = None
        self.has_phone = False
        self._share = share
        self._reasons: set[Reason] = set()
        self._wish = object()  # a server that comes late is not the one wanted now
        self._pipeline: Pipeline | None = None
        self._count = 0
        self._sender: PhoneLine | None = None
        self._running: Shared | None = None  # of the thread
        self._is_joined = False  # of the thread
        self._thread = Background("artem-sharing")

    # -- what is wanted ---------------------------------------------------------------------

    def has(self, reason: Reason) -> bool:
        """Whether it is wanted for this."""
        return reason in self._reasons

    def want(self, reason: Reason) -> None:
        """Run, until no reason is left."""
        begins = not self._reasons
        self._reasons.add(reason)
        if begins:
            wish = self._wish = object()
            done, failed = partial(self._on_begun, wish), partial(self._on_failed, wish)
            self._thread.run(self._begin, done, failed)

    def let_go(self, *reasons: Reason) -> None:
        """Run no more for these."""
        was_wanted = bool(self._reasons)
        self._reasons.difference_update(reasons)
        if was_wanted and not self._reasons:
            self._forget()
            self._thread.run(self._end, lambda _: None, partial(self._on_failed, self._wish))

    def join(self, pipeline: Pipeline) -> None:
        """From now on viewers see the frames of this pipeline."""
        self._pipeline = pipeline
        self._thread.run(self._connect, lambda _: None, partial(self._on_failed, self._wish))

    def retry(self) -> None:
        """Have the source opened again at once, if it is lost."""
        if self._pipeline is not None:
            self._pipeline.retry_now()

    def close(self) -> None:
        """End it, and wait until it has. The pipeline has stopped."""
        self._thread.close()
        self._pipeline = None
        self._end()

    # -- how it goes ------------------------------------------------------------------------

    @property
    def viewers(self) -> int:
        """How many watch; phones that are cameras are shown the picture too, and do not count."""
        if self.shared is None:
            return 0
        return max(0, len(self.shared.feed.viewers) - self.inlet.phones)

    def tick(self) -> None:
        """Look what has come since the last time; to be called a few times a second."""
        count, sender = self.inlet.count, self.inlet.sender
        had_phone, self.has_phone = self.has_phone, count != self._count
        is_another, self._sender = sender is not self._sender, sender
        self._count = count
        if self.has_phone and (is_another or not had_phone):
            self.phone_sends.emit()
        self._look_after()

    def _look_after(self) -> None:
        if self.shared is None:
            return
        try:
            self.shared.server.wait(0)
        except (ArtemError, OSError) as error:
            self._on_failed(self._wish, error)

    def _on_begun(self, wish: object, shared: Shared) -> None:
        if wish is self._wish:
            self.shared = shared
            self.changed.emit()

    def _on_failed(self, wish: object, error: Exception) -> None:
        if not isinstance(error, ArtemError | OSError):
            raise error
        if wish is self._wish:
            self._reasons.clear()
            self._forget()
            self._thread.run(self._end, lambda _: None, partial(self._on_failed, self._wish))
            self.failed.emit(str(error))

    def _forget(self) -> None:
        self._wish = object()
        self.shared = None
        self.changed.emit()

    # -- on the thread ----------------------------------------------------------------------

    def _begin(self) -> Shared:
        self._end()  # what has failed may still be there
        self._running = self._share(self.inlet)
        self._connect()
        return self._running

    def _connect(self) -> None:
        if self._pipeline is not None and self._running is not None and not self._is_joined:
            self._pipeline.add_sink(self._running.feed)
            self._is_joined = True

    def _end(self) -> None:
        running, self._running = self._running, None
        was_joined, self._is_joined = self._is_joined, False
        if running is None:
            return
        if was_joined and self._pipeline is not None:
            self._pipeline.remove_sink(running.feed)
        running.feed.close()
        running.server.stop()
