"""The workers of a job: started, given tasks, replaced when they are lost."""

from __future__ import annotations

import logging
import time
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Self

from artem.cluster.dispatch import LIVES, Dispatch
from artem.cluster.patience import MOST_SECONDS, Patience
from artem.cluster.place import Place, State
from artem.cluster.session import Session, WorkerLost
from artem.cluster.staff import Staff
from artem.cluster.worker import Answer, Order, Ready
from artem.errors import ArtemError, ClusterError, DeviceError
from artem.films.plan import versions
from artem.words import tr

_log = logging.getLogger(__name__)
_WAIT_SECONDS = 1.0


@dataclass(frozen=True, eq=False)
class Task:
    """A method of `Worker` and what it is given. about: what the asker knows it by."""

    method: str
    arguments: tuple[Any, ...]
    about: Any


@dataclass(frozen=True)
class Lost:
    """What becomes of a task that has ended too many workers. why: as Ray says of the last."""

    why: str


class Crew:
    """As many workers as there is room for, who all paint alike; to be used in a `with`.

    The first one to be ready decides what was left open, such as the precision. Those that would
    paint other bits than it, or have other libraries than this machine, are sent away.
    """

    def __init__(self, session: Session, staff: Staff, order: Order) -> None:
        self._session = session
        self._staff = staff
        self._order = replace(order, device=staff.device)
        self._places = {number: Place(number) for number in range(staff.count)}
        self._asked: dict[Any, tuple[Place, Task | None]] = {}
        self._first: Ready | None = None
        self._dispatch: Dispatch[Task] = Dispatch()
        self._began = time.monotonic()
        self._start_seconds: float | None = None
        self._patience = Patience(self._began)

    def __enter__(self) -> Self:
        for place in self._places.values():
            self._start(place)
        return self

    def __exit__(self, *_: object) -> None:
        for place in self._places.values():
            self._session.end(place.worker)

    def first(self) -> Ready:
        """What the first worker to be ready says; waits for it.

        Raises what keeps it from being so, or ClusterError.
        """
        while self._first is None:
            for _ in self._answers():
                pass
        return self._first

    def share(self, value: Any) -> Any:
        """A reference to a value, to be among the arguments of tasks."""
        return self._session.share(value)

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Any]]:
        """What became of each task, in any order: what was made, an ArtemError or Lost.

        Tasks are taken when there is room for them at a worker. Raises ClusterError where no
        worker is left, or none has come for long.
        """
        self.first()
        self._dispatch.feed(tasks)
        while True:
            self._give()
            if self._dispatch.is_done:
                return
            yield from self._answers()

    def report(self) -> dict[str, Any]:
        """What the workers did, JSON-ready. start_seconds: until the first one was ready."""
        now = time.monotonic()
        workers = [place.report(now) for place in self._places.values()]
        return {"start_seconds": self._start_seconds, "workers": workers}

    def _start(self, place: Place) -> None:
        place.worker = self._session.start(self._staff)
        self._ask(place, None, "host")

    def _load(self, place: Place) -> None:
        place.state = State.LOADING
        self._ask(place, None, "load", self._order)

    def _ask(self, place: Place, task: Task | None, method: str, *arguments: Any) -> None:
        self._asked[self._session.ask(place.worker, method, *arguments)] = (place, task)

    def _give(self) -> None:
        while (given := self._dispatch.give()) is not None:
            number, task = given
            self._ask(self._places[number], task, task.method, *task.arguments)

    def _answers(self) -> Generator[tuple[Task, Any]]:
        """What becomes of tasks within a while."""
        for asked in self._session.answered(list(self._asked), _WAIT_SECONDS):
            place, task = self._asked.pop(asked)
            try:
                answer = self._session.answer(asked)
            except WorkerLost as lost:
                given_up = self._replace(place, lost)
                if given_up is not None:
                    yield given_up, Lost(str(lost))
                return  # other answers may have been of this worker too
            if task is not None:
                yield task, self._done(place, answer)
            elif place.state is State.STARTING:
                self._up(place, answer)
            else:
                self._loaded(place, answer.made)
        self._look_for_workers()

    def _up(self, place: Place, host: str) -> None:
        """A worker is there. The first one makes its net ready before the others do."""
        place.host = host
        place.state = State.UP
        if self._first is not None:
            self._load(place)
        self._load_first()

    def _loaded(self, place: Place, made: Ready | ArtemError) -> None:
        if isinstance(made, ArtemError):
            self._give_up(place, made)
            return
        odd = self._oddity(made)
        if odd is not None:
            self._send_away(place, DeviceError(odd))
            self._load_first()
            return
        if self._first is None:
            self._decide(made)
        place.begin(time.monotonic())
        self._dispatch.add(place.number)

    def _oddity(self, made: Ready) -> str | None:
        """Why a worker would paint other bits than were asked for, where it would."""
        here = versions()  # which films' plans tell
        others = [name for name in here if made.versions.get(name) != here[name]]
        if others:
            told = tr("{host} has another {names} than this machine; install the same on both")
            return told.format(host=made.host, names=", ".join(others))
        if self._first is not None and made.net != self._first.net:
            told = tr("{host} would paint other bits than {first}; install the same on both")
            return told.format(host=made.host, first=self._first.host)
        return None

    def _decide(self, first: Ready) -> None:
        """From now on all are like the first."""
        self._first = first
        self._start_seconds = round(time.monotonic() - self._began, 3)
        precision = str(first.net["precision"])
        self._order = replace(self._order, preset=first.preset, precision=precision)
        for place in self._places.values():
            if place.state is State.UP:
                self._load(place)

    def _done(self, place: Place, answer: Answer[Any]) -> Any:
        self._dispatch.done(place.number)
        place.tasks += 1
        place.busy += answer.seconds
        return answer.made

    def _load_first(self) -> None:
        """Where no worker is to decide any more, the next one that is there does."""
        states = {place.state for place in self._places.values()}
        if self._first is None and State.LOADING not in states and State.UP in states:
            self._load(next(one for one in self._places.values() if one.state is State.UP))

    def _replace(self, place: Place, lost: WorkerLost) -> Task | None:
        """Start another worker; the task that is given up, where there is one."""
        self._forget(place)
        given_up = self._dispatch.lose(place.number)
        place.end(time.monotonic())
        if place.failed < LIVES:
            self._start(place)
        else:
            told = tr("workers end before they are ready ({why}); Ray's logs may tell why")
            self._give_up(place, ClusterError(told.format(why=lost)))
        self._load_first()
        return given_up

    def _give_up(self, place: Place, error: ArtemError) -> None:
        """Go on without a place that fails. Raises the error where that may be so everywhere."""
        if self._first is None:
            raise error
        self._send_away(place, error)

    def _send_away(self, place: Place, error: ArtemError) -> None:
        """Go on without a place. Raises the error where none is left."""
        self._forget(place)
        del self._places[place.number]
        if not self._places:
            raise error
        _log.warning("%s; going on with %d workers", error, len(self._places))

    def _forget(self, place: Place) -> None:
        """Its worker is ended and what it was asked no more waited for."""
        self._session.end(place.worker)
        self._asked = {
            asked: (its, task) for asked, (its, task) in self._asked.items() if its is not place
        }

    def _look_for_workers(self) -> None:
        now = time.monotonic()
        is_one_ready = any(place.state is State.READY for place in self._places.values())
        self._patience.see(now, is_one_ready)
        if self._patience.is_over(now):
            told = tr(
                "no worker is there for {minutes} minutes; what is done stays, and the same "
                "command goes on with it when `ray status` tells of machines again"
            )
            raise ClusterError(told.format(minutes=round(MOST_SECONDS / 60)))
        if self._patience.is_to_be_told(now):
            _log.warning("no worker is ready; `ray status` tells whether the cluster is busy")
