"""Painters for all styles on offer: one for each net, made when it is first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from artem.engine.backend import Painting
from artem.engine.device import choose_device, runs_classic
from artem.engine.painter import Painter
from artem.errors import ArtemError, UsageError
from artem.frame import Pixels
from artem.look import Look
from artem.styles.gallery import DEFAULT_STYLE, Style, choose_net_file
from artem.words import tr

_AT_ONCE = 4  # looks that are new; more wait for their turn


class Paints(Protocol):
    """What the studio asks of a painter."""

    def paint(self, frames: Sequence[Pixels], paintings: Sequence[Painting], /) -> list[Pixels]:
        """(H, W, 3) uint8 RGB frames of one size -> new ones like them.

        Raises UsageError for a size that cannot be done.
        """

    def prepare(self, width: int, height: int, batch: int = 1) -> None:
        """Be ready for so many frames of this size; may take a while.

        Raises DeviceError, or UsageError for a size that cannot be done.
        """


@dataclass(frozen=True)
class Outfit:
    """A look as it is worn: who paints, and how."""

    painter: Paints
    painting: Painting


class Painters:
    """Makes outfits: known looks at once, others on threads beside, for new ones take seconds.

    For one thread. Nobody waits for another's new net.
    """

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
        self._painters: dict[Path, Future[Painter]] = {}
        self._threads = ThreadPoolExecutor(_AT_ONCE, "artem-outfits")

    def outfit(self, look: Look) -> Future[Outfit]:
        """A look made ready to be worn.

        It raises UsageError for styles that are not on offer or of different nets, and what
        reading and starting a net raises.
        """
        outfit: Future[Outfit] = Future()
        names = [name for name, _ in look.mix] or [self._own]
        try:
            painter = self._painter(self._net_file(names), names[0])
        except ArtemError as error:
            outfit.set_exception(error)
            return outfit
        if _is_known(painter, names):
            _make(outfit, painter, look, names[0])
        else:
            painter.add_done_callback(lambda _: self._make_beside(outfit, painter, look, names[0]))
        return outfit

    def stop(self) -> None:
        """Finish what is being made, drop what is not begun. Safe to call again."""
        self._threads.shutdown(cancel_futures=True)

    def _net_file(self, names: Sequence[str]) -> Path:
        if not all(name in self.styles for name in names):
            raise UsageError(tr("this server does not have that style; choose another"))
        files = {choose_net_file(self.styles[name], self._preset, self.on_gpu) for name in names}
        if len(files) > 1:
            raise UsageError(tr("these two styles cannot be mixed; choose another"))
        return files.pop()

    def _painter(self, file: Path, style: str) -> Future[Painter]:
        """The one of a net; tried again where it failed."""
        made = self._painters.get(file)
        if made is None or (made.done() and made.exception() is not None):
            make = partial(
                Painter,
                style,
                preset=self._preset,
                device=self._device,
                precision=self._precision,
                shared=True,
            )
            made = self._painters[file] = self._threads.submit(make)
        return made

    def _make_beside(
        self, outfit: Future[Outfit], painter: Future[Painter], look: Look, style: str
    ) -> None:
        try:
            self._threads.submit(_make, outfit, painter, look, style)
        except RuntimeError:  # stopped meanwhile
            outfit.cancel()


def _is_known(painter: Future[Painter], names: Sequence[str]) -> bool:
    """Whether an outfit is some arithmetic and nothing else."""
    return painter.done() and set(names) <= set(painter.result().styles)


def _make(outfit: Future[Outfit], painter: Future[Painter], look: Look, style: str) -> None:
    """Nothing happens where nobody wants it any more."""
    if not outfit.set_running_or_notify_cancel():
        return
    try:
        made = painter.result()
        outfit.set_result(Outfit(made, made.painting(look, style)))
    except BaseException as error:
        outfit.set_exception(error)
