"""Every backend paints what the float32 torch net paints, at any size, and nothing else.

Tolerances are on bytes: float32 backends differ by rounding alone, bfloat16 by its 8 bits of
mantissa (at least 35 dB peak signal to noise), half precision by less, int8 by its 256 steps (the
shipped net at least 32 dB in every style; the small random ones here have few values to average).
"""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from artem.capture.demo import render
from artem.engine.backend import Backend, Painting
from artem.engine.openvino_backend import OpenVinoBackend
from artem.engine.picture_style import with_picture
from artem.engine.torch_backend import TorchBackend
from artem.errors import DeviceError
from artem.frame import Pixels
from artem.nets.build import build_net
from artem.opencv import cv2
from artem.styles.card import StyleCard
from artem.styles.checkpoint import IDENTITY, NetFile, read_net_file
from artem.styles.gallery import gallery_folder
from tests.conftest import make_picture

needs_cuda = pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device here")

BACKENDS = {
    "torch-cpu": lambda file: TorchBackend(file, "cpu", "fp32"),
    "openvino-fp32": lambda file: OpenVinoBackend(file, "fp32"),
    "openvino-bf16": lambda file: OpenVinoBackend(file, "bf16"),
    "openvino-int8": lambda file: OpenVinoBackend(file, "int8"),
    "cuda-fp32": lambda file: TorchBackend(file, "cuda:0", "fp32"),
    "cuda-fp16": lambda file: TorchBackend(file, "cuda:0", "fp16"),
}
LEAST_PSNR = {"openvino-bf16": 35.0, "openvino-int8": 28.0, "cuda-fp16": 40.0}
# To the same frame by itself: engines choose other kernels for a batch, which round otherwise.
LEAST_PSNR_IN_A_BATCH = {
    "openvino-bf16": 44.0,
    "openvino-int8": 35.0,
    "cuda-fp32": 50.0,
    "cuda-fp16": 44.0,
}


@pytest.fixture(
    params=[
        pytest.param(name, marks=[pytest.mark.gpu, needs_cuda] if "cuda" in name else [])
        for name in BACKENDS
    ]
)
def kind(request: pytest.FixtureRequest) -> str:
    return request.param


NETS = ["small", "binary", "fast", "classic", "fading", "relu3_1", "microast", "predicted"]


@pytest.fixture(params=NETS)
def file(
    request: pytest.FixtureRequest,
    net_files: dict[str, Path],
    picture_nets: dict[str, Path],
    tmp_path: Path,
) -> NetFile:
    """A net with a style; of nets that wear pictures, one that they have been shown."""
    if request.param in net_files:
        return read_net_file(net_files[request.param])
    picture = tmp_path / "style.png"
    cv2.imwrite(str(picture), make_picture(64, 80, seed=9))
    card = StyleCard("style", "Style")
    file = with_picture(read_net_file(picture_nets[request.param]), card, picture)
    return replace(file, cards={"style": card})


def reference(file: NetFile, pixels: Pixels) -> Pixels:
    """The net itself, in float32, with the plainest conversions."""
    net = build_net(file.shape)
    net.load_state_dict({name: torch.from_numpy(array) for name, array in file.weights.items()})
    picture = torch.from_numpy(pixels).permute(2, 0, 1)[None].float() / 255
    with torch.no_grad():
        painted = net.eval()(picture, torch.from_numpy(painting(file).code)[None])
    return (painted[0].permute(1, 2, 0).clamp(0, 1) * 255).round().byte().numpy()


def painting(file: NetFile, keep_colors: bool = False) -> Painting:
    """The first style of a net file."""
    return Painting(file.codes[next(iter(file.cards))], keep_colors)


def four_paintings(file: NetFile) -> list[Painting]:
    """A style, less and more of it, and the style in the picture's own colours, twice."""
    worn, plain = painting(file).code, file.codes[IDENTITY]
    codes = [(plain + share * (worn - plain)).astype(np.float32) for share in (1, 0.5, 1.2, 0.8)]
    return [Painting(code, keep) for code, keep in zip(codes, (0, 1, 1, 0), strict=True)]


def paint(backend: Backend, pixels: Pixels, painting: Painting) -> Pixels:
    """One frame by itself."""
    (painted,) = backend.run([pixels], [painting])
    return painted


def psnr(one: Pixels, other: Pixels) -> float:
    error = np.mean((one.astype(float) - other) ** 2)
    return float("inf") if error == 0 else 10 * np.log10(255**2 / error)


def test_keeps_colours_where_asked_for(kind: str, net_files: dict[str, Path]) -> None:
    """Grey in, grey out, whatever the style paints."""
    file = read_net_file(net_files["small"])
    pixels = np.repeat(make_picture(48, 64)[..., :1], 3, axis=2)
    backend = BACKENDS[kind](file)
    spread = [
        np.ptp(paint(backend, pixels, painting(file, keep)).astype(int), axis=2).max()
        for keep in (False, True)
    ]
    assert spread[0] > 10
    assert spread[1] <= 2


@pytest.mark.parametrize("size", [(16, 16), (48, 64), (33, 57)])
def test_paints_what_the_float32_net_paints(
    kind: str, file: NetFile, size: tuple[int, int]
) -> None:
    if kind in LEAST_PSNR and min(size) < 32:
        pytest.skip("norms over four positions magnify any rounding")
    if kind in LEAST_PSNR and getattr(file.shape, "binary", False):
        pytest.skip("any rounding turns some of the signs")
    pixels = make_picture(*size)
    painted = paint(BACKENDS[kind](file), pixels, painting(file))
    expected = reference(file, pixels)
    assert painted.shape == pixels.shape
    assert painted.dtype == np.uint8
    if kind in LEAST_PSNR:
        assert psnr(painted, expected) > LEAST_PSNR[kind]
    else:
        assert np.abs(painted.astype(int) - expected).max() <= 1


@pytest.mark.parametrize("size", [(48, 64), (33, 57)])
def test_a_batch_gives_what_its_frames_give_alone(
    kind: str, file: NetFile, size: tuple[int, int]
) -> None:
    """Every frame in its own style and colours, whatever is painted beside it."""
    backend = BACKENDS[kind](file)
    frames = [make_picture(*size, seed=seed) for seed in range(4)]
    paintings = four_paintings(file)
    alone = [paint(backend, *pair) for pair in zip(frames, paintings, strict=True)]
    for count in (1, 2, 3, 4):
        together = backend.run(frames[:count], paintings[:count])
        assert len(together) == count
        for one, other in zip(together, alone, strict=False):
            assert one.shape == other.shape
            assert one.dtype == np.uint8
            if kind in LEAST_PSNR_IN_A_BATCH:
                assert psnr(one, other) > LEAST_PSNR_IN_A_BATCH[kind]
            else:
                assert np.abs(one.astype(int) - other).max() <= 1


@pytest.fixture
def backend(kind: str, net_files: dict[str, Path]) -> Backend:
    return BACKENDS[kind](read_net_file(net_files["small"]))


def test_says_what_it_is(backend: Backend, kind: str) -> None:
    assert backend.name in ("torch", "openvino")
    assert backend.device in ("cpu", "cuda:0")
    assert kind.endswith(backend.precision) or kind == "torch-cpu"


def test_leaves_its_input_alone_and_gives_a_new_array(backend: Backend, net_files) -> None:
    as_ever = painting(read_net_file(net_files["small"]))
    pixels = make_picture(32, 48)
    before = pixels.copy()
    first = paint(backend, pixels, as_ever)
    kept = first.copy()
    paint(backend, make_picture(32, 48, seed=5), as_ever)
    np.testing.assert_array_equal(pixels, before)
    np.testing.assert_array_equal(first, kept)


def test_keeps_no_state_and_goes_back_and_forth_between_sizes(backend: Backend, net_files) -> None:
    as_ever = painting(read_net_file(net_files["small"]))
    sizes = [(32, 48), (16, 16), (40, 24), (17, 19), (64, 16), (33, 33)]
    pictures = [make_picture(*size) for size in sizes]
    first = [paint(backend, picture, as_ever) for picture in pictures]
    for picture, painted in zip(reversed(pictures), reversed(first), strict=True):
        again = paint(backend, picture, as_ever)  # compiled anew where it was dropped meanwhile
        np.testing.assert_allclose(again.astype(int), painted, atol=1)


def test_the_shipped_net_keeps_32_db_in_int8() -> None:
    """In every style, on a picture that had no part in measuring its ranges."""
    file = read_net_file(gallery_folder() / "fast.safetensors")
    exact, rounded = OpenVinoBackend(file, "fp32"), OpenVinoBackend(file, "int8")
    pixels = render(30, 320, 240)
    for style in file.cards:
        worn = Painting(file.codes[style])
        assert psnr(paint(rounded, pixels, worn), paint(exact, pixels, worn)) > 32, style


def test_reads_nothing_outside_the_frame(backend: Backend, net_files) -> None:
    """The frame in the middle of poisoned memory gives what it gives alone."""
    as_ever = painting(read_net_file(net_files["small"]))
    for height, width in ((24, 40), (25, 43)):  # the second has to be filled up inside
        pixels = make_picture(height, width)
        alone = paint(backend, pixels.copy(), as_ever)
        for poison in (0, 255):
            memory = np.full((3 * height, width, 3), poison, np.uint8)
            memory[height : 2 * height] = pixels
            framed = paint(backend, memory[height : 2 * height], as_ever)
            np.testing.assert_array_equal(framed, alone)


def test_its_memory_is_free_when_it_is_dropped(kind: str, net_files: dict[str, Path]) -> None:
    """Not when the garbage collector comes: that may be hours later, and on the GUI thread."""
    file = read_net_file(net_files["small"])
    backend = BACKENDS[kind](file)
    paint(backend, make_picture(32, 48), painting(file))
    seen = weakref.ref(backend)
    gc.disable()
    try:
        del backend
        assert seen() is None
    finally:
        gc.enable()


def test_a_device_that_is_not_there(net_files: dict[str, Path]) -> None:
    file = read_net_file(net_files["small"])
    with pytest.raises(DeviceError, match="cuda:99"):
        TorchBackend(file, "cuda:99", "fp32")


def test_signals_are_survived_after_a_net_is_dropped_on_another_thread(
    net_files: dict[str, Path],
) -> None:
    """In a process of its own, which a lost signal stack would kill."""
    script = (
        "import gc, os, signal, sys, threading\n"
        "import numpy as np\n"
        "from pathlib import Path\n"
        "from artem.engine.backend import Painting\n"
        "from artem.engine.openvino_backend import OpenVinoBackend\n"
        "from artem.styles.checkpoint import read_net_file\n"
        "file = read_net_file(Path(sys.argv[1]))\n"
        "kept = [OpenVinoBackend(file, 'fp32')]\n"
        "painting = Painting(file.codes['other'])\n"
        "kept[0].run([np.zeros((32, 32, 3), np.uint8)], [painting])\n"
        "thread = threading.Thread(target=lambda: (kept.clear(), gc.collect()))\n"
        "thread.start(); thread.join()\n"
        "signal.signal(signal.SIGTERM, lambda *_: None)\n"
        "os.kill(os.getpid(), signal.SIGTERM)\n"
    )
    command = [sys.executable, "-c", script, str(net_files["small"])]
    assert subprocess.run(command, check=False).returncode == 0


def test_a_second_start_needs_no_conversion(
    net_files: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = read_net_file(net_files["small"])
    pixels = make_picture(32, 32)
    first = paint(OpenVinoBackend(file, "fp32"), pixels, painting(file))
    monkeypatch.setattr("artem.engine.openvino_backend._convert", None)
    again = paint(OpenVinoBackend(file, "fp32"), pixels, painting(file))
    np.testing.assert_array_equal(again, first)


def test_a_damaged_cache_is_made_again(net_files: dict[str, Path], own_cache: Path) -> None:
    file = read_net_file(net_files["small"])
    pixels = make_picture(32, 32)
    first = paint(OpenVinoBackend(file, "fp32"), pixels, painting(file))
    kept = [path for path in own_cache.rglob("*") if path.is_file()]
    assert kept
    for path in kept:
        path.write_bytes(path.read_bytes()[:100])
    again = paint(OpenVinoBackend(file, "fp32"), pixels, painting(file))
    np.testing.assert_array_equal(again, first)


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(
    net_files: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    file = read_net_file(net_files["small"])
    paint(OpenVinoBackend(file, "fp32"), make_picture(32, 32), painting(file))


@pytest.fixture
def own_cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"
