"""The studio's threads: start, stop, raise, and fair work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from fractions import Fraction
from pathlib import Path
from queue import Queue
from threading import Event, Thread
from typing import ClassVar
from unittest.mock import Mock

import av
import numpy as np
import pytest

from artem.engine.backend import Painting
from artem.engine.painter import Painter
from artem.errors import ArtemError, DeviceError, UsageError
from artem.frame import Pixels
from artem.look import Look
from artem.server import painters as painters_module
from artem.server.figures import BUSY, Figures
from artem.server.painters import Outfit, Painters
from artem.server.preparer import Preparer
from artem.server.rounds import Kind
from artem.server.seat import Painted, Seat
from artem.server.studio import Studio
from artem.styles.gallery import gallery

WAIT = 60.0
PAINTING = Painting(np.zeros(1, np.float32))


class Inverter:
    """Paints by inverting. gate: painting waits for it. Bright pictures fail."""

    def __init__(self) -> None:
        self.gate = Event()
        self.gate.set()
        self.batches: list[int] = []
        self.prepared: Queue[tuple[int, int, int]] = Queue()
        self.fails: type[BaseException] = ValueError

    def prepare(self, width: int, height: int, batch: int = 1) -> None:
        self.prepared.put((width, height, batch))

    def paint(self, frames: Sequence[Pixels], paintings: Sequence[Painting]) -> list[Pixels]:
        self.gate.wait(WAIT)
        if any(frame.mean() > 250 for frame in frames):
            raise self.fails("a bright picture")
        self.batches.append(len(frames))
        return [255 - frame for frame in frames]


class FakePainters:
    """Outfits that are there at once."""

    on_gpu = False
    styles: ClassVar[dict[str, object]] = {}

    def __init__(self) -> None:
        self.inverter = Inverter()

    def outfit(self, look: Look) -> Future[Outfit]:
        made: Future[Outfit] = Future()
        made.set_result(Outfit(self.inverter, PAINTING))
        return made

    def stop(self) -> None:
        pass


def frame(value: int = 10, size: tuple[int, int] = (64, 48), pts: int = 0) -> av.VideoFrame:
    made = av.VideoFrame.from_ndarray(np.full((size[1], size[0], 3), value, np.uint8), "rgb24")
    made.pts, made.time_base = pts, Fraction(1, 90_000)
    return made


class Sitter:
    """Somebody who is painted."""

    def __init__(self, studio: Studio, inverter: Inverter) -> None:
        self.studio = studio
        self.figures = Figures(0.0)
        self.painted: Queue[Painted] = Queue()
        self.failed: Queue[ArtemError] = Queue()
        self.seat: Seat = studio.take_seat(self.figures, self.painted.put, self.failed.put)
        self.seat.outfit = Outfit(inverter, PAINTING)

    def put(self, picture: av.VideoFrame, now: float = 0.0) -> None:
        self.studio.put(self.seat, picture, (now, now))

    def warm_up(self) -> None:
        """Send frames until one comes back: its size is made ready beside."""
        while True:
            self.put(frame())
            with suppress(Exception):
                self.painted.get(timeout=0.2)
                return


@pytest.fixture
def painters() -> FakePainters:
    return FakePainters()


@pytest.fixture
def studio(painters: FakePainters) -> Iterator[Studio]:
    studio = Studio(painters)
    studio.start()
    yield studio
    painters.inverter.gate.set()
    studio.stop()


def test_a_frame_comes_back_painted_with_its_time(studio, painters) -> None:
    sitter = Sitter(studio, painters.inverter)
    sitter.warm_up()
    sitter.put(frame(200, pts=4711), now=3.5)
    painted = sitter.painted.get(timeout=WAIT)
    assert painted.pixels.shape == (48, 64, 3)
    assert abs(int(painted.pixels.mean()) - 55) <= 2
    assert (painted.pts, painted.time_base) == (4711, Fraction(1, 90_000))
    came, decoded, began, done = painted.marks
    assert (came, decoded) == (3.5, 3.5)
    assert began <= done


def test_the_newest_frame_wins_and_the_others_are_counted(studio, painters) -> None:
    sitter = Sitter(studio, painters.inverter)
    sitter.warm_up()
    before = sitter.figures.totals()[BUSY]
    painters.inverter.gate.clear()
    sitter.put(frame(10))
    while sitter.seat._newest is not None:  # until it is being painted
        pass
    for value in (20, 30, 40):
        sitter.put(frame(value))
    painters.inverter.gate.set()
    means = [int(sitter.painted.get(timeout=WAIT).pixels.mean()) for _ in range(2)]
    assert [abs(mean - wanted) <= 2 for mean, wanted in zip(means, (245, 215), strict=True)]
    assert sitter.figures.totals()[BUSY] - before == 2


def test_a_round_has_one_frame_of_everybody(studio, painters) -> None:
    sitters = [Sitter(studio, painters.inverter) for _ in range(4)]
    for sitter in sitters:
        sitter.warm_up()
    blocker = Sitter(studio, painters.inverter)
    painters.inverter.gate.clear()
    blocker.put(frame(size=(64, 48)))
    while blocker.seat._newest is not None:
        pass
    for _ in range(5):
        sitters[0].put(frame())  # who sends more is not painted more
    for sitter in sitters[1:]:
        sitter.put(frame())
    painters.inverter.gate.set()
    for sitter in sitters:
        sitter.painted.get(timeout=WAIT)
    assert all(sitter.painted.empty() for sitter in sitters)


def test_frames_of_one_size_are_painted_in_one_pass_once_that_is_ready(studio, painters) -> None:
    sitters = [Sitter(studio, painters.inverter) for _ in range(4)]
    while 4 not in painters.inverter.batches:
        painters.inverter.gate.clear()
        for sitter in sitters:
            sitter.put(frame())
        painters.inverter.gate.set()
        for sitter in sitters:
            with suppress(Exception):
                sitter.painted.get(timeout=0.2)


@pytest.mark.parametrize("error", [ValueError, DeviceError])
def test_one_frame_that_fails_ends_nobody_else(studio, painters, error) -> None:
    painters.inverter.fails = error
    good, bad = (Sitter(studio, painters.inverter) for _ in range(2))
    good.warm_up()
    bad.put(frame(255))
    assert isinstance(bad.failed.get(timeout=WAIT), ArtemError)
    good.put(frame())
    good.painted.get(timeout=WAIT)
    bad.put(frame())
    bad.painted.get(timeout=WAIT)


def test_a_size_that_cannot_be_done_is_told_to_who_sends_it_alone(studio, painters) -> None:
    def prepare(width: int, height: int, batch: int) -> None:
        if width == 128:
            raise UsageError("choose another size")

    painters.inverter.prepare = prepare
    good, odd = (Sitter(studio, painters.inverter) for _ in range(2))
    good.warm_up()
    while odd.failed.empty():
        odd.put(frame(size=(128, 48)))
        good.put(frame())
        good.painted.get(timeout=WAIT)
    assert isinstance(odd.failed.get(), UsageError)
    assert odd.painted.empty()
    assert good.failed.empty()


def test_without_an_outfit_nothing_is_painted(studio, painters) -> None:
    naked, dressed = (Sitter(studio, painters.inverter) for _ in range(2))
    naked.seat.outfit = None
    naked.put(frame())
    dressed.warm_up()
    assert naked.painted.empty()


def test_what_was_worn_goes_on_until_the_new_is_ready(studio, painters) -> None:
    sitter = Sitter(studio, painters.inverter)
    sitter.warm_up()
    slow = Inverter()
    may_prepare = Event()
    slow.prepare = lambda *_: may_prepare.wait(WAIT) and None
    sitter.seat.outfit = Outfit(slow, PAINTING)
    for _ in range(3):
        sitter.put(frame())
        sitter.painted.get(timeout=WAIT)
    assert not slow.batches
    may_prepare.set()
    while not slow.batches:
        sitter.put(frame())
        sitter.painted.get(timeout=WAIT)


def test_who_left_is_painted_no_more(studio, painters) -> None:
    gone, here = (Sitter(studio, painters.inverter) for _ in range(2))
    here.warm_up()
    studio.leave(gone.seat)
    studio.leave(gone.seat)
    gone.put(frame())
    here.put(frame())
    here.painted.get(timeout=WAIT)
    assert gone.painted.empty()


def test_what_its_thread_raises_surfaces_in_stop(painters) -> None:
    studio = Studio(painters)
    studio.start()
    sitter = Sitter(studio, painters.inverter)
    sitter.warm_up()
    painters.inverter.fails = SystemExit
    sitter.put(frame(255))
    studio._thread.join(WAIT)
    assert studio.has_failed
    with pytest.raises(SystemExit):
        studio.stop()
    studio.stop()


def test_stop_without_start(painters) -> None:
    Studio(painters).stop()


class TestPreparer:
    KIND = Kind("painter", (64, 48))

    def test_what_is_asked_for_gets_ready(self) -> None:
        made: Queue[tuple[Kind, int]] = Queue()
        preparer = Preparer(lambda kind, batch: made.put((kind, batch)))
        preparer.start()
        assert not preparer.is_ready(self.KIND, 1, "who")
        assert made.get(timeout=WAIT) == (self.KIND, 1)
        while not preparer.is_ready(self.KIND, 1, "who"):
            pass
        preparer.stop()
        assert made.empty()

    def test_single_frames_come_first(self) -> None:
        made: Queue[int] = Queue()
        preparer = Preparer(lambda _, batch: made.put(batch))
        for batch in (8, 4, 1, 2):
            preparer.is_ready(self.KIND, batch, "who")
        preparer.start()
        assert [made.get(timeout=WAIT) for _ in range(4)] == [1, 2, 4, 8]
        preparer.stop()

    def test_a_batch_that_a_device_cannot_do_is_done_without(self) -> None:
        asked: Queue[int] = Queue()

        def prepare(kind: Kind, batch: int) -> None:
            asked.put(batch)
            raise DeviceError("no memory")

        preparer = Preparer(prepare)
        preparer.start()
        while not preparer.is_ready(self.KIND, 1, "who"):  # painting finds another device
            pass
        preparer.is_ready(self.KIND, 4, "who")
        preparer.is_ready(self.KIND, 2, "who")
        assert [asked.get(timeout=WAIT) for _ in range(3)].count(1) == 1
        assert not preparer.is_ready(self.KIND, 4, "who")
        preparer.stop()

    def test_what_is_not_used_is_forgotten_as_painters_do(self) -> None:
        preparer = Preparer(lambda *_: None)
        preparer.start()
        kinds = [Kind("painter", (64, side)) for side in range(48, 248, 8)]
        for kind in kinds:
            while not preparer.is_ready(kind, 8, "who"):
                pass
        preparer.stop()
        assert not preparer.is_ready(kinds[0], 8, "who")

    def test_of_one_who_keeps_changing_only_the_latest_is_made(self) -> None:
        made: Queue[Kind] = Queue()
        preparer = Preparer(lambda kind, _: made.put(kind))
        kinds = [Kind("painter", (64, side)) for side in range(48, 88, 8)]
        for kind in kinds[:-1]:
            preparer.is_ready(kind, 1, "one who keeps changing")
        preparer.is_ready(kinds[-1], 1, "another")
        preparer.start()
        assert [made.get(timeout=WAIT) for _ in range(2)] == kinds[-2:]
        preparer.stop()
        assert made.empty()

    def test_who_keeps_changing_holds_up_nobody(self) -> None:
        made: Queue[Kind] = Queue()
        go_on = Event()

        def prepare(kind: Kind, _: int) -> None:
            made.put(kind)
            go_on.wait(WAIT)

        preparer = Preparer(prepare)
        preparer.start()
        first, other, latest = (Kind("painter", (64, side)) for side in (48, 56, 64))
        preparer.is_ready(first, 1, "one who keeps changing")
        assert made.get(timeout=WAIT) == first
        preparer.is_ready(other, 1, "another")
        preparer.is_ready(latest, 1, "one who keeps changing")
        go_on.set()
        assert [made.get(timeout=WAIT) for _ in range(2)] == [other, latest]
        preparer.stop()

    def test_for_who_left_nothing_is_made(self) -> None:
        made: Queue[Kind] = Queue()
        preparer = Preparer(lambda kind, _: made.put(kind))
        gone, here = (Kind("painter", (64, side)) for side in (48, 56))
        preparer.is_ready(gone, 1, "gone")
        preparer.is_ready(here, 1, "here")
        preparer.forget("gone")
        preparer.start()
        assert made.get(timeout=WAIT) == here
        preparer.stop()
        assert made.empty()

    def test_a_size_that_cannot_be_done_is_told_and_not_tried_again(self) -> None:
        asked: Queue[Kind] = Queue()

        def prepare(kind: Kind, batch: int) -> None:
            asked.put(kind)
            raise UsageError("choose another size")

        preparer = Preparer(prepare)
        preparer.start()
        assert not preparer.is_ready(self.KIND, 1, "one")
        asked.get(timeout=WAIT)
        preparer.stop()
        for who in ("one", "another"):
            with pytest.raises(UsageError, match="choose another size"):
                preparer.is_ready(self.KIND, 1, who)
        assert not preparer._wishes

    def test_what_failed_is_remembered_for_some(self) -> None:
        def prepare(kind: Kind, batch: int) -> None:
            raise UsageError("choose another size")

        preparer = Preparer(prepare)
        for side in range(1000):
            preparer._make(Kind("painter", (64, side)), 1)
        assert len(preparer._failed) < 100
        with pytest.raises(UsageError):
            preparer.is_ready(Kind("painter", (64, 999)), 1, "who")
        assert not preparer.is_ready(Kind("painter", (64, 0)), 1, "who")

    def test_what_it_raises_surfaces(self) -> None:
        def prepare(kind: Kind, batch: int) -> None:
            raise MemoryError

        preparer = Preparer(prepare)
        preparer.start()
        preparer.is_ready(self.KIND, 1, "who")
        preparer._thread.join(WAIT)
        with pytest.raises(MemoryError):
            preparer.is_ready(self.KIND, 1, "who")
        with pytest.raises(MemoryError):
            preparer.stop()
        preparer.stop()

    def test_stop_without_start(self) -> None:
        Preparer(lambda *_: None).stop()


class TestPainters:
    def test_styles_of_one_net_have_one_painter(self) -> None:
        painters = Painters(gallery(), preset="fast", device="cpu")
        first = painters.outfit(Look()).result(WAIT)
        second = painters.outfit(Look((("scream", 1.0), ("mosaic", 2.0)))).result(WAIT)
        painters.stop()
        assert first.painter is second.painter
        assert not np.array_equal(first.painting.code, second.painting.code)

    def test_a_known_look_is_there_at_once(self) -> None:
        painters = Painters(gallery(), preset="fast", device="cpu")
        painters.outfit(Look()).result(WAIT)
        assert painters.outfit(Look((("scream", 1.0),), stroke_size=1.5)).done()
        painters.stop()

    def test_a_new_net_holds_up_nobody_else(self, monkeypatch) -> None:
        may_go_on = Event()
        made: list[str] = []
        real = painters_module.Painter

        def make(style: str, *, preset: str, **options: str) -> Painter:
            made.append(style)
            if style == "scream":
                may_go_on.wait(WAIT)
            return real(style, preset="fast", **options)

        monkeypatch.setattr(painters_module, "Painter", make)
        monkeypatch.setattr(painters_module, "choose_net_file", lambda style, *_: Path(style.name))
        painters = Painters(gallery(), device="cpu")
        slow = [painters.outfit(Look((("scream", 1.0),))) for _ in range(10)]
        known = painters.outfit(Look((("mosaic", 1.0),)))
        known.result(WAIT)
        assert painters.outfit(Look((("mosaic", 0.5),))).done()
        assert not any(outfit.done() for outfit in slow)
        slow[0].cancel()  # its page has left
        may_go_on.set()
        for outfit in slow[1:]:
            outfit.result(WAIT)
        assert sorted(made) == ["mosaic", "scream"]
        painters.stop()

    def test_a_net_that_failed_is_tried_again(self, monkeypatch) -> None:
        painters = Painters(gallery(), preset="fast", device="cpu")
        with monkeypatch.context() as patch:
            patch.setattr(painters_module, "Painter", Mock(side_effect=DeviceError("no memory")))
            with pytest.raises(DeviceError):
                painters.outfit(Look()).result(WAIT)
        painters.outfit(Look()).result(WAIT)
        painters.stop()

    def test_what_waits_when_it_stops_is_cancelled(self, monkeypatch) -> None:
        began, may_go_on = Event(), Event()

        def make(*_: object, **__: object) -> None:
            began.set()
            may_go_on.wait(WAIT)

        monkeypatch.setattr(painters_module, "Painter", make)
        painters = Painters(gallery(), device="cpu")
        waiting = painters.outfit(Look())
        began.wait(WAIT)
        stopping = Thread(target=painters.stop)
        stopping.start()
        while not painters._threads._shutdown:
            pass
        may_go_on.set()
        stopping.join(WAIT)
        assert waiting.cancelled()

    def test_only_what_is_on_offer(self, tmp_path) -> None:
        painters = Painters(gallery()[:2], device="cpu")
        for name in ("mosaic", "/etc/passwd"):
            with pytest.raises(ArtemError, match="does not have that style"):
                painters.outfit(Look(((name, 1.0),))).result(WAIT)
        painters.stop()
        painters.stop()
