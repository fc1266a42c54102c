"""What the overlay shows of the time of a frame. Plain functions and frozen values; no Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count, pairwise
from math import ceil
from statistics import median

from artem.pipeline.stats import LATENCY_SECONDS, Timing
from artem.words import QT_TR_NOOP, tr

_NAMES = {
    "capture": QT_TR_NOOP("Capture"),
    "wait": QT_TR_NOOP("Wait in the slot"),
    "stylize": QT_TR_NOOP("Stylize"),
    "hand_over": QT_TR_NOOP("Hand over"),
    "present": QT_TR_NOOP("Paint"),
}
_POINTS_A_SECOND = 10
_GAP_SECONDS = 2.0  # without a frame for longer, the line is broken
_MOST_STEPS = 4
_LEAST_SCALE = 4.0
_STEEPEST = 3.0  # times the median
_UNKNOWN = "\N{EN DASH}"

Point = tuple[float, float]
"""Shares of the graph's width, from the left, and of its height, from the bottom."""


@dataclass(frozen=True)
class Row:
    """One stage of a frame: its key, name and time, and its share of all stages."""

    stage: str
    name: str
    value: str
    share: float


@dataclass(frozen=True)
class Tick:
    """A height of the graph, as a share, and what it stands for."""

    height: float
    label: str


@dataclass(frozen=True)
class Graph:
    """The latency of the last seconds.

    runs: lines, each without a longer pause in it.
    budget: the time the source leaves for one frame; None while its rate is not known.
    """

    runs: tuple[tuple[Point, ...], ...]
    ticks: tuple[Tick, ...]
    budget: Tick | None
    oldest: str


@dataclass(frozen=True)
class TimingView:
    """All that the overlay shows. latency: from capture to paint."""

    latency: str
    rows: tuple[Row, ...]
    graph: Graph


def timing_view(timing: Timing) -> TimingView:
    """Choose words, shares and scale for these measurements."""
    known = sum(spent or 0.0 for spent in timing.stages.values())
    rows = tuple(
        Row(stage, tr(_NAMES[stage]), _ms(spent), (spent or 0.0) / known if known > 0 else 0.0)
        for stage, spent in timing.stages.items()
    )
    return TimingView(_ms(timing.latency), rows, _graph(timing))


def _graph(timing: Timing) -> Graph:
    budget = 1000 / timing.source_fps if timing.source_fps > 0 else None
    latencies = _slowest(timing.latencies)
    highest = max(_LEAST_SCALE, budget or 0.0, _highest([ms for _, ms in latencies]))
    step = _step(highest)
    steps = ceil(highest / step)
    top = steps * step
    return Graph(
        runs=tuple(
            tuple((1 - (timing.now - at) / LATENCY_SECONDS, ms / top) for at, ms in run)
            for run in _runs(latencies)
        ),
        ticks=tuple(Tick(n / steps, f"{n * step:.0f}") for n in range(steps + 1)),
        budget=None
        if budget is None
        else Tick(budget / top, tr("frame budget {time}").format(time=_ms(budget))),
        oldest=tr("{seconds} s ago").format(seconds=round(LATENCY_SECONDS)),
    )


def _highest(latencies: list[float]) -> float:
    """What the scale has to reach: one slow frame leaves at the top and squashes no other."""
    return min(max(latencies), _STEEPEST * median(latencies)) if latencies else 0.0


def _step(highest: float) -> float:
    """The smallest of 1, 2, 5, 10, 20... of which few reach the highest."""
    steps = (base * 10.0**power for power in count() for base in (1, 2, 5))
    return next(step for step in steps if step * _MOST_STEPS >= highest)


def _slowest(latencies: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """One for each tenth of a second: more can hardly be told apart, and each costs painting."""
    slowest: dict[int, tuple[float, float]] = {}
    for at, ms in latencies:
        place = int(at * _POINTS_A_SECOND)
        if place not in slowest or ms > slowest[place][1]:
            slowest[place] = (at, ms)
    return list(slowest.values())


def _runs(latencies: list[tuple[float, float]]) -> list[list[tuple[float, float]]]:
    runs = [latencies[:1]] if latencies else []
    for (before, _), entry in pairwise(latencies):
        if entry[0] - before > _GAP_SECONDS:
            runs.append([])
        runs[-1].append(entry)
    return runs


def _ms(value: float | None) -> str:
    if value is None:
        return _UNKNOWN
    return f"{value:.1f} ms" if value < 100 else f"{value:.0f} ms"
