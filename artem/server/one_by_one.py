"""Until painters take batches: a stylizer that paints each frame in its own way."""

from __future__ import annotations

from collections.abc import Sequence

from artem.engine.backend import Painting
from artem.engine.stylizer import Stylizer
from artem.frame import Pixels
from artem.look import Look
from artem.styles.mix import mixed_code


class Painter:
    """Paints frames one by one."""

    def __init__(self, style: str, *, preset: str, device: str, precision: str) -> None:
        self._stylizer = Stylizer(style, preset=preset, device=device, precision=precision)
        self.style = self._stylizer.style
        self.device = self._stylizer.device

    def painting(self, look: Look, style: str = "") -> Painting:
        """How frames of a look are painted."""
        worn = style or self.style
        for name, _ in look.mix or ((worn, 1.0),):
            self._stylizer.learn(name)
        return Painting(mixed_code(self._stylizer._file, look, worn), look.keep_colors)

    def prepare(self, width: int, height: int, batch: int = 1) -> None:  # noqa: ARG002
        """Compile for this size."""
        self._stylizer.prepare(width, height)

    def paint(self, frames: Sequence[Pixels], paintings: Sequence[Painting]) -> list[Pixels]:
        """One by one."""
        painted = []
        for frame, painting in zip(frames, paintings, strict=True):
            self._stylizer._painting = painting
            painted.append(self._stylizer(frame))
        return painted


def kept_sizes(batch: int) -> int:
    """Frame sizes a painter stays prepared for."""
    return max(2, 10 // batch)
