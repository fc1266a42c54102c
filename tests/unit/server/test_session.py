"""Sessions of those who watch, on an event loop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

import pytest

from artem.errors import ArtemError
from artem.frame import Frame
from artem.server.feed import Feed
from artem.server.limits import Limits
from artem.server.session import WatchSession
from tests.conftest import make_picture

WAIT = 60


def show(feed: Feed) -> None:
    frame = Frame(make_picture(48, 64), 0, 10.0)
    feed.present(frame, frame)


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(WAIT):
        while not condition():
            await asyncio.sleep(0.01)


def test_what_goes_wrong_for_one_viewer_is_logged_and_ends_that_one_alone(
    caplog: pytest.LogCaptureFixture,
) -> None:
    troubles: list[ArtemError] = []

    def fail(*_: object) -> None:
        raise RuntimeError("a defect")

    async def run() -> None:
        feed = Feed()
        bad, good = (WatchSession(feed, None, Limits(), troubles.append) for _ in range(2))
        bad._show = fail  # type: ignore[method-assign]
        await until(lambda: len(feed.viewers) == 2)
        show(feed)
        await until(lambda: troubles)
        await until(lambda: len(feed.viewers) == 1)
        before = good._shown
        show(feed)
        await until(lambda: good._shown not in (None, before))
        for session in (bad, good):
            await session.close()
        assert not feed.viewers

    with caplog.at_level(logging.ERROR):
        asyncio.run(run())
    assert [str(trouble) for trouble in troubles] == [
        "the picture could not be sent; reload the page"
    ]
    (record,) = caplog.records
    assert "a defect" in (record.exc_text or "")


def test_two_viewers_have_times_of_their_own() -> None:
    async def run() -> None:
        feed = Feed()
        one, other = (WatchSession(feed, None, Limits(), lambda _: None) for _ in range(2))
        show(feed)
        await until(lambda: one._shown and other._shown)
        assert one._shown is not other._shown
        for session in (one, other):
            await session.close()

    asyncio.run(run())
