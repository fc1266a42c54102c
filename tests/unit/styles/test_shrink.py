from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from artem.errors import NetFileError
from artem.nets.layers import with_weights
from artem.nets.stored import KINDS
from artem.nets.transform import TransformNet
from artem.nets.vgg import load_vgg
from artem.styles.checkpoint import read_net_file
from artem.styles.shrink import shrink
from tests.unit.training.helpers import write_random_vgg


@pytest.mark.parametrize("kind", KINDS)
def test_a_net_file_keeps_all_but_its_weights(
    net_files: dict[str, Path], tmp_path: Path, kind: str
) -> None:
    before, out = read_net_file(net_files["fast"]), tmp_path / "less.safetensors"
    sizes = shrink(net_files["fast"], out, kind)
    after = read_net_file(out)
    assert sizes == (net_files["fast"].stat().st_size, out.stat().st_size)
    assert (after.shape, after.cards, after.quantization) == (
        before.shape,
        before.cards,
        before.quantization,
    )
    for name, code in before.codes.items():
        np.testing.assert_array_equal(after.codes[name], code)
    if kind != "fp16":
        assert sizes[1] < 0.7 * sizes[0]


def test_shrinking_twice_loses_nothing_more(net_files: dict[str, Path], tmp_path: Path) -> None:
    once, twice = tmp_path / "once.safetensors", tmp_path / "twice.safetensors"
    shrink(net_files["small"], once, "int8")
    shrink(once, twice, "int8")
    one, two = read_net_file(once), read_net_file(twice)
    for name, weight in one.weights.items():
        np.testing.assert_allclose(two.weights[name], weight, rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize("name", ["small", "fast"])
def test_the_first_and_last_layer_and_the_canvas_are_never_signs(
    net_files: dict[str, Path], tmp_path: Path, name: str
) -> None:
    out = tmp_path / "less.safetensors"
    shrink(net_files[name], out, "binary")
    before, after = read_net_file(net_files[name]).weights, read_net_file(out).weights
    canvas = [key for key in before if key.startswith("canvas.")]
    for key in ("stem.0.weight", "head.weight", "head.bias", *canvas):
        np.testing.assert_array_equal(after[key], before[key])
    assert len(np.unique(np.abs(after["stem.1.weight"][0]))) == 1


def test_a_binary_net_paints_as_before_from_its_signs(
    net_files: dict[str, Path], tmp_path: Path
) -> None:
    out = tmp_path / "less.safetensors"
    shrink(net_files["binary"], out, "binary")
    picture = torch.rand(1, 3, 32, 32)
    painted = []
    for path in (net_files["binary"], out):
        file = read_net_file(path)
        net = with_weights(TransformNet(file.shape), file.weights)
        with torch.no_grad():
            painted.append(net(picture, net.plain_code()))
    torch.testing.assert_close(painted[0], painted[1], atol=1e-4, rtol=1e-3)


@pytest.mark.parametrize(("kind", "less"), [("fp16", 2), ("int8", 4), ("binary", 6)])
def test_vgg_is_read_again(tmp_path: Path, kind: str, less: float) -> None:
    path, out = write_random_vgg(tmp_path / "vgg.safetensors"), tmp_path / "less.safetensors"
    before, after = shrink(path, out, kind)
    assert before / after > 0.98 * less
    whole, shrunk = load_vgg(path), load_vgg(out)
    picture = torch.rand(1, 3, 16, 16)
    seen = [net(picture, ("relu1_1",))["relu1_1"] for net in (whole, shrunk)]
    torch.testing.assert_close(*seen, rtol=0.1, atol=0.05 * float(seen[0].max()))


def test_what_is_no_file_of_weights(tmp_path: Path) -> None:
    path = tmp_path / "notes.safetensors"
    path.write_text("words")
    with pytest.raises(NetFileError):
        shrink(path, tmp_path / "out.safetensors", "int8")
    with pytest.raises(NetFileError, match="no net file"):
        shrink(tmp_path / "gone.safetensors", tmp_path / "out.safetensors", "int8")
