"""Many phones at once: is everybody served alike, and does the server stay as it was?

    python bench/sessions.py [--sessions 20] [--size 160x120] [--fps 5] [--minutes 10]

`artem serve` runs in a process of its own, and synthetic phones (tests/servers/phone.py) in others.
They are on the same machine and cost about as much as the server, for each encodes and decodes
video: their rate is low so that they leave it room, and their share of the processor is told apart.
After a warm-up of a fifth of the time, a minute at least, what the server holds is looked at every
ten seconds; at last the phones leave. The exit code is 1 where a goal is missed.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import mean, median
from threading import Thread
from typing import Annotated, Any
from urllib.request import urlopen

import numpy as np
import psutil
import typer
from machine import machine
from rich.console import Console
from rich.table import Table

PHONE = Path(__file__).parent.parent / "tests" / "servers" / "phone.py"
MOST_UNFAIR = 0.2
MOST_GROWTH = 2.0  # per cent of memory, from the warm-up's end
_SAMPLE_SECONDS = 10.0
_REST_SECONDS = 5.0
_START_SECONDS = 300.0
_LEAST_WARM_UP = 60.0


@dataclass(frozen=True)
class Held:
    """What the server holds at a moment; seconds since the phones came."""

    seconds: float
    memory_mb: float
    threads: int
    handles: int
    sessions: int


class Phones:
    """So many phones in one process."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.received = [0]  # of each phone
        self.ends: list[dict[str, Any]] = []
        self._reader = Thread(target=self._read)
        self._reader.start()

    def stop(self) -> None:
        """Have them leave; what they say at last is in `ends`."""
        if self.process.poll() is None:
            print('{"stop": true}', file=self.process.stdin, flush=True)
            self.process.wait(60)
        self._reader.join()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            event = json.loads(line)
            if event["event"] == "frames":
                self.received = [one["received"] for one in event["phones"]]
            elif event["event"] == "end":
                self.ends = event["phones"]


@contextmanager
def serving(sessions: int, *options: str) -> Iterator[tuple[psutil.Process, str]]:
    """`artem serve` with so many places: its process and its address."""
    command = [sys.executable, "-m", "artem", "serve", "--port", "0", *options]
    command += ["--max-sessions", str(sessions)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            lines = (process.stdout.readline() for _ in range(2))
            found = re.search(r"http://[\d.:]+", "".join(lines))
            assert found, "the server did not start"
            yield psutil.Process(process.pid), found[0]
        finally:
            process.terminate()


@contextmanager
def phoning(url: str, count: int, size: str, fps: float) -> Iterator[Phones]:
    command = [sys.executable, str(PHONE), url, "--obey", "--blink"]
    command += ["--count", str(count), "--size", size, "--fps", str(fps)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as process:
        phones = Phones(process)
        try:
            yield phones
        finally:
            process.kill()


def status(url: str) -> dict[str, Any]:
    with urlopen(f"{url}/status.json") as answer:
        told: dict[str, Any] = json.load(answer)
    return told


def held(server: psutil.Process, url: str, began: float) -> Held:
    """What the server holds now; looking takes a handle for a moment, which is not counted."""
    sessions = len(status(url)["sessions"])
    time.sleep(0.1)
    return Held(
        seconds=round(time.monotonic() - began, 1),
        memory_mb=round(server.memory_info().rss / 2**20, 1),
        threads=server.num_threads(),
        handles=server.num_fds(),
        sessions=sessions,
    )


def cores(processes: Sequence[psutil.Process]) -> float:
    """Seconds of processor that they have used."""
    return sum(sum(one.cpu_times()[:2]) for one in processes)


class Run:
    """One run against one server."""

    def __init__(self, server: psutil.Process, url: str, groups: list[Phones], seconds: float):
        self._server = server
        self._url = url
        self._groups = groups
        self._seconds = seconds
        self._began = time.monotonic()
        self._clients = [psutil.Process(one.process.pid) for one in groups]

    def measure(self) -> dict[str, Any]:
        """Wait until all are painted, warm up, look at it, and let the phones leave."""
        self._until_all_are_painted()
        time.sleep(max(_LEAST_WARM_UP, self._seconds / 5))
        before, used, since = self._sessions(), self._used(), time.monotonic()
        samples = [self._held()]
        delays: list[float] = []
        while time.monotonic() < since + self._seconds:
            time.sleep(_SAMPLE_SECONDS)
            samples.append(self._held())
            delays += [one["server_ms"] for one in self._sessions().values() if one["server_ms"]]
        after = self._sessions()
        seconds = time.monotonic() - since
        spent = {name: (now - used[name]) / seconds for name, now in self._used().items()}
        for group in self._groups:
            group.stop()
        time.sleep(_REST_SECONDS)
        return {
            "samples": [asdict(sample) for sample in samples],
            "left": asdict(self._held()),
            "cores_used": {name: round(value, 3) for name, value in spent.items()},
            "server_ms": percentiles(delays),
            "each": [
                of_session(before[one], after[one], seconds) for one in before if one in after
            ],
            "ends": [end for group in self._groups for end in group.ends],
            "measured_seconds": round(seconds, 1),
        }

    def _until_all_are_painted(self) -> None:
        deadline = time.monotonic() + _START_SECONDS
        while any(min(group.received) < 3 for group in self._groups):
            if time.monotonic() > deadline:
                raise SystemExit("not all phones were painted in time")
            time.sleep(0.5)

    def _held(self) -> Held:
        return held(self._server, self._url, self._began)

    def _sessions(self) -> dict[str, dict[str, Any]]:
        return {one["id"]: one for one in status(self._url)["sessions"]}

    def _used(self) -> dict[str, float]:
        own = {"server": cores([self._server]), "phones": cores(self._clients)}
        times = psutil.cpu_times()
        everything = sum(times) - times.idle - times.iowait
        return own | {"others": everything - sum(own.values())}


def of_session(before: dict[str, Any], after: dict[str, Any], seconds: float) -> dict[str, Any]:
    """A session's figures between two looks at it."""
    passed = {name: after[name] - before[name] for name in ("frames_in", "frames_out", "dropped")}
    return {
        "fps_in": round(passed["frames_in"] / seconds, 2),
        "fps_out": round(passed["frames_out"] / seconds, 2),
        "dropped": passed["dropped"],
        "size": f"{after['width']}x{after['height']}",
    }


def percentiles(values: Sequence[float]) -> dict[str, float] | None:
    if not values:
        return None
    return {f"p{at}": round(float(np.percentile(values, at)), 1) for at in (50, 95)}


def slope(samples: list[dict[str, Any]], name: str) -> float:
    """Growth a minute, of all samples."""
    minutes = [one["seconds"] / 60 for one in samples]
    return round(float(np.polyfit(minutes, [one[name] for one in samples], 1)[0]), 3)


def unfairness(values: Sequence[float]) -> float:
    """How far the best and the worst are apart, as a share of the mean."""
    return round((max(values) - min(values)) / mean(values), 3) if any(values) else 1.0


def summary(measured: dict[str, Any]) -> dict[str, Any]:
    """The report's figures of what was measured."""
    samples, ends = measured["samples"], measured.pop("ends")
    third = max(1, len(samples) // 3)
    first, last = (
        median(one["memory_mb"] for one in part) for part in (samples[:third], samples[-third:])
    )
    seconds = samples[-1]["seconds"]
    delays = [1000 * delay for end in ends for delay in end["delays"][1:]]
    return measured | {
        "unfairness": unfairness([one["fps_out"] for one in measured["each"]]),
        "goodbyes": [end["goodbye"]["why"] for end in ends if end["goodbye"]],
        "fps_out": round(sum(one["fps_out"] for one in measured["each"]), 1),
        "delay_ms": percentiles(delays),
        "growth_percent": round(100 * (last / first - 1), 2),
        "growth_a_minute": {
            name: slope(samples, name) for name in ("memory_mb", "threads", "handles")
        },
        "kbit_a_second": {
            way: round(mean(8 * end["traffic"][way] / seconds / 1000 for end in ends), 1)
            for way in ("up", "down")
        },
    }


def misses(report: dict[str, Any]) -> list[str]:
    """The goals that were not reached, in words."""
    found = []
    samples, left = report["samples"], report["left"]
    if min(one["sessions"] for one in samples) < report["sessions"]:
        found.append(f"not everybody stayed: {report['goodbyes']}")
    if report["unfairness"] > MOST_UNFAIR:
        found.append(f"the best and the worst are {100 * report['unfairness']:.0f} % apart")
    if report["growth_percent"] >= MOST_GROWTH:
        found.append(f"memory grew by {report['growth_percent']} %")
    for name in ("threads", "handles"):
        if samples[-1][name] > samples[0][name]:
            found.append(f"{name} grew from {samples[0][name]} to {samples[-1][name]}")
    if left["sessions"]:
        found.append(f"{left['sessions']} sessions are left")
    return found


def measure(sessions: int, size: str, fps: float, seconds: float, a_process: int) -> dict[str, Any]:
    """The run and what was measured, JSON-ready."""
    load = os.getloadavg()[0]
    with serving(sessions) as (server, url), ExitStack() as stack:
        at_start = held(server, url, time.monotonic())
        shares = [min(a_process, sessions - at) for at in range(0, sessions, a_process)]
        groups = [stack.enter_context(phoning(url, share, size, fps)) for share in shares]
        measured = summary(Run(server, url, groups, seconds).measure())
    report = {
        "sessions": sessions,
        "size": size,
        "fps": fps,
        "load_before": round(load, 1),
        "at_start": asdict(at_start),
    }
    report |= measured
    return report | {"missed": misses(report)}


def show(report: dict[str, Any]) -> None:
    console = Console(width=100)
    table = Table(
        title=f"{report['sessions']} sessions of {report['size']} at {report['fps']:g} fps"
    )
    columns = ("seconds", "memory_mb", "threads", "handles", "sessions")
    for column in ("", *columns):
        table.add_column(column, justify="right")
    looks = {"at start": report["at_start"], "warm": report["samples"][0]}
    looks |= {"at the end": report["samples"][-1], "all left": report["left"]}
    for name, look in looks.items():
        table.add_row(name, *(str(look[column]) for column in columns))
    console.print(table)
    each = sorted(one["fps_out"] for one in report["each"])
    console.print(f"painted, frames a second of each: {each}")
    for name in ("unfairness", "delay_ms", "server_ms", "cores_used", "kbit_a_second"):
        console.print(f"{name}: {report[name]}")
    console.print(f"growth: {report['growth_percent']} %, a minute: {report['growth_a_minute']}")
    console.print("\n".join(report["missed"]) or "all goals are met", style="bold", markup=False)


def main(
    sessions: Annotated[int, typer.Option(help="Phones at once.")] = 20,
    size: Annotated[str, typer.Option(help="Of their cameras.")] = "160x120",
    fps: Annotated[float, typer.Option(help="Of their cameras.")] = 5.0,
    minutes: Annotated[float, typer.Option(help="How long, after the warm-up.")] = 10.0,
    a_process: Annotated[int, typer.Option(help="Phones in one process.")] = 5,
    out: Annotated[Path, typer.Option(help="Folder for sessions.json.")] = Path("bench/results"),
) -> None:
    report = measure(sessions, size, fps, 60 * minutes, a_process)
    command = f"python bench/sessions.py --sessions {sessions} --size {size} --fps {fps:g}"
    told = {"machine": machine(), "command": f"{command} --minutes {minutes:g}"} | report
    out.mkdir(parents=True, exist_ok=True)
    (out / "sessions.json").write_text(json.dumps(told, indent=2) + "\n")
    show(report)
    sys.exit(bool(report["missed"]))


if __name__ == "__main__":
    typer.run(main)
