"""A camera that goes away and comes back, seen through the pipeline."""

from __future__ import annotations

import time
from collections.abc import Callable

from artem.capture.spec import parse_source
from artem.output.discard import DiscardSink
from artem.pipeline.pipeline import Phase, Pipeline, State
from artem.pipeline.stats import Stats
from tests.servers.launch import camera, free_port

COMES_BACK_SECONDS = 5.0
ENOUGH = 20.0


def _until(condition: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def test_the_feed_comes_back_by_itself() -> None:
    port = free_port()
    states: list[State] = []
    stats = Stats(time.monotonic())
    pipeline = Pipeline(
        parse_source(f"http://127.0.0.1:{port}"),
        lambda pixels: pixels,
        DiscardSink(),
        stats,
        fit=lambda pixels: pixels,
        on_state=states.append,
    )
    with camera(port=port):
        pipeline.start()
        assert _until(lambda: stats.stylized_count > 5, ENOUGH), states
    assert _until(lambda: states[-1].phase is Phase.LOST, ENOUGH), states
    before = stats.stylized_count
    with camera(port=port):
        came_back = _until(lambda: stats.stylized_count > before, COMES_BACK_SECONDS)
        pipeline.stop()
    assert came_back, states
