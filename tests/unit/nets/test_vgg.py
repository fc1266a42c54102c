from __future__ import annotations

from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from artem.errors import NetFileError
from artem.nets.vgg import _from_torchvision, load_vgg
from tests.unit.training.helpers import write_random_vgg


def test_gives_the_layers_asked_for(tmp_path: Path) -> None:
    vgg = load_vgg(write_random_vgg(tmp_path / "vgg.safetensors"))
    found = vgg(torch.rand(2, 3, 32, 40), ("relu1_1", "relu3_1"))
    assert {name: tuple(x.shape) for name, x in found.items()} == {
        "relu1_1": (2, 64, 32, 40),
        "relu3_1": (2, 256, 8, 10),
    }


def test_reads_bgr_with_the_mean_taken_off(tmp_path: Path) -> None:
    vgg = load_vgg(write_random_vgg(tmp_path / "vgg.safetensors"))
    red = torch.tensor([200.0, 30.0, 90.0]).reshape(1, 3, 1, 1).expand(1, 3, 8, 8) / 255
    bgr = torch.tensor([90 - 103.939, 30 - 116.779, 200 - 123.68]).reshape(1, 3, 1, 1)
    conv = vgg.convs["conv1_1"]
    expected = torch.relu(conv(bgr.expand(1, 3, 8, 8)))
    torch.testing.assert_close(vgg(red, ("relu1_1",))["relu1_1"], expected, atol=1e-3, rtol=1e-4)


def test_torchvision_weights_mean_the_same() -> None:
    """Their first layer on normalised RGB gives what ours gives on BGR 0..255."""
    weight = torch.rand(4, 3, 3, 3)
    mean, deviation = torch.tensor([0.485, 0.456, 0.406]), torch.tensor([0.229, 0.224, 0.225])
    rgb = torch.rand(1, 3, 6, 6)
    normalised = (rgb - mean[:, None, None]) / deviation[:, None, None]
    ours = (rgb * 255 - 255 * mean[:, None, None]).flip(1)
    expected = torch.nn.functional.conv2d(normalised, weight)
    found = torch.nn.functional.conv2d(ours, _from_torchvision(weight, "conv1_1", "weight"))
    torch.testing.assert_close(found, expected, atol=1e-4, rtol=1e-4)


def test_a_file_that_is_no_vgg(tmp_path: Path) -> None:
    save_file({"other": torch.zeros(1)}, tmp_path / "other.safetensors")
    with pytest.raises(NetFileError, match="holds no VGG-19"):
        load_vgg(tmp_path / "other.safetensors")
    (tmp_path / "text.safetensors").write_text("hello")
    with pytest.raises(NetFileError, match="cannot read"):
        load_vgg(tmp_path / "text.safetensors")
