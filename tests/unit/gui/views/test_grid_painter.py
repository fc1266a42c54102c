from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from threading import Event
from threading import enumerate as threads

import numpy as np
import pytest

from artem.errors import NetFileError
from artem.frame import Frame, Pixels
from artem.gui.styles.catalog import StyleEntry
from artem.gui.views.grid_painter import GridPainter
from artem.look import Look


class Brush:
    """Fills the picture with the number in the style's name."""

    style, preset, device, backend, precision = "", "fast", "cpu", "fake", "fp32"

    def __init__(self) -> None:
        self.looks: list[Look] = []

    def learn(self, style: str) -> None:
        pass

    def forget(self, style: str) -> None:
        pass

    def set_look(self, look: Look) -> None:
        self.looks.append(look)

    def prepare(self, width: int, height: int) -> None:
        pass

    def __call__(self, pixels: Pixels, /) -> Pixels:
        name = self.looks[-1].mix[0][0]
        if name == "damaged":
            raise ZeroDivisionError(name)
        return np.full_like(pixels, int(name))


class Cells:
    """A painter, and what it told."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.brushes: list[Brush] = []
        self.painted: list[tuple[str, Pixels]] = []
        self.failed: list[tuple[str, Exception]] = []
        self.held: Event | None = None
        self.painter = GridPainter(self.make, self.on_painted, self.on_failed)

    def make(self, spec: str) -> Brush:
        if self.held is not None:
            self.held.wait(5)
        if spec == "broken":
            raise NetFileError("the net file is damaged; copy it again")
        self.made.append(spec)
        self.brushes.append(Brush())
        return self.brushes[-1]

    def on_painted(self, spec: str, pixels: Pixels) -> None:
        if spec == "13":
            raise RuntimeError("nobody listens")
        self.painted.append((spec, pixels))

    def on_failed(self, spec: str, error: Exception) -> None:
        self.failed.append((spec, error))


@pytest.fixture
def cells() -> Iterator[Cells]:
    made = Cells()
    made.painter.start()
    yield made
    made.painter.stop()


def entry(name: str, net: str = "net") -> StyleEntry:
    return StyleEntry(name, name, net, name)


def frame(index: int = 0, size: tuple[int, int] = (640, 480)) -> Frame:
    return Frame(np.zeros((size[1], size[0], 3), np.uint8), index, float(index))


def wait(done: Callable[[], object]) -> None:
    end = time.monotonic() + 10
    while not done():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.005)


def test_every_cell_in_sight_is_painted_small(cells):
    cells.painter.show([entry("1"), entry("2")])
    cells.painter.offer(frame())
    wait(lambda: len(cells.painted) == 2)
    assert [spec for spec, _ in cells.painted] == ["1", "2"]
    assert [int(pixels[0, 0, 0]) for _, pixels in cells.painted] == [1, 2]
    assert cells.painted[0][1].shape == (184, 240, 3)


def test_styles_of_one_net_share_a_stylizer(cells):
    cells.painter.show([entry("1"), entry("2"), entry("3", "other"), entry("4", "other")])
    cells.painter.offer(frame())
    wait(lambda: len(cells.painted) == 4)
    assert cells.made == ["1", "3"]


def test_a_style_that_cannot_be_painted_leaves_the_others(cells):
    cells.painter.show([entry("broken", "other"), entry("damaged"), entry("3")])
    for index in range(3):
        cells.painter.offer(frame(index))
        wait(lambda index=index: len(cells.painted) == index + 1)
    assert [spec for spec, _ in cells.failed] == ["broken", "damaged"]
    assert {spec for spec, _ in cells.painted} == {"3"}


def test_the_look_is_the_live_one_but_its_mix(cells):
    cells.painter.set_look(Look(mix=(("9", 1.0),), strength=0.5, keep_colors=True))
    cells.painter.show([entry("1")])
    cells.painter.offer(frame())
    wait(lambda: cells.painted)
    assert cells.brushes[0].looks == [Look(mix=(("1", 1.0),), strength=0.5, keep_colors=True)]
    cells.painter.set_look(Look(mix=(("8", 1.0),), strength=0.5, keep_colors=True))
    cells.painter.set_look(Look(mix=(("8", 1.0),), strength=0.2))
    wait(lambda: len(cells.painted) == 2)
    assert cells.brushes[0].looks[1].strength == 0.2


def test_stylizers_are_let_go_when_nothing_is_in_sight(cells):
    cells.painter.show([entry("1"), entry("broken", "other")])
    cells.painter.offer(frame())
    wait(lambda: cells.painted and cells.failed)
    cells.painter.show([])
    wait(lambda: not cells.painter._stylizers)
    cells.painter.show([entry("1"), entry("broken", "other")])
    cells.painter.offer(frame(1))
    wait(lambda: len(cells.painted) == 2 and len(cells.failed) == 2)
    assert cells.made == ["1", "1"]


def test_a_cell_that_goes_out_of_sight_while_it_is_made_harms_nothing(cells):
    cells.held = Event()
    cells.painter.show([entry("1")])
    cells.painter.offer(frame())
    cells.painter.show([entry("2")])
    cells.held.set()
    wait(lambda: "2" in [spec for spec, _ in cells.painted])


def test_it_stops_while_it_waits_and_again():
    cells = Cells()
    cells.painter.start()
    cells.painter.stop()
    cells.painter.stop()
    assert all(thread.name != "artem-grid" for thread in threads())


def test_it_stops_behind_the_cell_that_is_painted():
    cells = Cells()
    cells.held = Event()
    cells.painter.start()
    cells.painter.show([entry("1"), entry("2")])
    cells.painter.offer(frame())
    cells.held.set()
    cells.painter.stop()
    assert len(cells.painted) <= 1


def test_what_the_thread_raises_is_raised_in_its_owner():
    cells = Cells()
    cells.painter.start()
    cells.painter.show([entry("13")])
    cells.painter.offer(frame())
    wait(lambda: not cells.painter._thread.is_alive())
    with pytest.raises(RuntimeError, match="nobody listens"):
        cells.painter.offer(frame(1))
    cells.painter.stop()


def test_what_the_thread_raises_is_raised_by_stop():
    cells = Cells()
    cells.painter.start()
    cells.painter.show([entry("13")])
    cells.painter.offer(frame())
    wait(lambda: not cells.painter._thread.is_alive())
    with pytest.raises(RuntimeError, match="nobody listens"):
        cells.painter.stop()
