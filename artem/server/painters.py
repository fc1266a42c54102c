"""Painters for all styles on offer: one for each net, made when it is first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from artem.engine.backend import Painting
from artem.engine.device import choose_device, runs_classic
from artem.engine.painter import Painter
from artem.errors import UsageError
from artem.frame import Pixels
from artem.look import Look
from artem.styles.gallery import DEFAULT_STYLE, Style, choose_net_file
from artem.words import tr


class Paints(Protocol):
    """What the studio asks of a painter."""

    def paint(self, frames: Sequence[Pixels], paintings: Sequence[Painting], /) -> list[Pixels]:
        """(H, W, 3) uint8 RGB frames of one size -> new ones like them."""

    def prepare(self, width: int, height: int, batch: int = 1) -> None:
        """Be ready for so many frames of this size; may take a while. Raises DeviceError."""


@dataclass(frozen=True)
class Outfit:
    """A look as it is worn: who paints, and how."""

    painter: Paints
    painting: Painting


class Painters:
    """Makes outfits, on a thread of its own: new nets and pictures take seconds."""

    def __init__(
        self,
        styles: Sequence[Style],
        *,
        preset: str = "auto",
        device: str = "auto",
        precision: str = "auto",
    ) -> None:
        """styles: on offer, at least one. Raises DeviceError where the device is not there."""
        self.styles = {style.name: style for style in styles}
        self.on_gpu = runs_classic(choose_device(device))
        self._own = DEFAULT_STYLE if DEFAULT_STYLE in self.styles else styles[0].name
        self._preset, self._device, self._precision = preset, device, precision
        self._made: dict[Path, Painter] = {}
        self._thread = ThreadPoolExecutor(1, "artem-outfits")

    def outfit(self, look: Look) -> Future[Outfit]:
        """A look made ready to be worn.

        It raises UsageError for styles that are not on offer or of different nets, and what
        reading and starting a net raises.
        """
        return self._thread.submit(self._outfit, look)

    def stop(self) -> None:
        """Finish what is being made, drop what is not begun. Safe to call again."""
        self._thread.shutdown(cancel_futures=True)

    def _outfit(self, look: Look) -> Outfit:
        names = [name for name, _ in look.mix] or [self._own]
        if not all(name in self.styles for name in names):
            raise UsageError(tr("this server does not have that style; choose another"))
        files = {self._file(name) for name in names}
        if len(files) > 1:
            raise UsageError(tr("these styles are of different nets; mix others"))
        painter = self._painter(files.pop(), names[0])
        return Outfit(painter, painter.painting(look, names[0]))

    def _file(self, name: str) -> Path:
        return choose_net_file(self.styles[name], self._preset, self.on_gpu)

    def _painter(self, file: Path, style: str) -> Painter:
        if file not in self._made:
            self._made[file] = Painter(
                style, preset=self._preset, device=self._device, precision=self._precision
            )
        return self._made[file]
