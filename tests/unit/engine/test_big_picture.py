"""Pictures that a pass has no memory for are painted as it would, and leave nothing behind."""

from __future__ import annotations

import errno
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import platformdirs
import pytest
import torch

from artem.capture.demo import render
from artem.engine import big_picture, pass_memory
from artem.engine.backend import Painting
from artem.engine.big_picture import BandPainter
from artem.engine.map_files import Plan
from artem.engine.openvino_backend import OpenVinoBackend
from artem.engine.painter import Painter
from artem.engine.torch_backend import TorchBackend
from artem.errors import DeviceError, PictureError, UsageError
from artem.frame import Pixels
from artem.look import Look
from artem.nets.picture_shapes import AdainShape
from artem.nets.shapes import PRESETS, OnnxShape
from artem.styles.checkpoint import IDENTITY, NetFile, read_net_file
from artem.styles.gallery import gallery_folder
from tests.conftest import make_picture

VALUES = 60_000  # of a band: some rows
BIG = (12000, 8000)

needs_cuda = pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device here")


def nobody(share: float) -> None:
    """Is told."""


def untiled(file: NetFile, pixels: Pixels, painting: Painting) -> Pixels:
    (painted,) = TorchBackend(file, "cpu", "fp32").run([pixels], [painting])
    return painted


def by_bands(file: NetFile, pixels: Pixels, painting: Painting, values: int = VALUES) -> Pixels:
    return BandPainter(file, "cpu", values).paint(pixels, painting, nobody)


def assert_alike(painted: Pixels, expected: Pixels, most: int = 2) -> None:
    assert painted.shape == expected.shape
    assert np.abs(painted.astype(int) - expected).max() <= most


def open_maps() -> list[int]:
    """Sizes of what this process has open in the folder of maps, with or without a name."""
    folder = str(platformdirs.user_cache_path("artem"))
    found = []
    for link in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            if str(link.readlink()).startswith(folder):
                found.append(link.stat().st_size)
    return found


def assert_nothing_is_left() -> None:
    assert open_maps() == []
    assert list(platformdirs.user_cache_path("artem").iterdir()) == []


@pytest.fixture
def small(net_files: dict[str, Path]) -> NetFile:
    return read_net_file(net_files["small"])


@pytest.fixture
def painting(small: NetFile) -> Painting:
    return Painting(small.codes["other"])


@pytest.mark.parametrize("style", ["great_wave", "mosaic"])
def test_the_gallery(style: str) -> None:
    file = read_net_file(gallery_folder() / "fast.safetensors")
    pixels, painting = render(0, 1001, 777), Painting(file.codes[style])
    painted = by_bands(file, pixels, painting, values=300_000)
    assert_alike(painted, untiled(file, pixels, painting))


@pytest.mark.parametrize("name", ["classic", "small", "batch", "binary", "fading"])
@pytest.mark.parametrize("size", [(189, 337), (16, 17)])
def test_every_kind_of_net(name: str, size: tuple[int, int], net_files: dict[str, Path]) -> None:
    file = read_net_file(net_files[name])
    pixels, painting = make_picture(*size), Painting(file.codes["other"])
    painted, expected = by_bands(file, pixels, painting), untiled(file, pixels, painting)
    if name == "binary":  # any rounding may turn a sign, which shows where it stands
        assert (np.abs(painted.astype(int) - expected) <= 2).mean() > 0.99
    else:
        assert_alike(painted, expected)


@pytest.mark.gpu
@needs_cuda
def test_half_precision_on_a_graphics_card(small: NetFile, painting: Painting) -> None:
    pixels = make_picture(189, 337)
    painted = BandPainter(small, "cuda:0", VALUES).paint(pixels, painting, nobody)
    assert_alike(painted, untiled(small, pixels, painting), most=6)


def test_colours_are_kept_and_strength_is_half() -> None:
    file = read_net_file(gallery_folder() / "fast.safetensors")
    plain, worn = file.codes[IDENTITY], file.codes["scream"]
    painting = Painting((plain + 0.5 * (worn - plain)).astype(np.float32), keep_colors=True)
    pixels = render(0, 337, 189)
    (expected,) = OpenVinoBackend(file, "fp32").run([pixels], [painting])
    assert_alike(by_bands(file, pixels, painting), expected)


def test_a_painter_paints_by_bands_what_is_too_large(
    net_files: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    painter = Painter(str(net_files["small"]), device="cpu")
    worn = painter.painting(Look(strength=0.8, keep_colors=True))
    pixels, shares = make_picture(90, 70), []
    at_once = painter.paint_picture(pixels, worn, shares.append)
    assert shares == []
    monkeypatch.setattr(pass_memory, "MOST", 1)
    assert_alike(painter.paint_picture(pixels, worn, shares.append), at_once)
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1)
    np.testing.assert_array_equal(painter.paint([pixels], [worn])[0], at_once)


@pytest.mark.parametrize("room_of_the_card", [10**12, 1])
def test_what_a_card_fails_at_goes_by_bands_where_the_processor_has_too_little_memory(
    net_files: dict[str, Path], monkeypatch: pytest.MonkeyPatch, room_of_the_card: int
) -> None:
    """Whether the card failed at a pass or at bands."""

    def full(*_: object) -> None:
        raise DeviceError("cuda:0 failed: out of memory")

    painter = Painter(str(net_files["small"]), device="cpu")
    pixels, worn = make_picture(90, 70), painter.painting(Look())
    monkeypatch.setattr(painter._backend, "device", "cuda:0")
    monkeypatch.setattr(painter, "_makers", [lambda: OpenVinoBackend(painter._file, "fp32")])
    monkeypatch.setattr(OpenVinoBackend, "run", full)  # no pass on the processor is tried
    room = {"cuda:0": room_of_the_card, "cpu": 1}
    monkeypatch.setattr(pass_memory, "_allowed", room.get)
    monkeypatch.setattr(big_picture, "PixelNet", _without_card(big_picture.PixelNet))
    painted = painter.paint_picture(pixels, worn)
    assert painter.device == "cpu"
    monkeypatch.undo()
    assert_alike(painted, untiled(painter._file, pixels, worn))


def _without_card(net: Any) -> Any:
    """Makes nets that find no room on a card."""

    class Net(net):
        def to(self, device: str, *others: Any) -> Any:
            if device != "cpu":
                raise RuntimeError("CUDA out of memory")
            return super().to(device, *others)

    return Net


def test_what_is_too_small_is_told(net_files: dict[str, Path]) -> None:
    painter = Painter(str(net_files["small"]), device="cpu")
    with pytest.raises(UsageError, match="too small"):
        painter.paint_picture(make_picture(9, 40), painter.painting(Look()))


def test_files_take_the_room_that_was_planned(
    small: NetFile, painting: Painting, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans, rooms = [], []

    class Watched(Plan):
        def __init__(self, kind: torch.dtype) -> None:
            super().__init__(kind)
            plans.append(self)

    monkeypatch.setattr(big_picture, "Plan", Watched)
    BandPainter(small, "cpu", VALUES).paint(
        make_picture(189, 337), painting, lambda _: rooms.append(sum(open_maps()))
    )
    assert max(rooms) == plans[0].room
    assert_nothing_is_left()


def test_an_interruption_leaves_nothing(small: NetFile, painting: Painting) -> None:
    seen = []

    def interrupt(share: float) -> None:
        seen.extend(open_maps())
        if share > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        BandPainter(small, "cpu", VALUES).paint(make_picture(189, 337), painting, interrupt)
    assert seen
    assert_nothing_is_left()


def test_no_room_is_told_before_anything_is_done(
    small: NetFile, painting: Painting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(big_picture, "_LEFT_FREE", 10**18)
    shares = []
    with pytest.raises(PictureError, match=r"no room in .* GB.*; free some space there"):
        BandPainter(small, "cpu").paint(make_picture(90, 70), painting, shares.append)
    assert shares == []


def test_a_disk_that_fills_meanwhile_is_told(small: NetFile, painting: Painting) -> None:
    def full(share: float) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(PictureError, match="No space left on device"):
        BandPainter(small, "cpu", VALUES).paint(make_picture(90, 70), painting, full)
    assert_nothing_is_left()


def test_a_device_that_fails_is_told(small: NetFile, painting: Painting) -> None:
    def fail(share: float) -> None:
        raise RuntimeError("out of memory\nat somewhere")

    with pytest.raises(DeviceError, match=r"cpu failed: out of memory$"):
        BandPainter(small, "cpu", VALUES).paint(make_picture(90, 70), painting, fail)


@pytest.mark.parametrize(
    ("preset", "size", "fits"),
    [
        ("fast", (6000, 4000), True),
        ("fast", BIG, False),
        ("classic", (1920, 1080), True),
        ("classic", (4000, 3000), False),
    ],
)
def test_what_fits_a_pass(
    preset: str, size: tuple[int, int], fits: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pass_memory, "main_memory", lambda: 16 << 30)
    assert pass_memory.fits_a_pass(PRESETS[preset], *size, "cpu") is fits


@pytest.mark.parametrize("shape", [AdainShape(), OnnxShape(1.0)])
def test_nets_without_bands_say_what_to_do(
    shape: AdainShape | OnnxShape, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pass_memory, "main_memory", lambda: 16 << 30)
    assert pass_memory.fits_a_pass(shape, 4000, 3000, "cpu")
    with pytest.raises(UsageError, match=r"takes about 96 GB .* there are 17; make it smaller"):
        pass_memory.fits_a_pass(shape, *BIG, "cpu")
