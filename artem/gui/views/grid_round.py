"""Which cell of the grid of styles is painted next, and when. No Qt; told the time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from artem.frame import Frame


@dataclass(frozen=True)
class Turn:
    """The next piece of work: this frame in this style."""

    style: str
    frame: Frame


class GridRound:
    """Goes through the cells in sight, round after round; one round shows one frame.

    Within a round a cell that comes into sight gets its turn, and one that goes out of sight
    loses it. A round begins with the newest frame, and none begins without a new one.
    """

    def __init__(self) -> None:
        self._visible: tuple[str, ...] = ()
        self._newest: Frame | None = None
        self._frame: Frame | None = None
        self._painted: set[str] = set()

    def show(self, styles: Sequence[str]) -> None:
        """The styles whose cells are in sight, in their order."""
        self._visible = tuple(styles)

    def offer(self, frame: Frame) -> None:
        """A newer frame of the source."""
        self._newest = frame

    def repaint(self) -> None:
        """Begin again, also with the same frame: the look changed."""
        self._frame = None

    def next_turn(self) -> Turn | None:
        """What to paint next, or None; the same until it is `painted`."""
        if self._waiting() is None or self._frame is None:
            self._begin()
        style = self._waiting()
        if style is None or self._frame is None:
            return None
        return Turn(style, self._frame)

    def painted(self, turn: Turn) -> None:
        """The turn was taken, or its style cannot be painted."""
        if turn.frame is self._frame:
            self._painted.add(turn.style)

    def _waiting(self) -> str | None:
        return next((style for style in self._visible if style not in self._painted), None)

    def _begin(self) -> None:
        if self._newest is not self._frame:
            self._frame = self._newest
            self._painted.clear()


class GridPace:
    """Leaves the live picture its time; moments and lengths in seconds.

    share: of the time that the cells may take. A tenth leaves a live picture that needs every
    moment nine tenths of its rate.
    """

    def __init__(self, share: float = 0.1) -> None:
        self._rest = 1.0 / share - 1.0  # for each second of painting
        self._due = float("-inf")

    def wait(self, now: float) -> float:
        """How long until the next cell may begin; 0 for at once."""
        return max(0.0, self._due - now)

    def painted(self, began: float, ended: float) -> None:
        """A cell was painted between these moments."""
        self._due = ended + (ended - began) * self._rest
