"""How a film is painted."""

from __future__ import annotations

from dataclasses import dataclass

from artem.engine.fit import shrink
from artem.engine.painter import Painter
from artem.films.cues import Cues
from artem.films.encoders import Encoder
from artem.films.steady import LOOK_AHEAD, SETTLING
from artem.frame import Pixels
from artem.look import Look
from artem.pipeline.detail import enlarged


@dataclass(frozen=True)
class Recipe:
    """Everything that decides what a picture of a film becomes, beside the net.

    area: pixels of the largest size to paint at; None for the film's own.
    """

    cues: Cues
    encoder: Encoder
    two_pass: bool = False
    area: int | None = None

    @property
    def before(self) -> int:
        """How many pictures before a segment are painted, for its own to be settled."""
        return SETTLING if self.two_pass or self.cues.steadied else 0

    @property
    def after(self) -> int:
        """How many pictures after a segment are painted."""
        return LOOK_AHEAD if self.two_pass else 0


class Brush:
    """A painter that changes its look as a film goes on. Keeps nothing but the last look."""

    def __init__(self, painter: Painter, cues: Cues, area: int | None) -> None:
        """Raises UnknownStyle where the net lacks a style of the cues."""
        self._painter = painter
        self._cues = cues
        self._area = area
        self._look: Look = cues.at(0.0)
        self._painting = painter.painting(self._look)

    def __call__(self, pixels: Pixels, seconds: float) -> tuple[Pixels, Look]:
        """(H, W, 3) uint8 RGB -> its painting, alike, and the look at that moment of the film."""
        look = self._cues.at(seconds)
        if look != self._look:
            self._look, self._painting = look, self._painter.painting(look)
        small = pixels if self._area is None else shrink(pixels, self._area)
        (painted,) = self._painter.paint([small], [self._painting])
        if small is not pixels:
            painted = enlarged(painted, small, pixels, look.detail)
        return painted, look
