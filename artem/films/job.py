"""A film painted from its file to another: begun, gone on with after an interruption, finished."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import av
from filelock import FileLock, Timeout

from artem.engine.painter import Painter
from artem.errors import DeviceError, SinkError, UsageError
from artem.files import write_bytes
from artem.films import PARTS
from artem.films.ahead import Meter
from artem.films.container import check_container
from artem.films.film import Film
from artem.films.joining import check_whole, join
from artem.films.line import paint_segments
from artem.films.plan import PLAN, NetFacts, plan_of, still_paints, threads_of
from artem.films.recipe import Recipe
from artem.films.segment_file import SegmentFile, damaged_in, keep_segment
from artem.films.segments import Segment, cut
from artem.frame import Pixels
from artem.words import tr

_PIXELS_A_BYTE = 80  # a painted picture takes a byte for so many, at the most


@dataclass(frozen=True)
class Outcome:
    """What became of a film. pictures: painted now; kept: painted before an interruption.

    damaged: pictures that could not be decoded, in whose place others stand.
    cut_off: seconds that the file lacks at its end.
    work: as `Meter` reports it, of what was painted now.
    """

    pictures: int
    kept: int
    damaged: int
    cut_off: float
    work: Mapping[str, float]

    @property
    def harmed(self) -> bool:
        """Whether the film was not whole."""
        return bool(self.damaged or self.cut_off)


class FilmJob:
    """Paints a span of a film into `target`, by way of a folder beside it.

    Whatever ends it, what is finished of it is taken up by the next job of the same film, target
    and recipe. The target is there when all of it is, and not before.

    `run` paints it here. Whoever paints elsewhere does so in a `with`, during which nobody else
    does: gives each of the `missing` segments to `keep`, and then calls `finish`.
    """

    def __init__(
        self,
        film: Film,
        span: range,
        target: Path,
        recipe: Recipe,
        net: NetFacts,
        *,
        overwrite: bool = False,
    ) -> None:
        """net: of the painter. overwrite: what is at the target is replaced.

        Raises SinkError where the target cannot hold the film, or there is no room for it.
        """
        self.film = film
        self.recipe = recipe
        self.target = target
        self._span = span
        self._overwrite = overwrite
        self._folder = _parts_of(target)
        self._segments = cut(film, span, recipe.before, recipe.after)
        self._net = net
        self._plan = plan_of(film, self._segments, recipe, net)
        self._held = ExitStack()
        check_container(film, target.suffix.lower(), recipe.encoder)
        self.missing = self._taken_up()
        _check_room(film, self.missing, target)

    @property
    def pictures(self) -> int:
        """All that the target will have."""
        return len(self._span)

    @property
    def kept(self) -> int:
        """Pictures that were painted before."""
        return self.pictures - sum(one.stop - one.start for one in self.missing)

    def run(
        self, painter: Painter, on_picture: Callable[[Pixels], None] = lambda _: None
    ) -> Outcome:
        """Paint what is missing, join, check and finish.

        painter: the one whose facts the job was given. on_picture: told of every picture painted,
        (H, W, 3) uint8 RGB.
        Raises SourceError, SinkError, or DeviceError, also where the painter has gone on on another
        device; what is finished is kept for the next job.
        """
        meter = Meter()

        def open_writer(segment: Segment) -> SegmentFile:
            return SegmentFile(self._folder, segment, self.film, self.recipe.encoder)

        def on_written(pixels: Pixels) -> None:
            self._check_painter(painter)
            on_picture(pixels)

        with self:
            with self._disk_errors():
                paint_segments(
                    *(self.film, self.missing, self.recipe, painter, open_writer, meter),
                    on_written,
                )
            return self.finish(meter.report())

    def __enter__(self) -> Self:
        """Begin, or go on; what is left of another plan is thrown away.

        Raises SinkError where that cannot be, or another run is at it.
        """
        with ExitStack() as held, self._disk_errors():
            self.target.parent.mkdir(parents=True, exist_ok=True)
            held.enter_context(_alone_at(self.target))
            self._throw_away_others()
            self._folder.mkdir(exist_ok=True)
            write_bytes(self._folder / PLAN, self._plan)
            self.missing = self._taken_up()
            self._held = held.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._held.close()

    def keep(self, segment: Segment, data: bytes, damaged: int) -> None:
        """Take a missing segment that was painted elsewhere.

        data: what `SegmentBytes` made of it. Raises SinkError.
        """
        with self._disk_errors():
            keep_segment(self._folder, segment, data, damaged)

    def finish(self, work: Mapping[str, float]) -> Outcome:
        """Nothing is missing: join and check what was painted, and give it its name.

        Raises SinkError, also where the target has come to be meanwhile.
        """
        with self._disk_errors():
            damaged = sum(damaged_in(self._folder / one.name) for one in self._segments)
            self._join()
        lacks = self.film.cut_off if self._span.stop == len(self.film.times) else 0.0
        return Outcome(self.pictures - self.kept, self.kept, damaged, lacks, work)

    def _check_painter(self, painter: Painter) -> None:
        """Raise DeviceError where a painter paints by the plan no more: no segment has of both."""
        if still_paints(painter, self._net):
            return
        told = tr(
            '"{path}" was begun on {device} in {precision}, which failed; run the same again when '
            "it works, or with --device {other} --precision {its} to begin anew"
        )
        names = {"device": self._net["device"], "precision": self._net["precision"]}
        others = {"other": painter.device, "its": painter.precision}
        raise DeviceError(told.format(path=self.film.path, **names, **others))

    def _join(self) -> None:
        whole = self._folder / f"whole{self.target.suffix.lower()}"
        written = join(self.film, self._span, self._segments, self._folder, whole)
        check_whole(self.film, self._span, whole, written)
        with whole.open("rb+") as file:
            os.fsync(file.fileno())
        if self.target.exists() and not self._overwrite:
            told = tr('"{path}" has come to be meanwhile; move it, or run again with --overwrite')
            raise SinkError(told.format(path=self.target))
        whole.replace(self.target)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _taken_up(self) -> tuple[Segment, ...]:
        """The segments that are still to be painted."""
        planned = self._is_planned()
        return tuple(
            one for one in self._segments if not (planned and _is_whole(self._folder, one))
        )

    def _throw_away_others(self) -> None:
        if not self._folder.exists() or self._is_planned():
            return
        try:
            shutil.rmtree(self._folder)
        except OSError as error:
            told = tr('"{path}" has parts of another run, which stay ({why}); delete it')
            raise SinkError(told.format(path=self._folder, why=error.strerror or error)) from error

    def _is_planned(self) -> bool:
        """Whether what lies in the folder is of this plan; without one nobody knows."""
        with suppress(OSError):
            return (self._folder / PLAN).read_bytes() == self._plan
        return False

    @contextmanager
    def _disk_errors(self) -> Iterator[None]:
        try:
            yield
        except (OSError, av.FFmpegError) as error:
            told = tr('"{path}" cannot be written ({why}); mend that and run the same again')
            raise SinkError(told.format(path=self.target, why=error.strerror or error)) from error


def threads_begun_with(targets: Iterable[Path]) -> int | None:
    """How many threads painted what is left of earlier runs, to go on with as many."""
    found = (threads_of(_parts_of(target) / PLAN) for target in targets)
    return next((threads for threads in found if threads is not None), None)


def _parts_of(target: Path) -> Path:
    return target.with_name(target.name + PARTS)


@contextmanager
def _alone_at(target: Path) -> Iterator[None]:
    """Nobody else paints this target meanwhile; a run that was killed keeps nobody out.

    Raises SinkError where somebody does, or OSError.
    """
    path = target.with_name(f".{target.name}.lock")
    lock = FileLock(path)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        told = tr('"{path}" is being painted by another run; wait for it, or give another name')
        raise SinkError(told.format(path=target)) from None
    try:
        yield
    finally:
        with suppress(OSError):  # Windows lets go of it first
            path.unlink()
        lock.release()


def _is_whole(folder: Path, segment: Segment) -> bool:
    try:
        with av.open(str(folder / segment.name)) as container:
            return container.streams.video[0].frames == segment.stop - segment.start
    except (OSError, av.FFmpegError, IndexError):
        return False


def _check_room(film: Film, missing: Sequence[Segment], target: Path) -> None:
    """Raise SinkError where the disk surely has too little room for the parts and the whole."""
    share = sum(one.stop - one.start for one in missing) / len(film.times)
    most = film.size[0] * film.size[1] * len(film.times) // _PIXELS_A_BYTE
    needed = round(share * (2 * min(film.picture_bytes, most) + film.other_bytes))
    free = shutil.disk_usage(_existing(target.parent)).free
    if needed > free:
        told = tr('"{path}" needs about {needed} MB and its disk has {free}; free some space')
        raise SinkError(told.format(path=target, needed=needed // 10**6, free=free // 10**6))


def _existing(folder: Path) -> Path:
    return next(one for one in (folder.absolute(), *folder.absolute().parents) if one.exists())


def check_target(source: Path, target: Path, *, overwrite: bool) -> None:
    """Raise UsageError or SinkError where the target cannot or must not be written."""
    if target.exists() and source.exists() and target.samefile(source):
        told = tr('"{path}" would be written over itself; give another name with -o')
        raise UsageError(told.format(path=source))
    if target.exists() and not overwrite:
        told = tr('"{path}" is there already; give another name, or --overwrite')
        raise UsageError(told.format(path=target))
    if not os.access(_existing(target.parent), os.W_OK):
        told = tr('the folder of "{path}" cannot be written to; choose another place')
        raise SinkError(told.format(path=target))
