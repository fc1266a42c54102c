"""How films scale with the workers of a cluster: one and two measured, up to a hundred simulated.

    python bench/cluster.py [--pictures 3000] [--size 640x360]

A clip of the demo scene is painted by one and by two workers of a Ray on this machine, each with
one thread for the net, in turns; measured are the start, every segment, how long the driver is
busy with what comes back, the joining, and how fast Ray hands over bytes. From these a film of two
hours is simulated, on as many machines as there are workers, by the dispatcher that artem uses: a
worker's next segment waits at it while it paints one, and the driver takes results one by one
through a network of 1 Gbit/s. Writes cluster.json, and the curve into docs/scaling.svg.
"""

from __future__ import annotations

import heapq
import json
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import numpy as np
import typer
from files import make_clip
from machine import machine
from rich.console import Console
from rich.table import Table
from timeline import text

from artem.cluster.address import ClusterAddress
from artem.cluster.crew import Crew, Task
from artem.cluster.dispatch import Dispatch
from artem.cluster.session import joined
from artem.cluster.staff import staff_for
from artem.cluster.worker import FilmOrder, Order
from artem.films.cues import Cues
from artem.films.encoders import choose_encoder
from artem.films.film import read_film
from artem.films.job import FilmJob
from artem.films.plan import file_facts
from artem.films.recipe import Recipe
from artem.look import Look
from artem.options import parse_size
from artem.styles.gallery import DEFAULT_STYLE

FPS = 30
WORKERS = (1, 2, 3, 5, 8, 12, 20, 30, 50, 75, 100)
_NETWORK = 125e6  # bytes a second
_FILM_SECONDS = 2 * 3600
_PIECE = 32 * 2**20  # bytes
_DOCS = Path(__file__).parent.parent / "docs"


@dataclass(frozen=True)
class Run:
    """Of a clip by so many workers. Seconds, but for `data`: bytes of each segment.

    join: Ray. start: until the first worker is ready. paint: until the last segment is kept.
    tasks: of each segment at its worker. keep: of each at the driver. finish: joining the film.
    """

    workers: int
    join: float
    start: float
    paint: float
    finish: float
    tasks: list[float]
    keep: list[float]
    data: list[int]
    handed_over: float


def measure(clip: Path, workers: int) -> Run:
    order = Order(DEFAULT_STYLE, "auto", "cpu", "auto", 1, (Look(((DEFAULT_STYLE, 1.0),)),), Path())
    tasks, keep, data = [], [], []
    began = time.perf_counter()
    with joined(ClusterAddress("local", workers)) as session:
        joined_at = time.perf_counter()
        staff = staff_for(session.nodes(), order.device, order.threads, workers)
        with Crew(session, staff, order) as crew:
            net = crew.first().net
            ready_at = time.perf_counter()
            film = read_film(clip)
            target = clip.with_name("out.mp4")
            recipe = Recipe(Cues(order.looks[0]), choose_encoder("h264", 70, film, ".mp4"))
            job = FilmJob(film, range(len(film.times)), target, recipe, net, overwrite=True)
            with job:
                sent = crew.share(FilmOrder(film, file_facts(clip), recipe))
                every = [Task("paint_segment", (sent, one), one) for one in job.missing]
                painting_at = time.perf_counter()
                for task, made in crew.run(every):
                    at = time.perf_counter()
                    job.keep(task.about, made.data, made.damaged)
                    keep.append(time.perf_counter() - at)
                    tasks.append(made.work["seconds"])
                    data.append(len(made.data))
                painted_at = time.perf_counter()
                job.finish({"seconds": 1.0})
            finished_at = time.perf_counter()
        handed_over = bytes_a_second()
    return Run(
        workers,
        joined_at - began,
        ready_at - joined_at,
        painted_at - painting_at,
        finished_at - painted_at,
        tasks,
        keep,
        data,
        handed_over,
    )


def bytes_a_second() -> float:
    """From a worker to the driver through Ray's object store, on one machine."""
    import ray

    make = ray.remote(num_cpus=0)(lambda: np.random.default_rng(1).bytes(_PIECE))
    took = []
    for _ in range(4):
        made = make.remote()
        ray.wait([made], fetch_local=False)
        at = time.perf_counter()
        ray.get(made)
        took.append(time.perf_counter() - at)
    return _PIECE / median(took)


# -- the simulation ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Costs:
    """Seconds. tasks: what segments take, to draw from. starts: until a worker is ready.

    driver: with each result. finish: with each segment, when all are there.
    """

    tasks: Sequence[float]
    starts: float
    driver: float
    finish: float


def painting_seconds(costs: Costs, workers: int, segments: int, seed: int = 1) -> float:
    """Until the film is there, from when Ray is."""
    random = np.random.default_rng(seed)
    took = random.choice(np.asarray(costs.tasks), segments)
    dispatch: Dispatch[int] = Dispatch()
    dispatch.feed(range(segments))
    free = [0.0] * workers  # when each worker has done all it was given
    driver = 0.0  # when the driver has time
    events: list[tuple[float, int, int]] = []  # when, whose, what: -1 for "is ready"
    for worker in range(workers):
        # The first one makes its net ready before the others do.
        heapq.heappush(events, (costs.starts * (1 if worker == 0 else 2), worker, -1))
    while events:
        when, worker, task = heapq.heappop(events)
        if task < 0:
            dispatch.add(worker)
            free[worker] = driver = max(driver, when)
        else:
            driver = max(driver, when) + costs.driver
            dispatch.done(worker)
        while (given := dispatch.give()) is not None:
            to, number = given
            free[to] = max(free[to], driver) + float(took[number])
            heapq.heappush(events, (free[to], to, number))
    return driver + segments * costs.finish


def costs_of(runs: Sequence[Run], network: float = _NETWORK) -> Costs:
    """As measured; results come through a network no faster than this."""
    first = runs[0]
    speed = min(network, mean(run.handed_over for run in runs))
    keep = mean(seconds for run in runs for seconds in run.keep)
    size = mean(size for run in runs for size in run.data)
    return Costs(
        [seconds for run in runs for seconds in run.tasks],
        mean(run.start for run in runs),
        keep + size / speed,
        mean(run.finish for run in runs) / len(first.tasks),
    )


def held_against(runs: Sequence[Run]) -> dict[str, float]:
    """The simulation of runs with so many workers, beside them."""
    costs = costs_of(runs, network=float("inf"))
    parts = len(runs[0].tasks)
    simulated = painting_seconds(costs, runs[0].workers, parts)
    measured = mean(run.start + run.paint + run.finish for run in runs)
    return {
        "workers": runs[0].workers,
        "measured_seconds": round(measured, 2),
        "simulated_seconds": round(simulated, 2),
        "error_percent": round(100 * (simulated / measured - 1), 1),
    }


def simulated(costs: Costs, segments: int) -> list[dict[str, float]]:
    whole = {count: painting_seconds(costs, count, segments) for count in WORKERS}
    return [
        {
            "workers": count,
            "minutes": round(seconds / 60, 2),
            "speedup": round(whole[1] / seconds, 2),
            "efficiency": round(whole[1] / seconds / count, 3),
        }
        for count, seconds in whole.items()
    ]


# -- the picture ---------------------------------------------------------------------------------

WIDTH, HEIGHT, LEFT, BOTTOM = 720, 420, 56, 368
_BLUE, _ORANGE, _GREY = "#5b9bd5", "#e5a84b", "#c9ced6"


def place(workers: float, speedup: float) -> str:
    """In the picture: both axes count doublings."""
    most = np.log2(WORKERS[-1])
    x = LEFT + (WIDTH - LEFT - 24) * np.log2(workers) / most
    y = BOTTOM - (BOTTOM - 40) * np.log2(speedup) / most
    return f"{x:.1f},{y:.1f}"


def curve(rows: Sequence[dict[str, float]], measured: float) -> str:
    """How much faster so many workers are than one, as an SVG."""
    shapes = [f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>']
    for count in (1, 2, 5, 10, 20, 50, 100):
        x, y = place(count, 1).split(",")
        shapes.append(f'<line x1="{x}" x2="{x}" y1="40" y2="{BOTTOM}" stroke="#e6e8ec"/>')
        shapes.append(text(float(x) - 6, float(y) + 18, str(count), 12))
        _, y = place(1, count).split(",")
        shapes.append(f'<line x1="{LEFT}" x2="{WIDTH - 24}" y1="{y}" y2="{y}" stroke="#e6e8ec"/>')
        shapes.append(text(18, float(y) + 4, f"{count}x", 12))
    ideal = f"{place(1, 1)} {place(WORKERS[-1], WORKERS[-1])}"
    points = " ".join(place(row["workers"], max(1.0, row["speedup"])) for row in rows)
    shapes.append(_line(ideal, _GREY, ' stroke-dasharray="6 5"'))
    shapes.append(_line(points, _BLUE, ""))
    x, y = place(2, max(1.0, measured)).split(",")
    shapes.append(f'<circle cx="{x}" cy="{y}" r="6" fill="{_ORANGE}"/>')
    legend = (
        (0, _BLUE, "simulated"),
        (120, _ORANGE, "two workers on one machine, measured"),
        (410, _GREY, "as many times as workers"),
    )
    for at, colour, words in legend:
        x = LEFT + at
        shapes.append(f'<rect x="{x}" y="12" width="14" height="14" rx="3" fill="{colour}"/>')
        shapes.append(text(x + 20, 24, words, 13))
    shapes.append(text(WIDTH / 2 - 30, HEIGHT - 10, "workers", 13))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'font-family="sans-serif">{"".join(shapes)}</svg>\n'
    )


def _line(points: str, colour: str, more: str) -> str:
    return f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="3"{more}/>'


def main(
    pictures: Annotated[int, typer.Option(help="Of the clip.")] = 3000,
    size: Annotated[str, typer.Option(help="Of the clip.")] = "640x360",
    out: Annotated[Path, typer.Option(help="Folder for cluster.json.")] = Path("bench/results"),
    docs: Annotated[Path, typer.Option(help="Folder for scaling.svg.")] = _DOCS,
) -> None:
    pixels = parse_size(size).pixels
    assert pixels is not None
    runs: dict[int, list[Run]] = {1: [], 2: []}
    with TemporaryDirectory() as name:
        clip = Path(name) / "clip.mp4"
        make_clip(clip, pictures // FPS, pixels)
        for workers in (1, 2, 2, 1):
            runs[workers].append(measure(clip, workers))
            with suppress(OSError):
                clip.with_name("out.mp4").unlink()
    costs = costs_of(runs[1])
    segments = round(_FILM_SECONDS * FPS / (pictures / len(runs[1][0].tasks)))
    rows = simulated(costs, segments)
    speedup = mean(one.paint for one in runs[1]) / mean(one.paint for one in runs[2])
    report = {
        "machine": machine(),
        "command": f"python bench/cluster.py --pictures {pictures} --size {size}",
        "size": size,
        "pictures": pictures,
        "film_segments": segments,
        "measured": [summary(one) for one in (*runs[1], *runs[2])],
        "speedup_of_two": round(speedup, 2),
        "held_against": [held_against(runs[count]) for count in (1, 2)],
        "simulated": rows,
    }
    out.mkdir(parents=True, exist_ok=True)
    (out / "cluster.json").write_text(json.dumps(report, indent=2) + "\n")
    (docs / "scaling.svg").write_text(curve(rows, speedup))
    for title, table in (("measured", report["measured"]), ("simulated", rows)):
        show(title, table)
    Console(width=100).print(report["held_against"])


def summary(run: Run) -> dict[str, Any]:
    """JSON-ready."""
    return {
        "workers": run.workers,
        "ray_seconds": round(run.join, 2),
        "start_seconds": round(run.start, 2),
        "paint_seconds": round(run.paint, 2),
        "finish_seconds": round(run.finish, 2),
        "segment_seconds": round(mean(run.tasks), 2),
        "busy": round(sum(run.tasks) / run.workers / run.paint, 3),
        "keep_ms": round(1000 * mean(run.keep), 1),
        "segment_kb": round(mean(run.data) / 1000),
        "handed_over_mb_a_second": round(run.handed_over / 1e6),
    }


def show(title: str, rows: Sequence[dict[str, Any]]) -> None:
    table = Table(title=title)
    for column in rows[0]:
        table.add_column(column, justify="right")
    for row in rows:
        table.add_row(*(str(value) for value in row.values()))
    Console(width=140).print(table)


if __name__ == "__main__":
    typer.run(main)
