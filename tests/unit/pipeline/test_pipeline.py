"""The pipeline's threads: start, stop, raise; losing, switching and ending sources."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from threading import Event

import numpy as np
import pytest

from artem.backoff import Backoff
from artem.capture.base import Source, SourceInfo
from artem.errors import ArtemError, SinkError, SourceError, SourceLost
from artem.frame import Frame, Pixels
from artem.output.base import Sink
from artem.pipeline.limits import RunLength
from artem.pipeline.pipeline import Phase, Pipeline, State
from artem.pipeline.stall import STALL_SECONDS
from artem.pipeline.stats import Stats

ENOUGH = 10.0  # seconds: long enough that only a hang takes them


class ScriptedSource(Source):
    """Gives frames, raises or ends, as its script says; one script for each opening."""

    def __init__(self, *scripts: Callable[[], Iterator[Frame]], kind: str = "demo") -> None:
        self._scripts = list(scripts)
        self._kind = kind
        self.opened = 0
        self.closed = 0

    @property
    def name(self) -> str:
        return "scripted"

    def open(self) -> SourceInfo:
        script = self._scripts[min(self.opened, len(self._scripts) - 1)]
        self.opened += 1
        self._frames = script()
        next(self._frames)
        return SourceInfo(self._kind, self.name, 4, 4, 30.0, "RGB")

    def read(self) -> Frame | None:
        return next(self._frames, None)

    def close(self) -> None:
        self.closed += 1


def frames(
    count: int | None = None, value: int = 0, then: Exception | None = None
) -> Callable[[], Iterator[Frame]]:
    """A script: opens, gives `count` frames (for ever if None), then raises or ends."""

    def script() -> Iterator[Frame]:
        yield _frame(0, value)  # taken by open
        index = 0
        while count is None or index < count:
            time.sleep(0.002)
            yield _frame(index, value)
            index += 1
        if then is not None:
            raise then

    return script


def silent(let_go: Event, then: Exception | None = None) -> Callable[[], Iterator[Frame]]:
    """A script: opens, gives a frame and nothing until `let_go`; then goes on or raises."""

    def script() -> Iterator[Frame]:
        yield from frames(1)()
        let_go.wait(ENOUGH)
        if then is not None:
            raise then
        yield from frames()()

    return script


def unopenable(error: Exception) -> Callable[[], Iterator[Frame]]:
    def script() -> Iterator[Frame]:
        raise error
        yield

    return script


def _frame(index: int, value: int) -> Frame:
    return Frame(np.full((4, 4, 3), value, np.uint8), index, time.monotonic())


class KeepingSink(Sink):
    def __init__(self) -> None:
        self.values: list[int] = []
        self.indexes: list[int] = []
        self.closed = 0

    def present(self, original: Frame, stylized: Frame) -> None:
        assert original.index == stylized.index
        self.values.append(int(stylized.pixels[0, 0, 0]))
        self.indexes.append(stylized.index)

    def close(self) -> None:
        self.closed += 1


class Run:
    """A pipeline with everything it touches within reach."""

    def __init__(self, source: Source, stylize=lambda pixels: pixels + 1, **options) -> None:
        self.states: list[State] = []
        self.sink = options.pop("sink", KeepingSink())
        self.stats = Stats(time.monotonic())
        self.pipeline = Pipeline(
            source,
            stylize,
            self.sink,
            self.stats,
            fit=lambda pixels: pixels,
            **{"on_state": self.states.append, **options},
        )

    def until(self, condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + ENOUGH
        while not condition():
            assert time.monotonic() < deadline, self.states
            time.sleep(0.005)

    @property
    def phases(self) -> list[Phase]:
        return [state.phase for state in self.states]


@pytest.fixture(autouse=True)
def no_thread_stays() -> Iterator[None]:
    yield
    assert not [t.name for t in threading.enumerate() if t.name.startswith("artem-")]


def test_frames_flow_and_stop_joins_every_thread() -> None:
    source = ScriptedSource(frames())
    run = Run(source)
    run.pipeline.start()
    run.until(lambda: len(run.sink.values) > 3)
    run.pipeline.stop()
    run.pipeline.stop()
    assert set(run.sink.values) == {1}
    assert source.closed == source.opened == 1
    assert run.phases == [Phase.CONNECTING, Phase.LIVE, Phase.ENDED]
    assert run.stats.report()["frames_stylized"] == len(run.sink.values)


def test_sinks_come_and_go_while_it_runs() -> None:
    run, other = Run(ScriptedSource(frames())), KeepingSink()
    run.pipeline.start()
    run.pipeline.add_sink(other)
    run.until(lambda: len(other.values) > 3)
    run.pipeline.remove_sink(other)
    seen = len(run.sink.values)
    run.until(lambda: len(run.sink.values) > seen + 3)
    staying = KeepingSink()
    run.pipeline.add_sink(staying)
    run.pipeline.stop()
    assert other.closed == staying.closed == run.sink.closed == 1
    assert set(other.indexes) <= set(run.sink.indexes)


def test_a_sink_that_fails_is_told_and_the_picture_goes_on() -> None:
    class Full(KeepingSink):
        def present(self, original: Frame, stylized: Frame) -> None:
            raise SinkError("full")

    failed: list[str] = []
    run = Run(ScriptedSource(frames()), on_sink_failed=lambda _, error: failed.append(str(error)))
    full = Full()
    run.pipeline.start()
    run.pipeline.add_sink(full)
    run.until(lambda: bool(failed))
    seen = len(run.sink.values)
    run.until(lambda: len(run.sink.values) > seen + 3)
    run.pipeline.stop()
    assert failed == ["full"]
    assert full.closed == 1


def test_a_source_is_listened_to_only_while_a_sink_hears() -> None:
    class Hearing(KeepingSink):
        hears = True

    source, hearing = ScriptedSource(frames()), Hearing()
    run = Run(source)
    run.pipeline.start()
    run.until(lambda: len(run.sink.values) > 1)
    assert source.on_sound is None
    run.pipeline.add_sink(hearing)
    run.until(lambda: source.on_sound is not None)
    run.pipeline.remove_sink(hearing)
    run.until(lambda: source.on_sound is None)
    run.pipeline.stop()


def test_stop_before_start() -> None:
    Run(ScriptedSource(frames())).pipeline.stop()


def test_a_finite_source_ends_the_run() -> None:
    run = Run(ScriptedSource(frames(5)))
    run.pipeline.start()
    assert run.pipeline.wait(ENOUGH)
    run.pipeline.stop()
    assert run.phases[-1] is Phase.ENDED
    assert run.sink.closed == 1


@pytest.mark.parametrize("length", [RunLength(frames=4), RunLength(seconds=0.05)])
def test_a_run_length_ends_the_run(length: RunLength) -> None:
    run = Run(ScriptedSource(frames()), length=length)
    run.pipeline.start()
    assert run.pipeline.wait(ENOUGH)
    run.pipeline.stop()
    if length.frames:
        assert len(run.sink.values) == length.frames


def test_a_slow_stylizer_gets_the_newest_frame_and_the_rest_is_counted() -> None:
    def slow(pixels: Pixels) -> Pixels:
        time.sleep(0.03)
        return pixels

    run = Run(ScriptedSource(frames(60)), slow)
    run.pipeline.start()
    run.until(lambda: len(run.sink.values) > 2)
    run.pipeline.stop()
    report = run.stats.report()
    assert report["frames_dropped"] > 0
    assert report["frames_captured"] >= report["frames_stylized"] + report["frames_dropped"]
    assert run.sink.indexes == sorted(set(run.sink.indexes))


def test_a_lost_source_is_opened_again() -> None:
    source = ScriptedSource(
        frames(3, then=SourceLost("gone")), unopenable(SourceError("still gone")), frames()
    )
    run = Run(source, patient=False, backoff=Backoff(0.1, spread=0))
    run.pipeline.start()
    run.until(lambda: source.opened == 3 and len(run.sink.values) > 3)
    run.pipeline.stop()
    lost = [state for state in run.states if state.phase is Phase.LOST]
    assert [str(state.error) for state in lost] == ["gone", "still gone"]
    assert [state.retry_in for state in lost] == [0.1, 0.2]


def test_a_live_source_that_gives_nothing_is_stalled_until_its_next_frame() -> None:
    let_go = Event()
    run = Run(ScriptedSource(silent(let_go), kind="webcam"))
    run.pipeline.start()
    run.until(lambda: Phase.STALLED in run.phases)
    assert (run.states[-1].silent or 0) >= STALL_SECONDS
    let_go.set()
    run.until(lambda: run.phases[-1] is Phase.LIVE)
    run.pipeline.stop()
    assert run.phases == [
        *(Phase.CONNECTING, Phase.LIVE, Phase.STALLED, Phase.LIVE),
        Phase.ENDED,
    ]
    assert run.states[3].info == run.states[1].info


def test_a_stalled_source_may_be_lost() -> None:
    let_go = Event()
    run = Run(ScriptedSource(silent(let_go, SourceLost("gone")), frames(), kind="stream"))
    run.pipeline.start()
    run.until(lambda: Phase.STALLED in run.phases)
    let_go.set()
    run.until(lambda: run.phases[-1] is Phase.LIVE)
    run.pipeline.stop()
    assert run.phases[2:6] == [Phase.STALLED, Phase.LOST, Phase.CONNECTING, Phase.LIVE]


def test_a_file_may_take_its_time() -> None:
    let_go = Event()
    run = Run(ScriptedSource(silent(let_go), kind="file"))
    run.pipeline.start()
    run.until(lambda: run.pipeline.stats.captured_count > 0)
    assert not run.pipeline.wait(2 * STALL_SECONDS)
    let_go.set()
    run.pipeline.stop()
    assert Phase.STALLED not in run.phases


def test_what_is_raised_where_a_stall_is_told_surfaces_in_stop() -> None:
    def told(state: State) -> None:
        if state.phase is Phase.STALLED:
            raise RuntimeError("a bug")

    let_go = Event()
    run = Run(ScriptedSource(silent(let_go), kind="webcam"), on_state=told)
    run.pipeline.start()
    assert run.pipeline.wait(ENOUGH)
    let_go.set()
    with pytest.raises(RuntimeError, match="a bug"):
        run.pipeline.stop()


def test_an_impatient_run_fails_where_the_source_never_opened() -> None:
    run = Run(ScriptedSource(unopenable(SourceError("no camera"))), patient=False)
    run.pipeline.start()
    assert run.pipeline.wait(ENOUGH)
    assert run.phases == [Phase.CONNECTING, Phase.FAILED]
    with pytest.raises(SourceError, match="no camera"):
        run.pipeline.stop()


def test_retry_now_cuts_the_wait_short() -> None:
    source = ScriptedSource(unopenable(SourceError("no")), frames())
    run = Run(source)
    run.pipeline.start()
    run.until(lambda: Phase.LOST in run.phases)
    run.pipeline.retry_now()
    run.until(lambda: Phase.LIVE in run.phases)
    run.pipeline.stop()


def test_another_source_takes_over() -> None:
    first, second = ScriptedSource(frames()), ScriptedSource(frames(value=100))
    run = Run(first)
    run.pipeline.start()
    run.until(lambda: 1 in run.sink.values)
    run.pipeline.switch_source(second)
    run.until(lambda: 101 in run.sink.values)
    run.pipeline.stop()
    assert first.closed == 1


def test_another_source_takes_over_from_one_that_is_lost() -> None:
    run = Run(ScriptedSource(unopenable(SourceError("no"))))
    run.pipeline.start()
    run.until(lambda: Phase.LOST in run.phases)
    run.pipeline.switch_source(ScriptedSource(frames(value=9)))
    run.until(lambda: 10 in run.sink.values)
    run.pipeline.stop()


def test_another_stylizer_takes_over() -> None:
    run = Run(ScriptedSource(frames()))
    run.pipeline.start()
    run.until(lambda: 1 in run.sink.values)
    run.pipeline.switch_stylizer(lambda pixels: pixels + 7)
    run.until(lambda: run.sink.values[-1] == 7)
    run.pipeline.stop()


@pytest.mark.parametrize("error", [ArtemError("no device"), ValueError("a bug")])
def test_what_the_stylizer_raises_surfaces_in_stop(error: Exception) -> None:
    def broken(pixels: Pixels) -> Pixels:
        raise error

    run = Run(ScriptedSource(frames()), broken)
    run.pipeline.start()
    assert run.pipeline.wait(ENOUGH)
    assert run.phases[-1] is Phase.FAILED
    with pytest.raises(type(error), match=str(error)):
        run.pipeline.stop()
    run.pipeline.stop()


def test_what_a_source_raises_by_mistake_surfaces_in_stop() -> None:
    run = Run(ScriptedSource(frames(2, then=RuntimeError("a bug"))))
    run.pipeline.start()
    assert run.pipeline.wait(ENOUGH)
    with pytest.raises(RuntimeError, match="a bug"):
        run.pipeline.stop()
