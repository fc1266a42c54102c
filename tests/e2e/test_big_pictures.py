"""`artem image` with pictures that a pass has no memory for; the memory is made little here."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from artem.opencv import cv2
from tests.conftest import make_picture

ALL_ARE_BIG = (
    "from artem.cli import main\n"
    "from artem.engine import big_picture, pass_memory\n"
    "from artem.films import folder\n"
    "pass_memory.MOST, big_picture.BAND_VALUES, folder._LARGE = 1, 100_000, 1\n"
    "main.main()"
)

NO_MEMORY = (
    "from artem.cli import main\n"
    "from artem.engine import pass_memory\n"
    "pass_memory.main_memory = lambda: 1\n"
    "main.main()"
)


def started(*arguments: object, program: tuple[str, ...] = ("-c", ALL_ARE_BIG)) -> subprocess.Popen:
    command = [sys.executable, *program, "image", *map(str, arguments), "--device", "cpu"]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)


def finishes(process: subprocess.Popen, code: int = 0) -> str:
    _, told = process.communicate(timeout=250)
    assert process.returncode == code, told
    return told


@pytest.fixture
def style(net_files: dict[str, Path]) -> Path:
    return net_files["small"]


def written(path: Path, height: int, width: int) -> Path:
    cv2.imwrite(str(path), make_picture(height, width))
    return path


def test_by_bands_a_picture_comes_out_the_same(tmp_path: Path, style: Path) -> None:
    photo = written(tmp_path / "photo.png", 189, 337)
    outs = [tmp_path / "bands.png", tmp_path / "whole.png"]
    for out, program in zip(outs, (("-c", ALL_ARE_BIG), ("-m", "artem")), strict=True):
        finishes(started(photo, "-o", out, "--style", style, "--keep-colors", program=program))
    one, other = (cv2.imread(str(out)).astype(int) for out in outs)
    assert np.abs(one - other).max() <= 2


def test_large_pictures_go_one_by_one_and_a_bad_one_stops_none(tmp_path: Path, style: Path) -> None:
    photos = [written(tmp_path / f"{n}.png", 40 + n, 50) for n in range(4)]
    photos[1].write_text("no picture")
    told = finishes(started(*photos, "-o", tmp_path / "out", "--style", style), code=1)
    assert "1.png" in told
    assert sorted(one.name for one in (tmp_path / "out").iterdir()) == ["0.png", "2.png", "3.png"]


def test_ctrl_c_ends_a_picture_and_leaves_nothing(tmp_path: Path, style: Path) -> None:
    photo, out = written(tmp_path / "photo.png", 3000, 4000), tmp_path / "out" / "painted.png"
    process = started(photo, "-o", out, "--style", style)
    cache = Path(os.environ["XDG_CACHE_HOME"])
    while not maps_of(process, cache):
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    finishes(process, code=130)
    assert not out.parent.exists()
    assert [path for path in cache.rglob("*") if path.is_file()] == []


def maps_of(process: subprocess.Popen, folder: Path) -> list[str]:
    """Files without names that the process has open in the folder."""
    found = []
    for link in Path(f"/proc/{process.pid}/fd").iterdir():
        with suppress(OSError):
            found.append(str(link.readlink()))
    return [path for path in found if path.startswith(str(folder)) and "deleted" in path]


def test_a_net_without_bands_says_what_it_takes(
    tmp_path: Path, picture_nets: dict[str, Path]
) -> None:
    photos = [written(tmp_path / f"{n}.png", 40, 50 + n) for n in range(2)]
    both = ("--mix", f"{photos[0]},{photos[1]}", "--mask", photos[0])
    add = [sys.executable, "-m", "artem", "styles", "add", str(picture_nets["relu3_1"])]
    subprocess.run(add, check=True)
    command = [sys.executable, "-c", NO_MEMORY, "image", photos[0], "-o", tmp_path / "out", *both]
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "of memory with this net" in done.stderr
    assert not (tmp_path / "out").exists()
