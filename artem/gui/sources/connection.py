"""What the window knows of its source. No Qt, no threads; told states and times."""

from __future__ import annotations

from artem.capture.base import SourceInfo
from artem.errors import ArtemError
from artem.gui.presenter import Banner, banner_for
from artem.pipeline.pipeline import Phase, State


class Connection:
    """Follows the pipeline's states, and says what stands over the picture.

    info: the newest source that was open.
    """

    def __init__(self) -> None:
        self.info: SourceInfo | None = None
        self._name = ""
        self._state = State(Phase.CONNECTING)
        self._lost: ArtemError | None = None
        self._retry_at = 0.0
        self._silent_since = 0.0
        self._switching = False
        self._has_picture = False

    @property
    def phase(self) -> Phase:
        """Where the source stands."""
        return self._state.phase

    @property
    def is_away(self) -> bool:
        """Whether the picture shown is an old one because its source gives none."""
        return self._lost is not None or self.phase in (Phase.STALLED, Phase.FAILED)

    @property
    def has_picture(self) -> bool:
        """Whether a frame was ever shown."""
        return self._has_picture

    def picked(self, name: str) -> None:
        """The user chose this source; what is still told of the one before does not count."""
        self._name = name
        self._lost = None
        self._state = State(Phase.CONNECTING)
        self._switching = True

    def told(self, state: State, now: float) -> None:
        """The pipeline's state at `now`, in seconds."""
        if state.phase is Phase.CONNECTING:
            self._switching = False
        elif self._switching and state.phase in (Phase.LIVE, Phase.STALLED, Phase.LOST):
            return
        self._state = state
        if state.phase is Phase.LIVE:
            self._lost = None
            self.info = state.info
        elif state.phase is Phase.STALLED:
            self._silent_since = now - (state.silent or 0.0)
        elif state.phase is Phase.LOST:
            self._lost = state.error
            self._retry_at = now + (state.retry_in or 0.0)

    def shown(self) -> None:
        """A frame is shown."""
        self._has_picture = True

    def banner(self, now: float) -> Banner | None:
        """What stands over the picture at `now`."""
        seconds = self._seconds(now)
        return banner_for(self._state, self._lost, self._name, seconds, self._has_picture)

    def _seconds(self, now: float) -> float:
        """What the banner counts: silence, or the time left until the next try."""
        if self.phase is Phase.STALLED:
            return now - self._silent_since
        return 0.0 if self.phase is Phase.CONNECTING else self._retry_at - now
