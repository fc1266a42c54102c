"""The window for an hour under random hands: does it leak, stumble or hold the user up?

    python bench/soak.py [--minutes 60] [--seed 1] [--source demo]

Runs the app itself in this process, on the display there is, and does something every 0.3 s: any
action of its menus, a style, a slider, another size, a drag. It warms up with every style and every
action once, and some random ones. Then and at the end everything is closed and switched off, and
what the process holds is compared. Needs Linux for its /proc. The exit code is 1 where a goal is
missed.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from statistics import median
from threading import enumerate as living_threads
from typing import Annotated, Any

import typer
from machine import machine
from PyQt6.QtCore import QObject, QPoint, Qt, QTimer
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication, QDialog, QLineEdit, QSlider, QWidget
from rich.console import Console
from rich.table import Table

from artem.gui.app import run
from artem.gui.care.watchdog import Watchdog
from artem.gui.styles.style_tile import StyleTile
from artem.gui.window import Window
from artem.options import SessionOptions

EXCLUDED = {"quit", "open-file", "add-style", "paste", "open-folder"}
MOST_GROWTH = 2.0  # per cent of memory, from the warm-up's end
_STEP_MS = 300
_SAMPLE_MS = 10_000
_REST_MS = 6000
_REST_SAMPLES = 12
_SIZES = ((900, 640), (1100, 760), (800, 600), (620, 500), (1200, 900))


@dataclass(frozen=True)
class Held:
    """What the process holds at a moment; seconds since its begin."""

    seconds: float
    memory_mb: float
    threads: int
    handles: int
    fps: float


class RandomUser:
    """Does one thing after the other: everything once in its order, then by a seed."""

    def __init__(self, window: Window, seed: int) -> None:
        self._window = window
        self._random = random.Random(seed)
        assert window.action_set is not None
        declared = [one.id for one in window.action_set.declared if one.id not in EXCLUDED]
        self._kinds: list[Callable[[], object]] = [
            *[self._trigger_any] * 4,
            self._pick_any,
            self._move_slider,
            self._resize,
            self._drag,
            self._open_menu,
            self._type,
        ]
        self._actions = declared
        self._first: list[Callable[[], object]] = [
            *(partial(self._pick, tile) for tile in window.styles.tiles),
            *(partial(self._trigger, action) for action in declared),
            *(partial(self._trigger, action) for action in declared if self._switches(action)),
        ]

    def act(self) -> None:
        """Close what the last act opened over the window, sometimes, and do another."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        if self._first:
            self._first.pop(0)()
            return
        if self._random.random() < 0.4:
            close_all(self._window)
        self._random.choice(self._kinds)()

    def _switches(self, action: str) -> bool:
        return self._window.action_set[action].isCheckable()

    def _trigger_any(self) -> None:
        self._trigger(self._random.choice(self._actions))

    def _trigger(self, name: str) -> None:
        action = self._window.action_set[name]
        if action.isEnabled():
            action.trigger()

    def _open_menu(self) -> None:
        menus = [one.menu() for one in self._window.menu_bar.actions()]
        menu = self._random.choice([menu for menu in menus if menu is not None])
        menu.popup(self._window.mapToGlobal(QPoint(20, 30)))

    def _type(self) -> None:
        """Into whatever is being typed in."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QLineEdit):
            QTest.keyClicks(focused, self._random.choice(("s", "mir", "full", "zz")))

    def _pick_any(self) -> None:
        self._pick(self._random.choice(self._window.styles.tiles))

    def _pick(self, tile: StyleTile) -> None:
        QTest.mouseClick(tile, Qt.MouseButton.LeftButton)

    def _move_slider(self) -> None:
        sliders = [one for one in self._window.findChildren(QSlider) if one.isVisible()]
        if sliders:
            slider = self._random.choice(sliders)
            slider.setValue(self._random.randint(slider.minimum(), slider.maximum()))

    def _resize(self) -> None:
        if not self._window.isFullScreen():
            self._window.resize(*self._random.choice(_SIZES))

    def _drag(self) -> None:
        feed = self._window.feed
        places = [QPoint(self._random.randrange(feed.width()), feed.height() // 2) for _ in "abc"]
        QTest.mousePress(feed, Qt.MouseButton.LeftButton, pos=places[0])
        for place in places[1:]:
            QTest.mouseMove(feed, place)
        QTest.mouseRelease(feed, Qt.MouseButton.LeftButton, pos=places[-1])


class Soak(QObject):
    """Warm up, rest, go on, rest, close."""

    def __init__(self, seconds: float, seed: int) -> None:
        super().__init__()
        self.samples: list[Held] = []
        self.settled: Held | None = None
        self.ended: Held | None = None
        self.acts = 0
        self.watchdog = Watchdog()
        self._seconds = seconds
        self._seed = seed
        self._began = time.monotonic()
        self._resting = False
        self._user: RandomUser | None = None
        self._window: Window | None = None
        self._sampler = QTimer(self)
        self._sampler.timeout.connect(lambda: self.samples.append(self.held()))

    def begin(self) -> None:
        """As soon as there is a picture."""
        self._window = shown_window()
        if self._window is None or self._window.feed.frame is None:
            QTimer.singleShot(100, self.begin)
            return
        self._user = RandomUser(self._window, self._seed)
        self._began = time.monotonic()
        self.watchdog.start()
        self._sampler.start(_SAMPLE_MS)
        warm_up = max(90.0, 0.2 * self._seconds) if self._seconds > 120 else 0.4 * self._seconds
        QTimer.singleShot(int(1000 * warm_up), lambda: self._rest(self._on_settled))
        QTimer.singleShot(int(1000 * self._seconds), lambda: self._rest(self._on_ended))
        self._step()

    def held(self) -> Held:
        """What the process holds now."""
        return Held(
            seconds=round(time.monotonic() - self._began, 1),
            memory_mb=round(memory_mb(), 1),
            threads=len(os.listdir("/proc/self/task")),  # noqa: PTH208
            handles=len(os.listdir("/proc/self/fd")) - 1,  # noqa: PTH208
            fps=fps_shown(self._window) if self._window is not None else 0.0,
        )

    def _step(self) -> None:
        # armed first: an act may open a menu, which returns only when it is closed
        QTimer.singleShot(_STEP_MS, self._step)
        if self._user is not None and not self._resting:
            self.acts += 1
            self._user.act()

    def _rest(self, then: Callable[[Held], None]) -> None:
        self._resting = True
        found: list[Held] = []
        switch_off(self._window)

        def look() -> None:
            close_all(self._window)
            found.append(self.held())
            if len(found) < _REST_SAMPLES:
                QTimer.singleShot(_REST_MS // _REST_SAMPLES, look)
            else:
                self._resting = False
                then(middle(found[_REST_SAMPLES // 2 :]))

        look()

    def _on_settled(self, held: Held) -> None:
        self.settled = held

    def _on_ended(self, held: Held) -> None:
        self.ended = held
        self._sampler.stop()
        self._resting = True
        self.watchdog.stop()
        if self._window is not None:
            self._window.close()


def close_all(window: QWidget | None) -> None:
    """Close everything but the window, and leave its full screen."""
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible():
            other.close()
    for dialog in window.findChildren(QDialog) if window is not None else ():
        dialog.close()
    if isinstance(window, Window) and window.isFullScreen():
        window.leave_fullscreen()


def switch_off(window: Window | None) -> None:
    """End what was switched on, such as a recording."""
    close_all(window)
    actions = window.action_set if window is not None else None
    for one in actions.declared if actions is not None else ():
        if one.switches and actions[one.id].isChecked():
            actions[one.id].trigger()


def middle(found: list[Held]) -> Held:
    """The median of each figure."""
    each = zip(*(asdict(one).values() for one in found), strict=True)
    seconds, memory, threads, handles, fps = (round(median(values), 1) for values in each)
    return Held(seconds, memory, int(threads), int(handles), fps)


def shown_window() -> Window | None:
    windows = (one for one in QApplication.topLevelWidgets() if isinstance(one, Window))
    return next((one for one in windows if one.isVisible()), None)


def memory_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def fps_shown(window: Window) -> float:
    """As the status line says it."""
    try:
        return float(window.status.figures[0].accessibleName().split()[0])
    except (ValueError, IndexError):
        return 0.0


def misses(report: dict[str, Any]) -> list[str]:
    """The goals that were not reached, in words."""
    settled, ended = report["settled"], report["ended"]
    found = [f"an exception: {report['exception']}"] if report["exception"] else []
    if report["threads_left"]:
        found.append(f"threads go on after the end: {', '.join(report['threads_left'])}")
    if not (settled and ended):
        return [*found, "the run did not come to its end"]
    if report["growth_percent"] >= MOST_GROWTH:
        found.append(f"memory grew by {report['growth_percent']} %")
    for name in ("threads", "handles"):
        if ended[name] > settled[name]:
            found.append(f"{name} grew from {settled[name]} to {ended[name]}")
    if report["offences"]:
        found.append(f"{len(report['offences'])} times the window was held for over 16 ms")
    return found


def soak(seconds: float, seed: int, source: str, style: str | None) -> dict[str, Any]:
    """The run and what was measured, JSON-ready."""
    application = QApplication.instance() or QApplication(["artem"])
    of_run = Soak(seconds, seed)
    QTimer.singleShot(0, of_run.begin)
    exception = None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for name in ("CONFIG_HOME", "STATE_HOME", "DATA_HOME", "VIDEOS_DIR", "PICTURES_DIR"):
            os.environ[f"XDG_{name}"] = f"{folder}/{name}"
        try:
            run(SessionOptions(source=source, style=style), started=time.monotonic())
        except Exception as error:
            exception = repr(error)
    del application
    settled, ended = of_run.settled, of_run.ended
    grown = 100 * (ended.memory_mb / settled.memory_mb - 1) if settled and ended else 0.0
    report = {
        "seconds": seconds,
        "seed": seed,
        "acts": of_run.acts,
        "settled": asdict(settled) if settled else None,
        "ended": asdict(ended) if ended else None,
        "growth_percent": round(grown, 2),
        "offences": [asdict(offence) for offence in of_run.watchdog.offences],
        "exception": exception,
        "threads_left": [one.name for one in living_threads() if one.name.startswith("artem")],
        "samples": [asdict(sample) for sample in of_run.samples],
    }
    return report | {"missed": misses(report)}


def show(report: dict[str, Any]) -> None:
    console = Console(width=100)
    table = Table(title=f"{report['acts']} acts in {report['seconds'] / 60:.0f} minutes")
    columns = ("seconds", "memory_mb", "threads", "handles", "fps")
    for column in ("", *columns):
        table.add_column(column, justify="right")
    for name in ("settled", "ended"):
        if report[name]:
            table.add_row(name, *(str(report[name][column]) for column in columns))
    console.print(table)
    console.print(f"memory grew by {report['growth_percent']} %")
    by_place: dict[str, list[float]] = {}
    for offence in report["offences"]:
        by_place.setdefault(offence["stack"], []).append(1000 * offence["seconds"])
    for stack, times in by_place.items():
        told = ", ".join(f"{each:.0f}" for each in times)
        console.print(f"{told} ms in\n{stack}", markup=False)
    console.print("\n".join(report["missed"]) or "all goals are met", style="bold", markup=False)


def main(
    minutes: Annotated[float, typer.Option(help="How long.")] = 60.0,
    seed: Annotated[int, typer.Option(help="Of what is done.")] = 1,
    source: Annotated[str, typer.Option(help="What to look at.")] = "demo",
    style: Annotated[str | None, typer.Option(help="What to begin with.")] = None,
    out: Annotated[Path, typer.Option(help="Folder for soak.json.")] = Path("bench/results"),
) -> None:
    report = soak(60 * minutes, seed, source, style)
    out.mkdir(parents=True, exist_ok=True)
    told = {"machine": machine(), "command": f"python bench/soak.py --minutes {minutes:g}"} | report
    (out / "soak.json").write_text(json.dumps(told, indent=2) + "\n")
    show(report)
    sys.exit(bool(report["missed"]))


if __name__ == "__main__":
    typer.run(main)
