"""Films painted by a crew, segment by segment, and joined here."""

from __future__ import annotations

import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import Any

from artem.cluster.crew import Crew, Lost, Task
from artem.cluster.dispatch import LIVES
from artem.cluster.worker import FilmOrder, PaintedSegment
from artem.errors import ArtemError, ClusterError
from artem.films.job import FilmJob, Outcome
from artem.films.plan import file_facts
from artem.films.segments import Segment
from artem.words import tr

Progress = Callable[[FilmJob], AbstractContextManager[Callable[[int], None]]]
"""Shown while a film is painted; gives what is called with how many more pictures are."""


def paint_films(
    crew: Crew, films: Iterable[tuple[Path, Callable[[], FilmJob]]], progress: Progress
) -> Iterator[tuple[Path, Outcome | ArtemError]]:
    """What became of each film, as soon as it has; one that fails does not stop the others.

    films: each with what makes its job, which is called when there is a worker for it.
    Raises ClusterError where no worker is left; what is finished is kept for the next run.
    """
    painting = _Painting(crew, films, progress)
    try:
        for task, made in crew.run(painting.tasks()):
            painting.take(task, made)
            yield from painting.ended()
        yield from painting.ended()
    finally:
        painting.close()


class _Film:
    """A film whose segments are being painted."""

    def __init__(self, path: Path, job: FilmJob, progress: Progress) -> None:
        """Raises SinkError where another run is at it."""
        self.path = path
        self.job = job
        self.is_over = False
        self._began = time.monotonic()
        self._works: list[dict[str, float]] = []
        with ExitStack() as stack:
            stack.enter_context(job)
            self._missing = len(job.missing)
            self._advance = stack.enter_context(progress(job))
            self._stack = stack.pop_all()

    @property
    def is_whole(self) -> bool:
        return self._missing == 0

    def keep(self, segment: Segment, made: PaintedSegment) -> None:
        """Raises SinkError."""
        self.job.keep(segment, made.data, made.damaged)
        self._missing -= 1
        self._advance(segment.stop - segment.start)
        self._works.append(made.work)

    def finish(self) -> Outcome:
        """Raises SinkError."""
        return self.job.finish(self._work())

    def close(self) -> None:
        self.is_over = True
        self._stack.close()

    def _work(self) -> dict[str, float]:
        """As `Meter` reports it: the shares are of the time of the workers that were at it."""
        at_it = sum(work["seconds"] for work in self._works)
        busy: dict[str, float] = defaultdict(float)
        for work in self._works:
            for stage, share in work.items():
                busy[stage] += share * work["seconds"] / at_it
        seconds = max(time.monotonic() - self._began, 1e-3)
        shares = {stage: round(share, 3) for stage, share in busy.items()}
        return {**shares, "seconds": round(seconds, 3)}


class _Painting:
    """The films of a run: begun when a worker is free, finished when their last segment comes."""

    def __init__(
        self,
        crew: Crew,
        films: Iterable[tuple[Path, Callable[[], FilmJob]]],
        progress: Progress,
    ) -> None:
        self._crew = crew
        self._films = films
        self._progress = progress
        self._open: list[_Film] = []
        self._ended: deque[tuple[Path, Outcome | ArtemError]] = deque()

    def tasks(self) -> Iterator[Task]:
        """Every segment of every film, in order."""
        for path, make_job in self._films:
            try:
                film = _Film(path, make_job(), self._progress)
            except ArtemError as error:
                self._ended.append((path, error))
                continue
            self._open.append(film)
            yield from self._segments(film)

    def ended(self) -> Iterator[tuple[Path, Outcome | ArtemError]]:
        """What became of films since this was last asked."""
        while self._ended:
            yield self._ended.popleft()

    def take(self, task: Task, made: Any) -> None:
        """What became of a segment."""
        film, segment = task.about
        if film.is_over:
            return
        if isinstance(made, PaintedSegment):
            self._step(film, lambda: film.keep(segment, made))
            return
        self._end(film, _gives_up(film, segment, made) if isinstance(made, Lost) else made)

    def close(self) -> None:
        """Nothing more is taken."""
        for film in self._open:
            film.close()

    def _segments(self, film: _Film) -> Iterator[Task]:
        job = film.job
        facts = file_facts(job.film.path)
        order = self._crew.share(FilmOrder(job.film, facts, job.recipe))
        self._step(film, lambda: None)  # all of it may have been painted before
        for segment in job.missing:
            if film.is_over:
                return
            yield Task("paint_segment", (order, segment), (film, segment))

    def _step(self, film: _Film, step: Callable[[], None]) -> None:
        """Do a step, and finish the film where that was the last one."""
        try:
            step()
            if film.is_whole:
                self._end(film, film.finish())
        except ArtemError as error:
            self._end(film, error)

    def _end(self, film: _Film, end: Outcome | ArtemError) -> None:
        film.close()
        self._open.remove(film)
        self._ended.append((film.path, end))


def _gives_up(film: _Film, segment: Segment, lost: Lost) -> ArtemError:
    told = tr(
        '"{film}" from {start:.1f} to {end:.1f} s ended {count} workers ({why}); leave that out '
        "with --start and --end, or give workers more memory"
    )
    start, end = (film.job.film.seconds(number) for number in (segment.start, segment.stop - 1))
    return ClusterError(
        told.format(film=film.path, start=start, end=end, count=LIVES, why=lost.why)
    )
