"""Large pictures are held one at a time, and one that nobody waits for is given up."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from artem.films import folder
from artem.films.folder import painted_files
from artem.frame import Pixels
from artem.opencv import cv2
from tests.conftest import make_picture

OnShare = Callable[[float], None]


@pytest.fixture
def targets(tmp_path: Path) -> dict[Path, Path]:
    for n in range(4):
        cv2.imwrite(str(tmp_path / f"{n}.png"), make_picture(20 + n, 30))
    return {tmp_path / f"{n}.png": Path(f"painted{n}.png") for n in range(4)}


def negative(pixels: Pixels, on_share: OnShare) -> Pixels:
    on_share(1.0)
    return 255 - pixels


def test_large_pictures_go_one_by_one(
    targets: dict[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = []
    monkeypatch.setattr(folder, "_LARGE", 1)
    monkeypatch.setattr(folder, "read_picture", lambda path: read.append(path) or whole(path))
    with closing(painted_files(targets, negative)) as made:
        for number, (target, data) in enumerate(made, start=1):
            assert len(read) == number
            assert target == list(targets.values())[number - 1]
            assert isinstance(data, bytes)


def whole(path: Path) -> Pixels:
    return np.asarray(cv2.imread(str(path)), np.uint8)


def test_how_far_a_picture_is_is_told(targets: dict[Path, Path]) -> None:
    shares: list[float] = []
    assert len(list(painted_files(targets, negative, shares.append))) == len(targets)
    assert shares == [1.0] * len(targets)


@pytest.mark.parametrize("large", [1, 10**9])
def test_closed_amid_a_picture_it_is_given_up(
    targets: dict[Path, Path], large: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "_LARGE", large)
    second, given_up = threading.Event(), threading.Event()

    def endless(pixels: Pixels, on_share: OnShare) -> Pixels:
        if len(pixels) == 20:
            return pixels
        second.set()
        try:
            while True:
                on_share(0.5)
        finally:
            given_up.set()

    made = painted_files(targets, endless)
    next(made)
    if large > 1:
        assert second.wait(30)
    made.close()
    assert given_up.is_set() == second.is_set()
    assert not any(thread.name.startswith("artem-") for thread in threading.enumerate())
