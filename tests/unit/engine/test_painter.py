from __future__ import annotations

import logging
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, get_native_id

import numpy as np
import pytest

from artem.engine import openvino_backend
from artem.engine.device import present_threads
from artem.engine.painter import Painter
from artem.engine.stylizer import Stylizer
from artem.errors import DeviceError, UnknownStyle, UsageError
from artem.frame import Pixels
from artem.look import Look
from tests.conftest import make_picture

LOOKS = [
    Look(),
    Look(mix=(("other", 1.0),)),
    Look(mix=(("random_small", 0.5), ("other", 0.5)), strength=0.6),
    Look(keep_colors=True, stroke_size=2.0),
]


@pytest.fixture
def painter(net_files: dict[str, Path]) -> Painter:
    return Painter(str(net_files["small"]), device="cpu")


@pytest.fixture
def alone(net_files: dict[str, Path]) -> list[Pixels]:
    """What each of the looks gives of its own picture."""
    stylizer = Stylizer(str(net_files["small"]), device="cpu")
    painted = []
    for seed, look in enumerate(LOOKS):
        stylizer.set_look(look)
        painted.append(stylizer(make_picture(48, 64, seed=seed)))
    return painted


def pictures() -> list[Pixels]:
    return [make_picture(48, 64, seed=seed) for seed in range(len(LOOKS))]


def assert_alike(painted: list[Pixels], expected: list[Pixels]) -> None:
    for one, other in zip(painted, expected, strict=True):
        np.testing.assert_allclose(one.astype(int), other, atol=1)


def test_everybody_gets_their_own_look(painter: Painter, alone: list[Pixels]) -> None:
    paintings = [painter.painting(look) for look in LOOKS]
    assert_alike(painter.paint(pictures(), paintings), alone)
    assert_alike(painter.paint(pictures()[:1], paintings[:1]), alone[:1])


def test_people_on_several_threads_share_it(painter: Painter, alone: list[Pixels]) -> None:
    def person(at: int) -> list[Pixels]:
        painting = painter.painting(LOOKS[at])
        frame = make_picture(48, 64, seed=at)
        return [painter.paint([frame], [painting])[0] for _ in range(20)]

    with ThreadPoolExecutor(len(LOOKS)) as people:
        for painted, expected in zip(people.map(person, range(len(LOOKS))), alone, strict=True):
            assert_alike(painted, [expected] * 20)


def test_views_that_are_not_contiguous(painter: Painter) -> None:
    mirrored = [frame[:, ::-1] for frame in pictures()]
    paintings = [painter.painting(look) for look in LOOKS]
    laid_out = painter.paint([np.ascontiguousarray(frame) for frame in mirrored], paintings)
    assert_alike(painter.paint(mirrored, paintings), laid_out)


def test_says_what_it_knows(painter: Painter) -> None:
    assert painter.styles == ("random_small", "other")
    assert painter.style == "random_small"
    assert (painter.backend, painter.device, painter.precision) == ("openvino", "cpu", "fp32")


def test_a_style_is_worn_where_the_look_has_none(painter: Painter) -> None:
    other, named = painter.painting(LOOKS[1]), painter.painting(Look(), "other")
    np.testing.assert_array_equal(named.code, other.code)
    mixed = painter.painting(LOOKS[1], "random_small")
    np.testing.assert_array_equal(mixed.code, other.code)
    with pytest.raises(UnknownStyle):
        painter.painting(Look(), "mosaic")


@pytest.mark.parametrize(
    ("sizes", "paintings"),
    [([(48, 64), (48, 72)], 2), ([(48, 64)], 2), ([(48, 64)] * 2, 1), ([], 0)],
)
def test_a_batch_has_one_size_and_a_painting_for_each(
    painter: Painter, sizes: list[tuple[int, int]], paintings: int
) -> None:
    frames = [make_picture(*size) for size in sizes]
    with pytest.raises(UsageError, match="one size"):
        painter.paint(frames, [painter.painting(Look())] * paintings)


def test_what_is_no_picture_is_refused(painter: Painter) -> None:
    frames = [make_picture(15, 32)] * 2
    with pytest.raises(UsageError, match="too small"):
        painter.paint(frames, [painter.painting(Look())] * 2)


def test_a_failing_device_loses_no_batch(
    painter: Painter,
    alone: list[Pixels],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(*_: object) -> None:
        raise DeviceError("OpenVINO failed: out of luck")

    monkeypatch.setattr(openvino_backend.OpenVinoBackend, "run", broken)
    with caplog.at_level(logging.WARNING):
        painted = painter.paint(pictures(), [painter.painting(look) for look in LOOKS])
    assert_alike(painted[:3], alone[:3])  # engines keep colours of saturated paint each in its way
    assert len(caplog.records) == 1
    assert painter.backend == "torch"


@pytest.fixture
def shared(net_files: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> Painter:
    """A painter of many, whose device cannot do frames that are 80 wide."""
    real = openvino_backend.OpenVinoBackend._compile

    def compile_most(self: object, size: tuple[int, int, int]) -> object:
        if size[2] == 80:
            raise DeviceError("OpenVINO cannot compile for 80x48: out of memory")
        return real(self, size)  # type: ignore[arg-type]

    monkeypatch.setattr(openvino_backend.OpenVinoBackend, "_compile", compile_most)
    return Painter(str(net_files["small"]), device="cpu", shared=True)


def test_one_odd_size_moves_nobody_to_another_device(shared: Painter) -> None:
    paintings = [shared.painting(Look())]
    shared.paint([make_picture(48, 64)], paintings)
    for _ in range(2):
        with pytest.raises(UsageError, match="80x48 cannot be painted here; choose another"):
            shared.paint([make_picture(48, 80)], paintings)
        with pytest.raises(UsageError):
            shared.prepare(80, 48)
    shared.paint([make_picture(48, 64)], paintings)
    assert shared.backend == "openvino"


def test_a_shared_device_that_fails_is_left(
    shared: Painter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise DeviceError("OpenVINO failed: out of luck")

    paintings = [shared.painting(Look())]
    shared.paint([make_picture(48, 64)], paintings)
    monkeypatch.setattr(openvino_backend.OpenVinoBackend, "run", broken)
    shared.paint([make_picture(48, 80)], paintings)
    assert shared.backend == "torch"


def test_a_shared_device_that_cannot_do_the_first_size_is_left(shared: Painter) -> None:
    with pytest.raises(DeviceError):
        shared.prepare(80, 48)
    shared.paint([make_picture(48, 80)], [shared.painting(Look())])
    assert shared.backend == "torch"


def test_what_was_prepared_is_not_compiled_again(
    painter: Painter, monkeypatch: pytest.MonkeyPatch
) -> None:
    painter.prepare(64, 48, batch=len(LOOKS))

    def late(*_: object) -> None:
        raise AssertionError("compiled while a batch waits")

    monkeypatch.setattr(openvino_backend.OpenVinoBackend, "_compile", late)
    paintings = [painter.painting(look) for look in LOOKS]
    assert len(painter.paint(pictures(), paintings)) == len(LOOKS)


def test_it_paints_with_as_many_threads_as_it_is_told(net_files: dict[str, Path]) -> None:
    style = str(net_files["small"])
    assert Painter(style, device="cpu").threads is None
    one = Painter(style, device="cpu", precision="fp32", threads=1)
    assert one.threads == 1
    frame = make_picture(64, 96)
    one.paint([frame], [one.painting(Look())])
    (request,) = one._backend._requests._kept.values()  # type: ignore[attr-defined]
    assert request.get_compiled_model().get_property("INFERENCE_NUM_THREADS") == 1
    with pytest.raises(UsageError, match=f"has {present_threads()} processors"):
        Painter(style, device="cpu", threads=present_threads() + 1)


@pytest.mark.skipif(
    sys.platform != "linux" or present_threads() < 2, reason="no processors to be kept from"
)
def test_with_few_threads_it_is_bound_to_no_processor(net_files: dict[str, Path]) -> None:
    """Or several of them on one machine would all have the same one."""
    painter = Painter(str(net_files["small"]), device="cpu", threads=1)
    frame, painting = make_picture(480, 640), painter.painting(Look())
    painter.prepare(640, 480)
    begun, enough = Event(), Event()
    thread = 0

    def paint() -> None:
        nonlocal thread
        thread = get_native_id()
        begun.set()
        while not enough.is_set():
            painter.paint([frame], [painting])

    with ThreadPoolExecutor(1) as others:
        painted = others.submit(paint)
        begun.wait()
        allowed = set()
        for _ in range(200):
            allowed.add(frozenset(os.sched_getaffinity(thread)))
            time.sleep(0.002)
        enough.set()
        painted.result()
    assert allowed == {frozenset(os.sched_getaffinity(0))}
