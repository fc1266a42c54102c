"""The look: what can be changed while the picture runs."""

from __future__ import annotations

from dataclasses import dataclass

from artem.errors import UsageError


@dataclass(frozen=True)
class Look:
    """One frozen value, swapped whole; changing it never rebuilds a net.

    strength: 0 is the picture as it came, 1 the full style; moves the style code towards the
        net's identity code. Raises UsageError outside 0..1.
    """

    strength: float = 1.0

    def __post_init__(self) -> None:
        if not 0.0 <= self.strength <= 1.0:
            raise UsageError(f"strength {self.strength:g} is outside 0 to 1; give a number between")
