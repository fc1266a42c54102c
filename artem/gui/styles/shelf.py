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
        """The style it wears."""

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

    def learn(self, style: str, /) -> None:
        """Get to know a picture as a style; may take a while."""

    def forget(self, style: str, /) -> None:
        """No longer know a picture by this name."""

    def set_look(self, look: Look, /) -> None:
        """From the next frame on."""

    def prepare(self, width: int, height: int) -> None:
        """Be ready for frames of this size; may take a while."""


@dataclass(frozen=True)
class Job:
    """One piece of work: make a net's stylizer if there is none, and prepare it for a size."""

    net: str
    made: LiveStylizer | None
    size: tuple[int, int] | None


class Shelf:
    """Keeps stylizers by net. What the user waits for comes first, the last wish counting."""

    def __init__(self, nets: Sequence[str]) -> None:
        """nets: those to make ahead, in order, once `warming` is set."""
        self.warming = False
        self._nets = list(nets)
        self._wanted: str | None = None
        self._size: tuple[int, int] | None = None
        self._made: dict[str, LiveStylizer] = {}
        self._prepared: dict[str, tuple[int, int] | None] = {}
        self._failed: set[str] = set()

    @property
    def wanted(self) -> str | None:
        """The net the user waits for."""
        return self._wanted

    def add(self, net: str) -> None:
        """One more net that there is."""
        if net not in self._nets:
            self._nets.append(net)

    def remove(self, net: str) -> None:
        """A net that is no more."""
        self._nets = [other for other in self._nets if other != net]
        self._made.pop(net, None)
        self._prepared.pop(net, None)
        self._failed.discard(net)

    def made(self, net: str) -> LiveStylizer | None:
        """The net's stylizer, whether or not it is ready for frames of this size."""
        return self._made.get(net)

    def want(self, net: str) -> LiveStylizer | None:
        """The net's stylizer if it is ready; else it is the next to be made."""
        self._failed.discard(net)
        if self._is_ready(net):
            self._wanted = None
            return self._made[net]
        self._wanted = net
        return None

    def resize(self, size: tuple[int, int], in_use: str) -> None:
        """Frames now have this size, and the stylizer in use has already met it."""
        self._size = size
        self._prepared[in_use] = size

    def next_job(self) -> Job | None:
        """What to do next, or None."""
        ahead = self._nets if self.warming else ()
        for net in (self._wanted, *ahead):
            if net is not None and net not in self._failed and not self._is_ready(net):
                return Job(net, self._made.get(net), self._size)
        return None

    def done(self, job: Job, stylizer: LiveStylizer) -> bool:
        """The job is done; returns whether the user waits for it and can have it now."""
        if job.net not in self._nets:  # removed meanwhile
            return False
        self._made[job.net] = stylizer
        self._prepared[job.net] = job.size
        if job.net != self._wanted or not self._is_ready(job.net):
            return False
        self._wanted = None
        return True

    def failed(self, job: Job) -> bool:
        """The job cannot be done; returns whether the user waits for it."""
        self._failed.add(job.net)
        waited = job.net == self._wanted
        if waited:
            self._wanted = None
        return waited

    def _is_ready(self, net: str) -> bool:
        return net in self._made and self._prepared[net] == self._size
