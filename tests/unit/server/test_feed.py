"""The feed between the pipeline's thread and an event loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable

import numpy as np
import pytest
from av.video.frame import VideoFrame

from artem.frame import Frame, Pixels
from artem.server import feed as feed_module
from artem.server.feed import Feed, Planes, encode, to_planes
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
        return {id(jpeg) for jpeg in await asyncio.gather(*(feed.jpegs.get() for _ in range(9)))}

    assert len(asyncio.run(many())) == 1
    assert len(encoded) == 1


def test_video_is_made_once_however_many_watch(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []

    def noted(pixels: Pixels) -> Planes:
        made.append(threading.current_thread())
        return to_planes(pixels)

    monkeypatch.setattr(feed_module, "to_planes", noted)
    feed = Feed()

    async def watch() -> int:
        with feed.viewer() as viewer:
            planes = await viewer.next_planes()
        assert planes is not None
        return id(planes.data)

    async def many() -> set[int]:
        watching = [asyncio.create_task(watch()) for _ in range(9)]
        await asyncio.to_thread(show, feed)
        return set(await asyncio.gather(*watching))

    assert len(asyncio.run(many())) == 1
    assert len(made) == 1
    assert made[0] is not threading.current_thread()


@pytest.mark.parametrize("size", [(48, 64), (47, 63), (91, 161), (16, 16)])
def test_video_of_any_size_is_the_picture(size: tuple[int, int]) -> None:
    pixels = make_picture(*size)
    planes = to_planes(pixels)
    height, width = size[0] // 4 * 4, size[1] // 2 * 2
    shown = VideoFrame.from_numpy_buffer(planes, "yuv420p").to_ndarray(format="rgb24")
    whole = VideoFrame.from_ndarray(pixels[:height, :width].copy(), "rgb24")
    expected = whole.reformat(format="yuv420p").to_ndarray(format="rgb24")
    np.testing.assert_array_equal(shown, expected)


def test_who_asks_later_gets_a_later_frame(encoded: list[Pixels]) -> None:
    feed = Feed()

    async def indexes() -> list[int]:
        found = []
        for index in (0, 0, 1):
            if feed.count == index:
                show(feed, index)
            jpeg = await feed.jpegs.get()
            assert jpeg is not None
            found.append(jpeg.index)
        return found

    assert asyncio.run(indexes()) == [0, 0, 1]
    assert len(encoded) == 2


def test_there_is_no_jpeg_before_the_first_frame() -> None:
    assert asyncio.run(Feed().jpegs.get()) is None


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
                await viewer.next_planes()
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


@pytest.mark.parametrize("ask", [lambda v: v.next_planes(), lambda v: v.next_jpeg(60.0)])
def test_a_viewer_learns_of_the_end(ask: Callable[..., object]) -> None:
    feed = Feed()
    show(feed)
    feed.close()

    async def looks() -> object:
        with feed.viewer() as viewer:
            return await ask(viewer)  # type: ignore[misc]

    assert asyncio.run(looks()) is None
