"""A film painted from its file to another: begun, gone on with after an interruption, finished."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import av

from artem.engine.painter import Painter
from artem.errors import SinkError, UsageError
from artem.files import write_bytes
from artem.films.ahead import Meter
from artem.films.container import check_container
from artem.films.film import Film
from artem.films.joining import check_whole, join
from artem.films.line import paint_segments
from artem.films.recipe import Recipe
from artem.films.segment_file import damaged_in
from artem.films.segments import Segment, cut
from artem.frame import Pixels
from artem.look_values import look_to_values
from artem.words import tr

_VERSION = 1  # raise when the same recipe gives other pictures than before
_PIXELS_A_BYTE = 80  # a painted picture takes a byte for so many, at the most
_PLAN = "plan.json"


@dataclass(frozen=True)
class Outcome:
    """What became of a film. pictures: painted now; kept: painted before an interruption.

    damaged: pictures that could not be decoded, in whose place others stand.
    cut_off: seconds that the file lacks at its end.
    work: of `Meter`, of what was painted now.
    """

    pictures: int
    kept: int
    damaged: int
    cut_off: float
    work: dict[str, float]

    @property
    def harmed(self) -> bool:
        """Whether the film was not whole."""
        return bool(self.damaged or self.cut_off)


class FilmJob:
    """Paints a span of a film into `target`, by way of a folder beside it.

    Whatever ends it, what is finished of it is taken up by the next job of the same film, target
    and recipe. The target is there when all of it is, and not before.
    """

    def __init__(
        self, film: Film, span: range, target: Path, recipe: Recipe, painter: Painter
    ) -> None:
        """Raises SinkError where the target cannot hold the film, or there is no room for it.

        Also where what is left of another job cannot be thrown away.
        """
        self._film = film
        self._span = span
        self._target = target
        self._recipe = recipe
        self._painter = painter
        self._folder = target.with_name(f"{target.name}.parts")
        self._segments = cut(film, span, recipe.before, recipe.after)
        check_container(film, target.suffix.lower(), recipe.encoder)
        self._missing = self._taken_up()
        _check_room(film, self._missing, target)

    @property
    def kept(self) -> int:
        """Pictures that were painted before."""
        return len(self._span) - sum(one.stop - one.start for one in self._missing)

    def run(self, on_picture: Callable[[Pixels], None] = lambda _: None) -> Outcome:
        """Paint what is missing, join, check and finish.

        on_picture: told of every picture painted, (H, W, 3) uint8 RGB.
        Raises SourceError, DeviceError or SinkError; what is finished is kept for the next job.
        """
        meter = Meter()
        kept = self.kept
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_bytes(self._folder / _PLAN, self._plan())
            paint_segments(
                self._film,
                self._missing,
                self._recipe,
                self._painter,
                self._folder,
                meter,
                on_picture,
            )
            work = meter.report()
            damaged = sum(damaged_in(self._folder / one.name) for one in self._segments)
            self._finish()
        except (OSError, av.FFmpegError) as error:
            told = tr('"{path}" cannot be written ({why}); mend that and run the same again')
            raise SinkError(told.format(path=self._target, why=error.strerror or error)) from error
        lacks = self._film.cut_off if self._span.stop == len(self._film.times) else 0.0
        return Outcome(len(self._span) - kept, kept, damaged, lacks, work)

    def _finish(self) -> None:
        whole = self._folder / f"whole{self._target.suffix.lower()}"
        written = join(self._film, self._span, self._segments, self._folder, whole)
        check_whole(self._film, self._span, whole, written)
        with whole.open("rb+") as file:
            os.fsync(file.fileno())
        whole.replace(self._target)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _taken_up(self) -> list[Segment]:
        """The segments that are still to be painted; those of another plan are thrown away."""
        if self._folder.exists() and not self._is_planned():
            try:
                shutil.rmtree(self._folder)
            except OSError as error:
                told = tr('"{path}" has parts of another run, which stay ({why}); delete it')
                raise SinkError(
                    told.format(path=self._folder, why=error.strerror or error)
                ) from error
        return [one for one in self._segments if not _is_whole(self._folder / one.name, one)]

    def _is_planned(self) -> bool:
        """Whether what lies in the folder is of this plan; without one nobody knows."""
        with suppress(OSError):
            return (self._folder / _PLAN).read_bytes() == self._plan()
        return False

    def _plan(self) -> bytes:
        """All that decides what the segments are."""
        status = self._film.path.stat()
        facts = {
            "version": _VERSION,
            "film": [str(self._film.path.resolve()), status.st_size, status.st_mtime_ns],
            "segments": [asdict(one) for one in self._segments],
            "recipe": self._recipe_facts(),
            "net": self._net_facts(),
            "ffmpeg": list(av.library_versions["libavcodec"]),
        }
        return json.dumps(facts, indent=1).encode()

    def _recipe_facts(self) -> dict[str, Any]:
        recipe = self._recipe
        cues = [(cue.time, cue.transition, look_to_values(cue.look)) for cue in recipe.cues.cues]
        return {
            "start": look_to_values(recipe.cues.start),
            "cues": cues,
            "encoder": asdict(recipe.encoder),
            "two_pass": recipe.two_pass,
            "area": recipe.area,
        }

    def _net_facts(self) -> dict[str, str]:
        painter = self._painter
        codes = hashlib.sha256()
        for look in self._recipe.cues.looks:
            codes.update(painter.painting(look).code.tobytes())
        names = ("device", "backend", "precision", "net_digest")
        return {name: getattr(painter, name) for name in names} | {"codes": codes.hexdigest()}


def _is_whole(path: Path, segment: Segment) -> bool:
    try:
        with av.open(str(path)) as container:
            return container.streams.video[0].frames == segment.stop - segment.start
    except (OSError, av.FFmpegError, IndexError):
        return False


def _check_room(film: Film, missing: list[Segment], target: Path) -> None:
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
