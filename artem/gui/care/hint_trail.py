"""Which hints a first run shows, and until when. No Qt, no clock."""

from __future__ import annotations

from enum import Enum

from artem.words import QT_TR_NOOP


class Hint(Enum):
    """What nobody would find by themselves: its words, and the seconds it stays."""

    STYLES = (QT_TR_NOOP("Press 1 to 9 or click a style"), 15.0)
    DROP = (QT_TR_NOOP("Drop any picture on the window to paint in its style"), 22.0)
    COMMANDS = (QT_TR_NOOP("{key} finds every command"), 30.0)

    def __init__(self, text: str, stays: float) -> None:
        self.text = text
        self.stays = stays


class HintTrail:
    """All hints at once, of which one goes after the other; moments in seconds."""

    def __init__(self) -> None:
        self._until: dict[Hint, float] = {}

    def begin(self, now: float) -> None:
        """There is a picture to look at."""
        self._until = {hint: now + hint.stays for hint in Hint}

    def done(self, hint: Hint) -> None:
        """The user did it, or has read it."""
        self._until.pop(hint, None)

    def left(self, now: float) -> list[Hint]:
        """Those to be shown."""
        return [hint for hint, until in self._until.items() if now < until]

    def wait(self, now: float) -> float | None:
        """How long until the next one goes; None with none left."""
        return min((self._until[hint] - now for hint in self.left(now)), default=None)
