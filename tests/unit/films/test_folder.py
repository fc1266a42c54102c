from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from artem.errors import ArtemError, DeviceError
from artem.films import folder
from artem.films.folder import OnShare, painted_files
from artem.frame import Pixels
from artem.opencv import cv2
from artem.pictures import read_picture
from tests.conftest import make_picture


@pytest.fixture
def targets(tmp_path: Path) -> dict[Path, Path]:
    found = {}
    for number in range(4):
        path = tmp_path / f"{number}.png"
        cv2.imwrite(str(path), make_picture(40, 50, number))
        found[path] = tmp_path / "out" / path.name
    return found


def negative(pixels: Pixels, on_share: OnShare) -> Pixels:
    on_share(0.5)
    return 255 - pixels


def test_every_picture_comes_in_order_or_says_why_not(targets: dict[Path, Path]) -> None:
    bad = list(targets)[1]
    bad.write_text("no picture")
    shares: list[float] = []
    made = list(painted_files(targets, negative, shares.append))
    assert [target for target, _ in made] == list(targets.values())
    assert shares == [0.5] * 3
    for (path, _), (target, data) in zip(targets.items(), made, strict=True):
        if path == bad:
            assert isinstance(data, ArtemError)
            continue
        assert isinstance(data, bytes)
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(data)
        assert (read_picture(target) == 255 - read_picture(path)).all()


def test_a_picture_that_cannot_be_painted_stops_none(targets: dict[Path, Path]) -> None:
    calls = iter(range(4))

    def paint(pixels: Pixels, _: OnShare) -> Pixels:
        if next(calls) == 2:
            raise DeviceError("it broke")
        return pixels

    made = [data for _, data in painted_files(targets, paint)]
    assert [isinstance(data, bytes) for data in made] == [True, True, False, True]


def test_large_ones_are_read_when_the_one_before_is_taken(
    targets: dict[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []

    def reading(path: Path) -> Pixels:
        read.append(path)
        return read_picture(path)

    monkeypatch.setattr(folder, "_LARGE", 1)
    monkeypatch.setattr(folder, "read_picture", reading)
    for taken, _ in enumerate(painted_files(targets, negative), start=1):
        assert len(read) == taken
    assert read == list(targets)


def test_closed_amid_a_picture_it_gives_it_up(targets: dict[Path, Path]) -> None:
    painting, closed = Event(), Event()
    given_up = []

    def paint(pixels: Pixels, on_share: OnShare) -> Pixels:
        if not given_up:
            given_up.append(False)
            return pixels
        painting.set()
        closed.wait(60)
        for _ in range(1000):
            on_share(0.1)
            closed.wait(0.01)
        given_up.append(False)
        return pixels

    made = painted_files(targets, paint)
    next(made)
    assert painting.wait(60)
    with ThreadPoolExecutor(1) as other:
        closing = other.submit(made.close)
        closed.set()
        closing.result(timeout=60)
    assert given_up == [False]
