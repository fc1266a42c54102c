"""How fast the look moves by itself. No Qt."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from artem.gui.looks.tempo import LONGEST, SHORTEST

SECONDS = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 7.0, 10.0, 15.0, 20.0, 30.0)
"""How long a morph may take; finer where it is short."""

BEATS = (1, 2, 4, 8, 16)
"""How many beats a look may have on a walk."""


class Pace(BaseModel):
    """What the user set of it.

    seconds: of a morph, one of SECONDS. beats_per_look: one of BEATS.
    """

    model_config = ConfigDict(frozen=True)

    seconds: float = 1.0
    beats_per_minute: float = Field(default=120.0, ge=60 / LONGEST, le=60 / SHORTEST)
    beats_per_look: int = 4

    @field_validator("seconds", "beats_per_look")
    @classmethod
    def _offered(cls, value: float, about: ValidationInfo) -> float:
        if value not in (SECONDS if about.field_name == "seconds" else BEATS):
            raise ValueError(f"{value:g} is not offered")
        return value
