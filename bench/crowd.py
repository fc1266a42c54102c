"""How many machines do a thousand and a hundred thousand phones need? Simulated, not measured.

    python bench/crowd.py [--size 640x480] [--rate 12]

What a frame costs is measured: painting one in scaling.json, several in a pass in batch.json,
coding by this bench, and all else of a session is what is left of sessions.json's processor time.
The rest is simulated, in two steps. First one machine with so many phones, frame by frame, as
artem/server/studio.py works: which share of frames is on time? Then the crowd, in which people come
and go, a balancer chooses their machines, and machines fail and their people come back to others.

A frame is on time when it leaves the server within 150 ms; one that was dropped is not, nor are
those of people who wait for a place. The first step is held against the run in sessions.json.
"""

from __future__ import annotations

import heapq
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any

import av
import numpy as np
import typer
from aiortc.codecs.vpx import VpxPayloadDescriptor
from machine import machine
from rich.console import Console
from rich.table import Table

from artem.capture.demo import render
from artem.options import parse_size
from artem.server.codecs import PaintVp8Encoder
from artem.server.rounds import BATCHES

RESULTS = Path(__file__).parent / "results"
GOAL_SECONDS, GOAL_SHARE = 0.150, 0.95
_JITTER_SECONDS = 0.005  # of a frame's coming
_SECONDS = 20.0  # that one machine is simulated for
_MOST_PHONES = 256
_CODED = 30  # frames
_PERSON_SECONDS = 600_000.0  # that a crowd is watched for, and at the least:
_LEAST_WATCHED = 30.0


@dataclass(frozen=True)
class Costs:
    """Of a frame on one machine. paint, coding, rest: seconds; coding and rest are of one core.

    passes: what a pass of so many frames takes, of what one alone does. cores: free for it.
    """

    paint: float
    passes: dict[int, float]
    coding: float
    rest: float
    cores: float

    @property
    def beside(self) -> float:
        """Seconds of a core a frame that is not painting."""
        return self.coding + self.rest


@dataclass(frozen=True)
class People:
    """How a crowd behaves, and its machines. Seconds."""

    stay: float = 300.0
    until_back: float = 5.0  # after a machine failed, or was full
    patience: float = 0.95  # share that tries again where all are full
    machine_lives: float = 24 * 3600.0
    machine_is_away: float = 600.0
    settle: float = 60.0  # until who found no place at first has one


# -- one machine ---------------------------------------------------------------------------------


def latencies(costs: Costs, phones: int, rate: float, seed: int = 1) -> np.ndarray:
    """Seconds that each frame took on a machine with so many phones; infinite where dropped."""
    arrivals = _arrivals(phones, rate, np.random.default_rng(seed))
    speed = max(0.02, 1 - phones * rate * costs.beside / costs.cores)
    waiting: dict[int, float] = {}
    took: list[float] = []
    now, at = 0.0, 0
    while at < len(arrivals) or waiting:
        if not waiting:
            now = max(now, arrivals[at][0])
        while at < len(arrivals) and arrivals[at][0] <= now:
            when, phone = arrivals[at]
            if phone in waiting:
                took.append(np.inf)
            waiting[phone] = when
            at += 1
        for size in _passes(len(waiting)):
            now += costs.paint * costs.passes[size] / speed
            for phone in list(waiting)[:size]:
                took.append(now - waiting.pop(phone))
    return np.array(took) + costs.beside


def _arrivals(phones: int, rate: float, random: np.random.Generator) -> list[tuple[float, int]]:
    ticks = np.arange(int(_SECONDS * rate)) / rate
    times = random.uniform(0, 1 / rate, (phones, 1)) + ticks
    times = times + random.exponential(_JITTER_SECONDS, times.shape)
    return sorted((float(when), phone) for phone in range(phones) for when in times[phone])


def _passes(count: int) -> list[int]:
    """A round's, most frames first."""
    made = []
    for size in BATCHES:
        made += [size] * (count // size)
        count %= size
    return made


def share_on_time(costs: Costs, phones: int, rate: float) -> float:
    return float(np.mean(latencies(costs, phones, rate) <= GOAL_SECONDS))


def shares_on_time(costs: Costs, rate: float) -> list[float]:
    """For 0, 1, 2... phones, until the goal is missed."""
    shares = [1.0]
    while shares[-1] >= GOAL_SHARE and len(shares) < _MOST_PHONES:
        shares.append(share_on_time(costs, len(shares), rate))
    return shares


# -- the crowd -----------------------------------------------------------------------------------


class Crowd:
    """People who come and go, by events. As many places a machine as hold the goal."""

    def __init__(
        self, phones: int, machines: int, shares: Sequence[float], people: People, balancer: str
    ) -> None:
        """phones: there on average. shares: on time, by people on a machine."""
        self._phones = phones
        self._people = people
        self._shares = shares
        self._places = len(shares) - 2
        self._by_hash = balancer == "hash"
        self._random = np.random.default_rng(1)
        self._busy = [0] * machines
        self._lives = [0] * machines  # told apart: who came to an earlier one left with it
        self._by_busy = [set(range(machines)), *(set() for _ in range(self._places))]
        self._on_time = 0.0  # people, each by the share of their frames
        self._events: list[tuple[float, int, Callable[..., None], tuple[int, ...]]] = []
        self._now, self._count = 0.0, 0

    def share_on_time(self) -> float:
        """Of all frames of all people, from when the first have changed."""
        people = self._people
        away = people.machine_is_away / (people.machine_is_away + people.machine_lives)
        for at in range(len(self._busy)):
            is_away = self._random.random() < away
            self._later(0 if is_away else self._after(people.machine_lives), self._fail, at)
        for _ in range(self._phones):
            self._later(0, self._come)
        self._later(self._after(people.stay / self._phones), self._next)
        good = 0.0
        end = people.settle + max(_LEAST_WATCHED, _PERSON_SECONDS / self._phones)
        while self._events[0][0] < end:
            when, _, act, given = heapq.heappop(self._events)
            good += self._on_time * max(0.0, when - max(people.settle, self._now))
            self._now = when
            act(*given)
        return good / (self._phones * (end - people.settle))

    def _next(self) -> None:
        """Somebody new, and when the one after that comes."""
        self._come()
        self._later(self._after(self._people.stay / self._phones), self._next)

    def _come(self, chosen: int = -1) -> None:
        at = self._choose(chosen)
        if at >= 0 and self._busy[at] < self._places:
            self._seat(at, 1)
            self._later(self._after(self._people.stay), self._leave, at, self._lives[at])
        elif self._random.random() < self._people.patience:
            self._later(self._people.until_back, self._come, at)

    def _choose(self, chosen: int) -> int:
        """By a hash of the cookie always the same one; else the one with fewest, or none."""
        if not self._by_hash:
            return next((next(iter(group)) for group in self._by_busy[:-1] if group), -1)
        if chosen < 0 or self._busy[chosen] < 0:
            return int(self._random.integers(len(self._busy)))
        return chosen

    def _leave(self, at: int, life: int) -> None:
        if life == self._lives[at]:
            self._seat(at, -1)

    def _fail(self, at: int) -> None:
        people = self._busy[at]
        self._seat(at, -people)
        self._by_busy[0].discard(at)
        self._busy[at] = -1
        self._lives[at] += 1
        self._later(self._people.machine_is_away, self._return, at)
        for _ in range(people):
            self._later(self._people.until_back, self._come)

    def _return(self, at: int) -> None:
        self._busy[at] = 0
        self._by_busy[0].add(at)
        self._later(self._after(self._people.machine_lives), self._fail, at)

    def _seat(self, at: int, count: int) -> None:
        before = self._busy[at]
        self._by_busy[before].discard(at)
        self._by_busy[before + count].add(at)
        self._busy[at] += count
        now = self._busy[at]
        self._on_time += now * self._shares[now] - before * self._shares[before]

    def _after(self, mean: float) -> float:
        return float(self._random.exponential(mean))

    def _later(self, seconds: float, act: Callable[..., None], *given: int) -> None:
        self._count += 1
        heapq.heappush(self._events, (self._now + seconds, self._count, act, given))


def machines_needed(phones: int, shares: Sequence[float], people: People, balancer: str) -> int:
    """The fewest that hold the goal."""
    least = phones // (len(shares) - 2) // 2  # far too few
    most = 8 * least + 8
    while most - least > max(1, least // 50):
        middle = (least + most) // 2
        if Crowd(phones, middle, shares, people, balancer).share_on_time() >= GOAL_SHARE:
            most = middle
        else:
            least = middle
    return most


# -- what is measured ----------------------------------------------------------------------------


def coding_seconds(size: tuple[int, int]) -> float:
    """Of a core, to decode a frame of a camera and to encode its painting."""
    encoder = PaintVp8Encoder()
    decoder = av.CodecContext.create("vp8", "r")
    decoder.thread_count = 1
    frames = [av.VideoFrame.from_ndarray(render(6 * at, *size)) for at in range(_CODED)]
    began = time.process_time()
    for at, frame in enumerate(frames):
        frame.pts, frame.time_base = 3000 * at, Fraction(1, 90_000)
        for packet in encoded(encoder, frame):
            decoder.decode(packet)
    return (time.process_time() - began) / _CODED


def encoded(encoder: PaintVp8Encoder, frame: av.VideoFrame) -> list[av.Packet]:
    payloads, _ = encoder.encode(frame, frame.pts == 0)
    return [av.Packet(b"".join(VpxPayloadDescriptor.parse(one)[1] for one in payloads))]


def report_of(name: str) -> dict[str, Any]:
    report: dict[str, Any] = json.loads((RESULTS / f"{name}.json").read_text())
    return report


def paint_seconds(size: tuple[int, int]) -> float:
    """As scaling.json has it; below its smallest as many pixels as that one for their time."""
    rows = report_of("scaling")["results"]
    pixels = [1e6 * row["megapixels"] for row in rows]
    wanted = size[0] * size[1]
    ms = float(np.interp(wanted, pixels, [row["ms"] for row in rows]))
    return min(1.0, wanted / pixels[0]) * ms / 1000


def pass_ratios() -> dict[int, float]:
    """What passes cost, of one frame's, at the middle size of batch.json."""
    rows = report_of("batch")["results"]
    size = rows[len(rows) // 4]["size"]
    of_size = [
        row for row in rows if (row["size"], row["precision"]) == (size, rows[0]["precision"])
    ]
    return {row["batch"]: row["ms"] / of_size[0]["ms"] for row in of_size}


def costs_of_run(run: dict[str, Any], cores: float) -> Costs:
    """Of the run in sessions.json, on the cores that others left it."""
    size = parse_size(run["size"]).pixels
    assert size is not None
    paint, coding = paint_seconds(size), coding_seconds(size)
    frames = sum(one["fps_in"] for one in run["each"])
    used = run["cores_used"]
    rest = max(0.0, used["server"] / frames - paint * cores - coding)
    free = max(0.1, cores - used["phones"] - used["others"])
    return Costs(paint * cores / free, pass_ratios(), coding, rest, free)


def held_against(run: dict[str, Any], costs: Costs) -> dict[str, Any]:
    """What the first step makes of the run, beside what was measured."""
    took = latencies(costs, run["sessions"], run["fps"])
    painted = took[np.isfinite(took)] - costs.beside
    simulated = {
        "fps": run["fps"] * float(np.isfinite(took).mean()),
        "server_ms": 1000 * float(np.median(painted)),
    }
    measured = {"fps": run["fps_out"] / run["sessions"], "server_ms": run["server_ms"]["p50"]}
    return {
        "sessions": run["sessions"],
        "load_before": run["load_before"],
        **{f"{name} simulated": round(value, 2) for name, value in simulated.items()},
        **{f"{name} measured": round(value, 2) for name, value in measured.items()},
        **{
            f"{name} error, %": round(100 * (simulated[name] / value - 1))
            for name, value in measured.items()
        },
    }


def main(
    size: Annotated[str, typer.Option(help="Of the cameras.")] = "640x480",
    rate: Annotated[float, typer.Option(help="Frames a second of each.")] = 12.0,
    phones: Annotated[str, typer.Option(help="Crowds, comma-separated.")] = "1000,100000",
    out: Annotated[Path, typer.Option(help="Folder for crowd.json.")] = RESULTS,
) -> None:
    run = report_of("sessions")
    cores = float(run["machine"]["cores"])
    real = costs_of_run(run, cores)
    pixels = parse_size(size).pixels
    assert pixels is not None
    costs = replace(real, paint=paint_seconds(pixels), coding=coding_seconds(pixels), cores=cores)
    shares = shares_on_time(costs, rate)
    people = People()
    rows = [
        {
            "phones": count,
            "balancer": balancer,
            "machines": (needed := machines_needed(count, shares, people, balancer)),
            "phones a machine": round(count / needed, 2),
        }
        for count in map(int, phones.split(","))
        for balancer in ("fewest", "hash")
    ]
    report = {
        "machine": machine(),
        "command": f"python bench/crowd.py --size {size} --rate {rate:g}",
        "size": size,
        "rate": rate,
        "costs": asdict(costs),
        "people": asdict(people),
        "places": len(shares) - 2,
        "share_on_time": [round(share, 3) for share in shares],
        "held_against": held_against(run, real),
        "results": rows,
    }
    out.mkdir(parents=True, exist_ok=True)
    (out / "crowd.json").write_text(json.dumps(report, indent=2) + "\n")
    show(report)


def show(report: dict[str, Any]) -> None:
    table = Table(title=f"{report['size']} at {report['rate']:g} frames a second")
    for column in report["results"][0]:
        table.add_column(column, justify="right")
    for row in report["results"]:
        table.add_row(*map(str, row.values()))
    console = Console(width=100)
    console.print(table)
    console.print(f"places of a machine: {report['places']}, costs: {report['costs']}")
    console.print(f"held against a real run: {report['held_against']}")


if __name__ == "__main__":
    typer.run(main)
