"""What runs on the machines of a cluster: a net made ready once, and tasks it paints."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import av

from artem.engine.device import present_threads
from artem.engine.painter import Painter
from artem.errors import ArtemError, DeviceError, SourceError
from artem.films.ahead import Meter
from artem.films.encoders import Encoder, opens
from artem.films.film import Film
from artem.films.folder import in_look, painted_files
from artem.films.line import paint_segments
from artem.films.plan import NetFacts, file_facts, net_facts, versions
from artem.films.recipe import Recipe
from artem.films.segment_file import SegmentBytes
from artem.films.segments import Segment
from artem.look import Look
from artem.words import tr

T = TypeVar("T")
FileFacts = tuple[int, int]


@dataclass(frozen=True)
class Order:
    """The net that workers make ready, as `Painter` takes it, and all looks it will wear.

    folder: what relative paths are relative to, where a worker's machine has it.
    """

    style: str
    preset: str
    device: str
    precision: str
    threads: int
    looks: tuple[Look, ...]
    folder: Path

    def painter(self) -> Painter:
        """Made ready here. Raises as `Painter` does."""
        return Painter(
            self.style,
            preset=self.preset,
            device=self.device,
            precision=self.precision,
            threads=self.threads,
        )


@dataclass(frozen=True)
class Ready:
    """A worker that is ready. net, versions: what has to be the same for all of them."""

    host: str
    preset: str
    net: NetFacts
    versions: dict[str, Any]


@dataclass(frozen=True, eq=False)
class FilmOrder:
    """A film whose segments are painted. facts: of its file, as the driver sees it."""

    film: Film
    facts: FileFacts
    recipe: Recipe


@dataclass(frozen=True, eq=False)
class PaintedSegment:
    """A segment's file, and as `Meter` reports it what painting took."""

    data: bytes
    damaged: int
    work: dict[str, float]


@dataclass(frozen=True, eq=False)
class Answer(Generic[T]):
    """What became of a task, and the seconds it took."""

    made: T | ArtemError
    seconds: float


class Worker:
    """Paints what it is given, one task after another. A user's mistake is an answer too."""

    def __init__(self) -> None:
        self._encoder: Encoder | None = None  # that was seen to work

    def host(self) -> str:
        """The name of its machine; it is there."""
        return socket.gethostname()

    def load(self, order: Order) -> Answer[Ready]:
        """Make the net ready."""
        return _answer(lambda: self._load(order))

    def paint_segment(self, order: FilmOrder, segment: Segment) -> Answer[PaintedSegment]:
        """Paint a segment of a film."""
        return _answer(lambda: self._segment(order, segment))

    def paint_pictures(
        self, targets: dict[Path, Path], facts: Iterable[FileFacts]
    ) -> Answer[list[tuple[Path, bytes | ArtemError]]]:
        """What the files of the paintings hold, or why there is none.

        facts: of the pictures' files, as the driver sees them.
        """
        return _answer(lambda: self._pictures(targets, facts))

    def _load(self, order: Order) -> Ready:
        with suppress(OSError):  # then only whole paths can be read
            os.chdir(order.folder)
        if order.threads > present_threads():
            told = tr("{host} has {count} processors; give --threads with as many or fewer")
            raise DeviceError(told.format(host=self.host(), count=present_threads()))
        self._painter = order.painter()
        self._net = self._painting_on()
        self._paint = in_look(self._painter, order.looks[0])
        net = net_facts(self._painter, order.looks)
        return Ready(self.host(), self._painter.preset, net, versions())

    def _segment(self, order: FilmOrder, segment: Segment) -> PaintedSegment:
        self._check_file(order.film.path, order.facts)
        self._check_encoder(order)
        writer = SegmentBytes(segment, order.film, order.recipe.encoder)
        meter = Meter()
        try:
            paint_segments(
                order.film, [segment], order.recipe, self._painter, lambda _: writer, meter
            )
        except (OSError, av.FFmpegError) as error:
            raise self._cannot_encode(order.recipe.encoder) from error
        self._check_device()
        return PaintedSegment(writer.data, writer.damaged, meter.report())

    def _pictures(
        self, targets: dict[Path, Path], facts: Iterable[FileFacts]
    ) -> list[tuple[Path, bytes | ArtemError]]:
        there: dict[Path, Path] = {}
        failed: list[tuple[Path, bytes | ArtemError]] = []
        for (path, target), its in zip(targets.items(), facts, strict=True):
            try:
                self._check_file(path, its)
                there[path] = target
            except ArtemError as error:
                failed.append((target, error))
        made = list(painted_files(there, self._paint))
        self._check_device()
        return [*failed, *made]

    def _check_file(self, path: Path, facts: FileFacts) -> None:
        try:
            same = file_facts(path) == facts
        except OSError as error:
            told = tr('"{path}" cannot be read on {host} ({why}); let all machines see its folder')
            raise SourceError(
                told.format(path=path, host=self.host(), why=error.strerror)
            ) from error
        if not same:
            told = tr('"{path}" is another file on {host}; let all machines see the same folder')
            raise SourceError(told.format(path=path, host=self.host()))

    def _check_encoder(self, order: FilmOrder) -> None:
        encoder = order.recipe.encoder
        if encoder != self._encoder and not opens(encoder, order.film, ".mp4"):
            raise self._cannot_encode(encoder)
        self._encoder = encoder

    def _cannot_encode(self, encoder: Encoder) -> DeviceError:
        told = tr("{host} cannot encode by {name}; give --codec h264")
        return DeviceError(told.format(host=self.host(), name=encoder.name))

    def _painting_on(self) -> tuple[str, str, str]:
        return self._painter.device, self._painter.backend, self._painter.precision

    def _check_device(self) -> None:
        """A painter goes on elsewhere when its device fails; what it paints there is not asked.

        Raises RuntimeError, which is no answer: the worker is replaced and its task given again.
        """
        if self._painting_on() != self._net:
            raise RuntimeError(f"{self._net[0]} of {self.host()} failed")


def _answer(make: Callable[[], T]) -> Answer[T]:
    began = time.monotonic()
    made: T | ArtemError
    try:
        made = make()
    except ArtemError as error:
        made = error
    return Answer(made, time.monotonic() - began)
