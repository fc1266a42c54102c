"""Pictures painted by a crew, some at a time."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from artem.cluster.crew import Crew, Lost, Task
from artem.cluster.dispatch import LIVES
from artem.cluster.worker import FileFacts
from artem.errors import ArtemError, ClusterError
from artem.films.plan import file_facts
from artem.words import tr

_MOST = 16  # of a task
_MOST_BYTES = 16 * 2**20  # of their files
_NO_FILE = (-1, -1)


def paint_pictures(
    crew: Crew, targets: Mapping[Path, Path]
) -> Generator[tuple[Path, bytes | ArtemError]]:
    """What the file of each painting holds, or why there is none, in any order.

    targets: what each picture becomes. Nothing is written.
    Raises ClusterError where no worker is left.
    """
    tasks = (Task("paint_pictures", part, part[0]) for part in _parts(targets))
    for task, made in crew.run(tasks):
        if isinstance(made, list):
            yield from made
            continue
        error = _gives_up(task.about, made) if isinstance(made, Lost) else made
        yield from ((target, error) for target in task.about.values())


def _parts(
    targets: Mapping[Path, Path],
) -> Iterator[tuple[dict[Path, Path], list[FileFacts]]]:
    """Some pictures each, with the facts of their files."""
    part: dict[Path, Path] = {}
    facts: list[FileFacts] = []
    for path, target in targets.items():
        its = _NO_FILE  # which the worker tells
        with suppress(OSError):
            its = file_facts(path)
        if part and (len(part) == _MOST or its[0] + sum(size for size, _ in facts) > _MOST_BYTES):
            yield part, facts
            part, facts = {}, []
        part[path] = target
        facts.append(its)
    if part:
        yield part, facts


def _gives_up(targets: Mapping[Path, Path], lost: Lost) -> ArtemError:
    told = tr(
        '"{path}" or one of the {others} after it ended {count} workers ({why}); leave it out'
    )
    first = next(iter(targets))
    return ClusterError(told.format(path=first, others=len(targets) - 1, count=LIVES, why=lost.why))
