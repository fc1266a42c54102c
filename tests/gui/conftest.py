"""A real window with a source and stylizers that do as they are told."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import numpy as np
import pytest

from artem.capture.address import without_login
from artem.capture.base import Source, SourceInfo
from artem.errors import ArtemError, PictureError, SourceLost, UnknownStyle
from artem.frame import Frame, Pixels
from artem.look import Look

if TYPE_CHECKING:
    from artem.gui.care.watchdog import Offence

NO_DISPLAY = sys.platform.startswith("linux") and not (
    os.environ.get("DISPLAY") or os.environ.get("QT_QPA_PLATFORM")
)
COLOURS = {"red": (200, 30, 30), "green": (30, 200, 30), "blue": (30, 30, 200)}
PURPLE = (160, 30, 160)  # of every picture that is worn


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if NO_DISPLAY:
        skip = pytest.mark.skip(reason="no DISPLAY; run under xvfb-run")
        for item in items:
            if item.path.parent == Path(__file__).parent:
                item.add_marker(skip)


class FakeSource(Source):
    """Left half dark, right half light; can be lost, refused or stalled from outside."""

    def __init__(self, spec: str, size: tuple[int, int] = (160, 120)) -> None:
        self.spec = spec
        self.size = size
        self.lost = Event()
        self.stalled = Event()
        self.released = Event()
        self.refused: ArtemError | None = None
        self.opened = 0
        self._index = 0

    @property
    def name(self) -> str:
        return without_login(self.spec)

    def open(self) -> SourceInfo:
        if self.refused is not None:
            raise self.refused
        self.opened += 1
        return SourceInfo(self.spec.partition(":")[0], self.spec, *self.size, 50.0, "RGB")

    def read(self) -> Frame | None:
        time.sleep(0.02)
        if self.stalled.is_set():
            self.released.wait(3.0)
        if self.lost.is_set():
            raise SourceLost(f"{self.spec} stopped giving pictures; check its cable")
        self._index += 1
        return Frame(halves(self.size), self._index, time.monotonic())

    def close(self) -> None:
        pass


def halves(size: tuple[int, int]) -> Pixels:
    pixels = np.full((size[1], size[0], 3), 60, np.uint8)
    pixels[:, size[0] // 2 :] = 220
    return pixels


class FakeStylizer:
    """Mixes the picture with the style's colour."""

    preset, device, backend, precision = "fast", "cpu", "fake", "fp32"

    def __init__(self, style: str) -> None:
        self.look = Look(mix=((style, 1.0),))
        self.worn: list[Look] = []  # in their order
        self.prepared: list[tuple[int, int]] = []
        self.learned: list[str] = []
        self.forgotten: list[str] = []

    @property
    def style(self) -> str:
        return self.look.mix[0][0]

    def learn(self, style: str) -> None:
        if style == "damaged":
            raise PictureError(f"{style} is not a picture")
        self.learned.append(style)

    def forget(self, style: str) -> None:
        self.forgotten.append(style)

    def set_look(self, look: Look) -> None:
        for name, _ in look.mix:
            if name in self.forgotten:
                raise UnknownStyle(f"there is no style {name}")
        self.look = look
        self.worn.append(look)

    def prepare(self, width: int, height: int) -> None:
        self.prepared.append((width, height))

    def __call__(self, pixels: Pixels, /) -> Pixels:
        colour = np.mean([COLOURS.get(name, PURPLE) for name, _ in self.look.mix], axis=0)
        mixed = pixels + self.look.strength * 0.8 * (colour - pixels)
        return mixed.astype(np.uint8)


class FakeStore:
    """Takes every picture; a file is called like its stem and belongs to the net of the others."""

    def __init__(self) -> None:
        self.kept: list[str] = []
        self.refused: ArtemError | None = None

    def add_file(self, path: Path):
        return self.add_picture(None, path.stem)

    def add_picture(self, pixels: Pixels | None, title: str):
        from artem.gui.styles.catalog import StyleEntry

        if self.refused is not None:
            raise self.refused
        self.kept.append(title)
        net = "own_net" if title == "own_net" else "net"
        return StyleEntry(title, title, net, title, is_picture=net == "net", own=True)

    def remove(self, name: str) -> None:
        self.kept.remove(name)


@dataclass
class Rig:
    """A window with its session, and the fakes behind it."""

    window: object = None
    session: object = None
    sources: dict[str, FakeSource] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)
    slow: dict[str, float] = field(default_factory=dict)
    broken: dict[str, Exception] = field(default_factory=dict)
    broken_once: dict[str, Exception] = field(default_factory=dict)
    refused: dict[str, Exception] = field(default_factory=dict)
    found: tuple[str, ...] = ("webcam:0",)
    finder: object = None  # a SourceFinder, in place of `found`
    one_net: bool = False
    share: Callable = None
    store: FakeStore = field(default_factory=FakeStore)

    def __post_init__(self) -> None:
        from artem.gui.sharing.shared import share

        self.share = share  # the real one, to be replaced by what fails

    def source(self, spec: str) -> FakeSource:
        if spec in self.refused:
            raise self.refused[spec]
        return self.sources.setdefault(spec, FakeSource(spec))

    def find(self):
        from artem.gui.styles.catalog import FoundSources, SourceEntry

        if self.finder is not None:
            return self.finder.find()
        return FoundSources(tuple(SourceEntry(spec, "Built-in camera") for spec in self.found))

    def stylizer(self, style: str) -> FakeStylizer:
        time.sleep(self.slow.get(style, 0.0))
        if style in self.broken:
            raise self.broken[style]
        if style in self.broken_once:
            raise self.broken_once.pop(style)
        self.made.append(style)
        return FakeStylizer(style)


_held: dict[str, list[int]] = {}  # milliseconds, by place


@pytest.fixture(autouse=True)
def watched(request) -> Iterator[None]:
    """Note what holds the GUI thread up; how long it takes depends on the machine, so that it is
    told in the summary and fails nothing: bench/soak.py and bench/window.py do.
    """
    if "application" not in request.fixturenames:
        yield
        return
    from artem.gui.care.watchdog import Watchdog

    request.getfixturevalue("application")
    watchdog = Watchdog(note)
    watchdog.start()
    yield
    watchdog.stop()


def pytest_terminal_summary(terminalreporter) -> None:
    """Tell what held the window up for long more than once."""
    repeated = {place: held for place, held in _held.items() if len(held) > 1}
    if repeated:
        terminalreporter.section("held the window for over 32 ms")
    for place, held in sorted(repeated.items(), key=lambda item: -max(item[1])):
        terminalreporter.line(f"{place}: {', '.join(map(str, sorted(held, reverse=True)))} ms")


def note(offence: Offence) -> None:
    """Keep one that is well over the limit."""
    if offence.seconds > 0.032:
        _held.setdefault(place_of(offence.stack), []).append(round(1000 * offence.seconds))


def place_of(stack: str) -> str:
    """The deepest call of the app in a stack."""
    own = [line.strip() for line in stack.splitlines() if "/artem/" in line]
    return own[-1] if own else "not in the app"


@pytest.fixture(scope="session")
def application():
    from PyQt6.QtWidgets import QApplication

    return QApplication.instance() or QApplication(["artem-tests"])


@pytest.fixture
def wait(application) -> Callable[..., None]:
    from PyQt6.QtTest import QTest

    def wait_until(done: Callable[[], object], seconds: float = 10.0) -> None:
        end = time.monotonic() + seconds
        while not done():
            assert time.monotonic() < end, "waited in vain"
            QTest.qWait(10)

    return wait_until


@pytest.fixture
def rig() -> Rig:
    return Rig()


@pytest.fixture
def open_window(application, wait, rig, tmp_path) -> Iterator[Callable[..., Rig]]:
    """Open a window on the rig; options as of SessionOptions, or what is remembered."""
    from artem.gui.app import plan
    from artem.gui.care.run_record import RunRecord
    from artem.gui.parts import Parts
    from artem.gui.session import Session
    from artem.gui.settings import Loaded, Remembered
    from artem.gui.styles.catalog import StyleEntry
    from artem.gui.window import Window
    from artem.options import SessionOptions
    from artem.pipeline.stats import Stats

    def open_it(
        remembered: Remembered = Remembered(hints_seen=True),  # noqa: B008
        run_record: RunRecord | None = None,
        **options,
    ) -> Rig:
        chosen = SessionOptions(**{"style": "red", **options})
        parts = Parts(
            styles=[
                StyleEntry(
                    name, name, "net" if rig.one_net else name, name.title(), "A. Painter, 1900"
                )
                for name in COLOURS
            ],
            make_source=rig.source,
            make_stylizer=rig.stylizer,
            make_fit=lambda _: lambda pixels: pixels,
            find_sources=rig.find,
            store=rig.store,
            looks_file=tmp_path / "looks.json",
            find_changes=lambda: rig.finder and rig.finder.find_changes(),
            share=rig.share,
        )
        rig.window = Window(parts.styles)
        start = plan(chosen, parts, Loaded(remembered))
        start = replace(start, record=run_record or RunRecord())
        rig.session = Session(rig.window, parts, start, chosen, Stats(time.monotonic()))
        rig.session.over.connect(rig.window.close)
        rig.window.show()
        rig.window.activateWindow()  # keys go to the active window only
        wait(rig.window.isActiveWindow)
        rig.session.begin()
        return rig

    yield open_it
    if rig.session is not None:
        for source in rig.sources.values():
            source.released.set()
        rig.session.close()
        rig.window.close()
        rig.window.deleteLater()
        application.processEvents()


@pytest.fixture
def colour_at() -> Callable[..., tuple[int, int, int]]:
    def look(window, x_share: float, y_share: float = 0.3) -> tuple[int, int, int]:
        """The colour painted at a share of the picture's width and height."""
        box = window.feed.box()
        x, y = box.x + x_share * box.width, box.y + y_share * box.height
        ratio = window.devicePixelRatioF()
        colour = window.feed.grab().toImage().pixelColor(int(x * ratio), int(y * ratio))
        return colour.red(), colour.green(), colour.blue()

    return look


@pytest.fixture
def looks_file(tmp_path):
    return tmp_path / "looks.json"


@pytest.fixture
def open_mixer(open_window, rig, wait):
    """Open a window of one net with the mixer open."""
    from artem.gui.looks.pace import Pace
    from artem.gui.settings import Remembered

    def open_it(**options):
        rig.one_net = options.pop("one_net", True)
        pace = options.pop("pace", Pace())
        open_window(
            Remembered(mixer_open=True, hints_seen=True, pace=pace), source="demo", **options
        )
        wait(lambda: rig.session.stylizer is not None and rig.window.mixer.pad.spots)
        wait(rig.window.mixer.pad.isVisible)
        return rig

    return open_it
