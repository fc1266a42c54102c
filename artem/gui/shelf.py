"""Which stylizers are ready, and which one to make next. No Qt, no threads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from artem.frame import Pixels
from artem.look import Look


class LiveStylizer(Protocol):
    """What the window asks of a stylizer."""

    @property
    def style(self) -> str:
        """The style's name."""

    @property
    def preset(self) -> str:
        """The preset of its net."""

    @property
    def device(self) -> str:
        """ "cpu" or the GPU's name."""

    @property
    def backend(self) -> str:
        """What runs the net."""

    @property
    def precision(self) -> str:
        """Of its numbers."""

    def __call__(self, pixels: Pixels, /) -> Pixels:
        """(H, W, 3) uint8 RGB -> the same shape and type."""

    def set_look(self, look: Look, /) -> None:
        """From the next frame on."""

    def prepare(self, width: int, height: int) -> None:
        """Be ready for frames of this size; may take a while."""


@dataclass(frozen=True)
class Job:
    """One piece of work: make a style's stylizer if there is none, and prepare it for a size."""

    style: str
    made: LiveStylizer | None
    size: tuple[int, int] | None


class Shelf:
    """Keeps stylizers by style. What the user waits for comes first, the last wish counting."""

    def __init__(self, styles: Sequence[str]) -> None:
        """styles: those to make ahead, in order, once `warming` is set."""
        self.warming = False
        self._styles = styles
        self._wanted: str | None = None
        self._size: tuple[int, int] | None = None
        self._made: dict[str, LiveStylizer] = {}
        self._prepared: dict[str, tuple[int, int] | None] = {}
        self._failed: set[str] = set()

    @property
    def wanted(self) -> str | None:
        """The style the user waits for."""
        return self._wanted

    def want(self, style: str) -> LiveStylizer | None:
        """The style's stylizer if it is ready; else it is the next to be made."""
        self._failed.discard(style)
        if self._is_ready(style):
            self._wanted = None
            return self._made[style]
        self._wanted = style
        return None

    def resize(self, size: tuple[int, int], in_use: str) -> None:
        """Frames now have this size, and the stylizer in use has already met it."""
        self._size = size
        self._prepared[in_use] = size

    def next_job(self) -> Job | None:
        """What to do next, or None."""
        ahead = self._styles if self.warming else ()
        for style in (self._wanted, *ahead):
            if style is not None and style not in self._failed and not self._is_ready(style):
                return Job(style, self._made.get(style), self._size)
        return None

    def done(self, job: Job, stylizer: LiveStylizer) -> bool:
        """The job is done; returns whether the user waits for it and can have it now."""
        self._made[job.style] = stylizer
        self._prepared[job.style] = job.size
        if job.style != self._wanted or not self._is_ready(job.style):
            return False
        self._wanted = None
        return True

    def failed(self, job: Job) -> bool:
        """The job cannot be done; returns whether the user waits for it."""
        self._failed.add(job.style)
        waited = job.style == self._wanted
        if waited:
            self._wanted = None
        return waited

    def _is_ready(self, style: str) -> bool:
        return style in self._made and self._prepared[style] == self._size
