"""The feed between the pipeline's thread and an event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from artem.frame import Frame, Pixels
from artem.server import feed as feed_module
from artem.server.feed import Feed, encode
from tests.conftest import make_picture

PIXELS = make_picture(48, 64)


def show(feed: Feed, index: int = 0, pixels: Pixels = PIXELS) -> None:
    original = Frame(PIXELS, index, 10.0 + index)
    feed.present(original, original.with_pixels(pixels))


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch) -> list[Pixels]:
    """What was made into a JPEG."""
    made = []

    def noted(pixels: Pixels) -> bytes:
        made.append(pixels)
        return encode(pixels)

    monkeypatch.setattr(feed_module, "encode", noted)
    return made


def test_frames_are_numbered_as_they_come_whatever_their_sources_say() -> None:
    feed = Feed()
    assert feed.latest() is None
    show(feed, 7)
    show(feed, 0)
    newest = feed.latest()
    assert newest is not None
    assert (newest.index, newest.captured) == (1, 10.0)


def test_the_next_frame_wakes_everybody_who_waits() -> None:
    feed = Feed()

    async def three() -> list[Frame | None]:
        waiting = [asyncio.create_task(feed.next(-1)) for _ in range(3)]
        await asyncio.to_thread(show, feed, 0, PIXELS[::-1])
        return await asyncio.gather(*waiting)

    for frame in asyncio.run(three()):
        assert frame is not None
        assert frame.index == 0
        assert (frame.pixels == PIXELS[::-1]).all()


def test_closing_tells_everybody_who_waits() -> None:
    feed = Feed()
    show(feed)

    async def waits() -> Frame | None:
        waiting = asyncio.create_task(feed.next(0))
        await asyncio.to_thread(feed.close)
        return await waiting

    assert asyncio.run(waits()) is None
    assert asyncio.run(feed.next(-1)) is None


def test_frames_may_come_after_everybody_has_gone() -> None:
    feed = Feed()
    show(feed)
    asyncio.run(feed.next(-1))
    show(feed)
    feed.close()


def test_a_jpeg_is_made_once_however_many_want_it_and_only_then(encoded: list[Pixels]) -> None:
    feed = Feed()
    for index in range(5):
        show(feed, index)
    assert not encoded

    async def many() -> set[int]:
        return {id(jpeg) for jpeg in await asyncio.gather(*(feed.jpeg() for _ in range(9)))}

    assert len(asyncio.run(many())) == 1
    assert len(encoded) == 1


def test_who_asks_later_gets_a_later_frame(encoded: list[Pixels]) -> None:
    feed = Feed()

    async def indexes() -> list[int]:
        found = []
        for index in (0, 0, 1):
            if feed.count == index:
                show(feed, index)
            jpeg = await feed.jpeg()
            assert jpeg is not None
            found.append(jpeg.index)
        return found

    assert asyncio.run(indexes()) == [0, 0, 1]
    assert len(encoded) == 2


def test_there_is_no_jpeg_before_the_first_frame() -> None:
    assert asyncio.run(Feed().jpeg()) is None


def test_what_a_viewer_was_too_slow_for_is_counted() -> None:
    feed = Feed()
    show(feed, 0)
    show(feed, 1)

    async def looks() -> list[tuple[int, int]]:
        counted = []
        with feed.viewer() as viewer:
            assert feed.viewers == {viewer}
            for shown in (0, 1, 3):
                for _ in range(shown):
                    show(feed)
                await viewer.next()
                counted.append((viewer.taken, viewer.dropped))
        return counted

    assert asyncio.run(looks()) == [(1, 0), (2, 0), (3, 2)]
    assert not feed.viewers


def test_a_still_picture_comes_again_and_is_no_new_one() -> None:
    feed = Feed()
    show(feed)

    async def looks() -> list[tuple[int | None, int]]:
        seen = []
        with feed.viewer() as viewer:
            for patience in (60.0, 0.01, 0.01):
                jpeg = await viewer.next_jpeg(patience)
                seen.append((jpeg and jpeg.index, viewer.taken))
        return seen

    assert asyncio.run(looks()) == [(0, 1)] * 3


@pytest.mark.parametrize("ask", [lambda v: v.next(), lambda v: v.next_jpeg(60.0)])
def test_a_viewer_learns_of_the_end(ask: Callable[..., object]) -> None:
    feed = Feed()
    show(feed)
    feed.close()

    async def looks() -> object:
        with feed.viewer() as viewer:
            return await ask(viewer)  # type: ignore[misc]

    assert asyncio.run(looks()) is None
