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
        self._switching = False
        self._has_picture = False

    @property
    def phase(self) -> Phase:
        """Where the source stands."""
        return self._state.phase

    @property
    def is_lost(self) -> bool:
        """Whether the picture shown is an old one because its source is away."""
        return self._lost is not None or self._state.phase is Phase.FAILED

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
        elif self._switching and state.phase in (Phase.LIVE, Phase.LOST):
            return
        self._state = state
        if state.phase is Phase.LIVE:
            self._lost = None
            self.info = state.info
        elif state.phase is Phase.LOST:
            self._lost = state.error
            self._retry_at = now + (state.retry_in or 0.0)

    def shown(self) -> None:
        """A frame is shown."""
        self._has_picture = True

    def banner(self, now: float) -> Banner | None:
        """What stands over the picture at `now`."""
        connecting = self._state.phase is Phase.CONNECTING
        seconds_left = 0.0 if connecting else self._retry_at - now
        return banner_for(self._state, self._lost, self._name, seconds_left, self._has_picture)
