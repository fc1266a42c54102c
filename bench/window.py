"""The window's frame rate while it does more than show the picture.

    python bench/window.py [--seconds 6] [--rounds 1]

Runs the app itself in this process, on the display there is, on clips that the demo source drew.
Each feature is measured between two stretches of the plain window, and compared with their mean:
what the machine does besides falls on both. What holds the window for over 16 ms is told too. The
exit code is 1 where a feature keeps less than nine tenths of the plain rate at 30 frames a second.
"""

from __future__ import annotations

import json
import math
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, median
from typing import Annotated, Any

import numpy as np
import typer
from live import write_clip
from machine import machine
from PyQt6.QtCore import QObject, QPoint, Qt, QTimer
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication
from rich.console import Console
from rich.table import Table
from soak import shown_window

from artem.gui import settings
from artem.gui.app import run
from artem.gui.care.watchdog import Offence, Watchdog
from artem.gui.loop import FinishedRun
from artem.gui.window import Window
from artem.options import SessionOptions, parse_size

KEPT = 0.9  # of the plain rate, at least
_SETTLE = 2.0  # seconds from a change until its stretch begins
_HAND_MS = 1000 // 60
_CLIPS = {"30 fps": ("640x480", 30), "large": ("1280x720", 30), "120 fps": ("640x480", 120)}
RUNS = (
    ("30 fps, 640x480", "30 fps", "640x480"),
    ("30 fps, 1280x720 at size auto", "large", "auto"),
    ("120 fps, 640x480", "120 fps", "640x480"),
)
PLAIN = "plain"
FEATURES: dict[str, tuple[str, ...]] = {
    "recording": ("record",),
    "mixer moving": ("mixer",),
    "grid": ("grid",),
    "side by side": ("side-by-side",),
    "picture in picture": ("picture-in-picture",),
    "all but the grid": ("record", "mixer", "side-by-side", "picture-in-picture"),
}
"""By name, the actions that are on. The grid covers the picture, of which nothing is shown then."""


@dataclass
class Stretch:
    """What was measured while some actions were on. shown: (moment, latency) of each paint."""

    name: str
    began: float = 0.0
    ended: float = 0.0
    shown: list[tuple[float, float]] = field(default_factory=list)
    offences: list[Offence] = field(default_factory=list)

    def figures(self, painted: Sequence[float]) -> dict[str, Any]:
        """JSON-ready. painted: moments when the net was done."""
        seconds = self.ended - self.began
        late = [1000 * late for _, late in self.shown]
        return {
            "fps": round(sum(self.began <= at < self.ended for at in painted) / seconds, 2),
            "shown_fps": round(len(late) / seconds, 2),
            "p95_ms": round(float(np.percentile(late, 95)), 1) if late else None,
            "held_ms": sorted((round(1000 * each.seconds) for each in self.offences), reverse=True),
        }


class Hand:
    """Holds the puck of the mixer's pad and leads it in a circle."""

    def __init__(self, window: Window) -> None:
        self._pad = window.mixer.pad
        self._timer = QTimer()
        self._timer.setInterval(_HAND_MS)
        self._timer.timeout.connect(self._move)
        self._began = 0.0

    def begin(self) -> None:
        """Take the puck."""
        self._began = time.monotonic()
        QTest.mousePress(self._pad, Qt.MouseButton.LeftButton, pos=self._place())
        self._timer.start()

    def end(self) -> None:
        """Let go of it."""
        if self._timer.isActive():
            self._timer.stop()
            QTest.mouseRelease(self._pad, Qt.MouseButton.LeftButton, pos=self._place())

    def _move(self) -> None:
        QTest.mouseMove(self._pad, self._place())

    def _place(self) -> QPoint:
        angle = 2.0 * (time.monotonic() - self._began)
        return self._pad.point_of(
            0.5 + 0.3 * math.cos(angle), 0.5 + 0.3 * math.sin(angle)
        ).toPoint()


class Measurement(QObject):
    """Goes through the stretches one by one, then closes the window."""

    def __init__(self, seconds: float, names: Sequence[str]) -> None:
        super().__init__()
        self.stretches = [Stretch(name) for name in names]
        self._seconds = seconds
        self._left = list(self.stretches)
        self._now: Stretch | None = None
        self._on: set[str] = set()
        self._watchdog = Watchdog(self._on_offence)

    def begin(self) -> None:
        """As soon as there is a picture."""
        window = shown_window()
        if window is None or window.feed.frame is None or not window.mixer.pad.spots:
            QTimer.singleShot(100, self.begin)
            return
        self._window = window
        self._hand = Hand(window)
        window.feed.presented.connect(self._on_presented)
        self._watchdog.start()
        QTimer.singleShot(int(1000 * _SETTLE), self._next)

    def _next(self) -> None:
        if not self._left:
            self._watchdog.stop()
            self._window.close()
            return
        stretch = self._left.pop(0)
        self._switch(set(FEATURES.get(stretch.name, ())))
        QTimer.singleShot(int(1000 * _SETTLE), lambda: self._measure(stretch))

    def _measure(self, stretch: Stretch) -> None:
        self._now, stretch.began = stretch, time.monotonic()
        QTimer.singleShot(int(1000 * self._seconds), self._end)

    def _end(self) -> None:
        if self._now is not None:
            self._now.ended, self._now = time.monotonic(), None
        self._hand.end()
        self._next()

    def _switch(self, wanted: set[str]) -> None:
        actions = self._window.action_set
        assert actions is not None
        for action in self._on ^ wanted:
            actions[action].trigger()
        self._on = wanted
        if "mixer" in wanted:
            QTimer.singleShot(200, self._hand.begin)  # when it is laid out

    def _on_presented(self, captured: float, began: float, ended: float) -> None:
        del began
        if self._now is not None:
            self._now.shown.append((ended, ended - captured))

    def _on_offence(self, offence: Offence) -> None:
        if self._now is not None:
            self._now.offences.append(offence)


def order(rounds: int) -> list[str]:
    """Every feature between two plain stretches."""
    names = [PLAIN]
    for feature in list(FEATURES) * rounds:
        names += [feature, PLAIN]
    return names


def measured(clip: Path, size: str, seconds: float, rounds: int, folder: Path) -> dict[str, Any]:
    """One run of the app; each feature's figures, beside the plain ones."""
    settings_file = folder / "settings.json"
    settings.save(settings_file, settings.Remembered(hints_seen=True))
    options = SessionOptions(source=str(clip), size=parse_size(size), profile=folder / "none")
    of_run = Measurement(seconds, order(rounds))
    QTimer.singleShot(0, of_run.begin)
    finished: list[FinishedRun] = []
    run(options, started=time.monotonic(), on_finished=finished.append, settings_file=settings_file)
    trace = finished[0].stats.trace.to_json()
    zero = trace["otherData"]["monotonic_seconds"]
    painted = [
        zero + (event["ts"] + event["dur"]) / 1e6
        for event in trace["traceEvents"]
        if event["name"] == "net"
    ]
    tell_places(of_run.stretches)
    return summary([(one.name, one.figures(painted)) for one in of_run.stretches])


def summary(stretches: Sequence[tuple[str, dict[str, Any]]]) -> dict[str, Any]:
    """By feature: medians over the rounds; ratio: of its rate to the plain one beside it.

    A ratio of 0 also where nothing was painted beside it: then nothing was measured.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    for (_, before), (name, figures), (_, after) in zip(
        stretches[::2], stretches[1::2], stretches[2::2], strict=False
    ):
        beside = mean((before["fps"], after["fps"]))
        ratio = figures["fps"] / beside if beside else 0.0
        found.setdefault(name, []).append(figures | {"ratio": ratio})
    found[PLAIN] = [figures | {"ratio": 1.0} for name, figures in stretches if name == PLAIN]
    return {name: _medians(found[name]) for name in (PLAIN, *FEATURES)}


def _medians(rounds: list[dict[str, Any]]) -> dict[str, Any]:
    names = ("fps", "ratio", "shown_fps", "p95_ms")
    each = {name: [one[name] for one in rounds if one[name] is not None] for name in names}
    return {
        **{name: round(median(values), 3) if values else None for name, values in each.items()},
        "held_ms": sorted((ms for one in rounds for ms in one["held_ms"]), reverse=True),
    }


def tell_places(stretches: Sequence[Stretch]) -> None:
    """Where the window was held."""
    for stretch in stretches:
        for offence in stretch.offences:
            print(f"{stretch.name}: {1000 * offence.seconds:.0f} ms\n{offence.stack}")


def misses(runs: dict[str, Any]) -> list[str]:
    """The goals that were not reached, in words."""
    first = runs.get(RUNS[0][0], {})
    return [
        f"{name} keeps {figures['ratio']:.2f} of the plain rate"
        for name, figures in first.items()
        if figures["ratio"] < KEPT
    ] + [
        f"{name} ({run_name}) held the window for {figures['held_ms']} ms"
        for run_name, features in runs.items()
        for name, figures in features.items()
        if figures["held_ms"]
    ]


def show(runs: dict[str, Any]) -> None:
    for run_name, features in runs.items():
        table = Table(title=run_name)
        columns = ("fps", "ratio", "shown_fps", "p95_ms", "held_ms")
        for column in ("", *columns):
            table.add_column(column, justify="right" if column else "left")
        for name, figures in features.items():
            table.add_row(name, *(str(figures[column]) for column in columns))
        Console(width=100).print(table)


def main(
    seconds: Annotated[float, typer.Option(help="Length of a stretch.")] = 6.0,
    rounds: Annotated[int, typer.Option(help="How often each feature is measured.")] = 1,
    only: Annotated[str, typer.Option(help="Only runs with this in their name.")] = "",
    out: Annotated[Path, typer.Option(help="Folder for window.json.")] = Path("bench/results"),
) -> None:
    application = QApplication.instance() or QApplication(["artem"])
    runs = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind in ("CONFIG_HOME", "STATE_HOME", "DATA_HOME", "VIDEOS_DIR", "PICTURES_DIR"):
            os.environ[f"XDG_{kind}"] = f"{folder}/{kind}"
        for run_name, kind, size in RUNS:
            if only in run_name:
                clip = folder / f"{kind}.mp4"
                write_clip(clip, *_CLIPS[kind])
                runs[run_name] = measured(clip, size, seconds, rounds, folder)
    del application
    missed = misses(runs)
    report = {"machine": machine(), "command": "python bench/window.py", "runs": runs}
    out.mkdir(parents=True, exist_ok=True)
    (out / "window.json").write_text(json.dumps(report | {"missed": missed}, indent=2) + "\n")
    show(runs)
    print("\n".join(missed) or "all goals are met")
    sys.exit(bool(missed))


if __name__ == "__main__":
    typer.run(main)
