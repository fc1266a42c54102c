"""Nets as other projects publish them, computed by the plainest means."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from artem.opencv import cv2
from tests.conftest import make_picture

PICTURE = make_picture(96, 128)
STYLE = make_picture(80, 72, seed=5)

_DECODER = {1: (256, 512), 5: (256, 256), 8: (256, 256), 11: (256, 256), 14: (128, 256)} | {
    18: (128, 128),
    21: (64, 128),
    25: (64, 64),
    28: (3, 64),
}
_ENCODER = {2: (64, 3), 5: (64, 64), 9: (128, 64), 12: (128, 128), 16: (256, 128)} | {
    19: (256, 256),
    22: (256, 256),
    25: (256, 256),
    29: (512, 256),
}


def as_tensor(pixels: np.ndarray) -> Tensor:
    return torch.from_numpy(pixels.copy()).permute(2, 0, 1)[None].float()


def as_pixels(picture: Tensor) -> np.ndarray:
    return (picture[0].permute(1, 2, 0) + 0.5).clamp(0, 255).byte().numpy()


def conv(state: dict[str, Tensor], key: str, x: Tensor, stride: int = 1, groups: int = 1) -> Tensor:
    weight, bias = state[f"{key}.weight"], state[f"{key}.bias"]
    border = weight.shape[-1] // 2
    padded = F.pad(x, (border,) * 4, mode="reflect") if border else x
    return F.conv2d(padded, weight, bias, stride, groups=groups)


def norm(state: dict[str, Tensor], key: str, x: Tensor) -> Tensor:
    return F.instance_norm(x, weight=state[f"{key}.weight"], bias=state[f"{key}.bias"])


def random_state(shapes: dict[str, tuple[int, ...]], seed: int = 0) -> dict[str, Tensor]:
    """Random weights, norms near 1, biases small."""
    chance = torch.Generator().manual_seed(seed)
    state = {}
    for key, shape in shapes.items():
        numbers = torch.randn(shape, generator=chance)
        if len(shape) == 4:
            state[key] = numbers * (2 / numbers[0].numel()) ** 0.5
        else:
            state[key] = 0.1 * numbers + (1 if key.endswith("weight") else 0)
    return state


def layer(key: str, outputs: int, inputs: int, kernel: int) -> dict[str, tuple[int, ...]]:
    return {f"{key}.weight": (outputs, inputs, kernel, kernel), f"{key}.bias": (outputs,)}


def affine(key: str, channels: int) -> dict[str, tuple[int, ...]]:
    return {f"{key}.weight": (channels,), f"{key}.bias": (channels,)}


def examples_state() -> dict[str, Tensor]:
    shapes = {}
    for n, (outputs, inputs, kernel) in enumerate(((32, 3, 9), (64, 32, 3), (128, 64, 3)), 1):
        shapes |= layer(f"conv{n}.conv2d", outputs, inputs, kernel) | affine(f"in{n}", outputs)
    for block in range(1, 6):
        for n in (1, 2):
            shapes |= layer(f"res{block}.conv{n}.conv2d", 128, 128, 3)
            shapes |= affine(f"res{block}.in{n}", 128)
    shapes |= layer("deconv1.conv2d", 64, 128, 3) | affine("in4", 64)
    shapes |= layer("deconv2.conv2d", 32, 64, 3) | affine("in5", 32)
    state = random_state(shapes | layer("deconv3.conv2d", 3, 32, 9))
    state["deconv3.conv2d.weight"] *= 30
    state["deconv3.conv2d.bias"] += 120
    return state


def examples_net(state: dict[str, Tensor], x: Tensor) -> Tensor:
    for n, stride in ((1, 1), (2, 2), (3, 2)):
        x = F.relu(norm(state, f"in{n}", conv(state, f"conv{n}.conv2d", x, stride)))
    for block in range(1, 6):
        y = F.relu(norm(state, f"res{block}.in1", conv(state, f"res{block}.conv1.conv2d", x)))
        x = x + norm(state, f"res{block}.in2", conv(state, f"res{block}.conv2.conv2d", y))
    for n in (1, 2):
        x = conv(state, f"deconv{n}.conv2d", F.interpolate(x, scale_factor=2))
        x = F.relu(norm(state, f"in{n + 3}", x))
    return conv(state, "deconv3.conv2d", x)


def rrmina_state() -> dict[str, Tensor]:
    shapes = {}
    for place, (outputs, inputs, kernel) in zip(
        (0, 2, 4), ((32, 3, 9), (64, 32, 3), (128, 64, 3)), strict=True
    ):
        shapes |= layer(f"ConvBlock.{place}.conv_layer", outputs, inputs, kernel)
        shapes |= affine(f"ConvBlock.{place}.norm_layer", outputs)
    for block in range(5):
        for n in (1, 2):
            shapes |= layer(f"ResidualBlock.{block}.conv{n}.conv_layer", 128, 128, 3)
            shapes |= affine(f"ResidualBlock.{block}.conv{n}.norm_layer", 128)
    for place, (inputs, outputs) in ((0, (128, 64)), (2, (64, 32))):
        shapes[f"DeconvBlock.{place}.conv_transpose.weight"] = (inputs, outputs, 3, 3)
        shapes[f"DeconvBlock.{place}.conv_transpose.bias"] = (outputs,)
        shapes |= affine(f"DeconvBlock.{place}.norm_layer", outputs)
    state = random_state(shapes | layer("DeconvBlock.4.conv_layer", 3, 32, 9))
    state["DeconvBlock.4.conv_layer.weight"] *= 30
    state["DeconvBlock.4.conv_layer.bias"] += torch.tensor([60.0, 120.0, 180.0])
    return state


def rrmina_net(state: dict[str, Tensor], x: Tensor) -> Tensor:
    def normed(key: str, x: Tensor, stride: int = 1) -> Tensor:
        return norm(state, f"{key}.norm_layer", conv(state, f"{key}.conv_layer", x, stride))

    x = x.flip(1)
    for place, stride in ((0, 1), (2, 2), (4, 2)):
        x = F.relu(normed(f"ConvBlock.{place}", x, stride))
    for block in range(5):
        y = F.relu(normed(f"ResidualBlock.{block}.conv1", x))
        x = x + normed(f"ResidualBlock.{block}.conv2", y)
    for place in (0, 2):
        key = f"DeconvBlock.{place}"
        weight, bias = state[f"{key}.conv_transpose.weight"], state[f"{key}.conv_transpose.bias"]
        x = F.conv_transpose2d(x, weight, bias, 2, 1, output_padding=1)
        x = F.relu(norm(state, f"{key}.norm_layer", x))
    return conv(state, "DeconvBlock.4.conv_layer", x).flip(1)


def adain_states() -> tuple[dict[str, Tensor], dict[str, Tensor]]:
    """(decoder, encoder); the encoder goes on as the published file does."""
    decoder, encoder = {}, layer("0", 3, 3, 1)
    for place, sizes in _DECODER.items():
        decoder |= layer(str(place), *sizes, 3)
    for place, sizes in (_ENCODER | {32: (512, 512)}).items():
        encoder |= layer(str(place), *sizes, 3)
    made = random_state(decoder, 1)
    made["28.bias"] += 0.5
    made["28.weight"] *= 0.1
    return made, random_state(encoder, 2)


def adain_net(
    decoder: dict[str, Tensor], encoder: dict[str, Tensor], picture: Tensor, style: Tensor
) -> Tensor:
    def encode(x: Tensor) -> Tensor:
        x = F.conv2d(x, encoder["0.weight"], encoder["0.bias"])
        for place in _ENCODER:
            if place in (9, 16, 29):
                x = F.max_pool2d(x, 2, ceil_mode=True)
            x = F.relu(conv(encoder, str(place), x))
        return x

    def moments(x: Tensor) -> tuple[Tensor, Tensor]:
        return x.mean((2, 3), keepdim=True), (x.var((2, 3), keepdim=True) + 1e-5).sqrt()

    features, wanted = encode(picture), encode(style)
    (mean, deviation), (its_mean, its_deviation) = moments(features), moments(wanted)
    x = (features - mean) / deviation * its_deviation + its_mean
    for place in _DECODER:
        x = conv(decoder, str(place), x)
        if place != 28:
            x = F.relu(x)
        if place in (1, 14, 21):
            x = F.interpolate(x, scale_factor=2)
    return x


def microast_states() -> dict[str, dict[str, Tensor]]:
    def residual(key: str) -> dict[str, tuple[int, ...]]:
        return layer(f"{key}.conv1.conv_layer", 64, 64, 3) | layer(
            f"{key}.conv2.conv_layer", 64, 64, 3
        )

    encoder = layer("enc1.0.conv_layer", 16, 3, 9) | layer("enc1.2.conv_layer", 32, 1, 3)
    encoder |= layer("enc1.4.conv_layer", 32, 32, 1) | layer("enc1.6.conv_layer", 64, 1, 3)
    encoder |= layer("enc1.8.conv_layer", 64, 64, 1) | residual("enc1.10") | residual("enc2.0")
    modulator = {}
    for name in ("weight1", "bias1", "weight2", "bias2"):
        modulator |= layer(f"{name}.0.conv_layer", 64, 1, 3)
    decoder = residual("dec1") | residual("dec2") | layer("dec3.1.conv_layer", 32, 2, 3)
    decoder |= layer("dec3.3.conv_layer", 32, 32, 1) | layer("dec3.6.conv_layer", 16, 2, 3)
    decoder |= layer("dec3.8.conv_layer", 16, 16, 1) | layer("dec3.10.conv_layer", 3, 16, 9)
    states = {
        "content_encoder": random_state(encoder, 1),
        "style_encoder": random_state(encoder, 2),
        "modulator": random_state(modulator, 3),
        "decoder": random_state(decoder, 4),
    }
    for key in states["modulator"]:
        states["modulator"][key] *= 0.3
    states["decoder"]["dec3.10.conv_layer.weight"] *= 0.02
    states["decoder"]["dec3.10.conv_layer.bias"] += 0.5
    return states


def microast_net(states: dict[str, dict[str, Tensor]], picture: Tensor, style: Tensor) -> Tensor:
    def residual(state: dict[str, Tensor], key: str, x: Tensor) -> Tensor:
        inner = F.relu(conv(state, f"{key}.conv1.conv_layer", x))
        return x + conv(state, f"{key}.conv2.conv_layer", inner)

    def encode(state: dict[str, Tensor], x: Tensor) -> list[Tensor]:
        for place, stride, groups in ((0, 1, 1), (2, 2, 16), (4, 1, 1), (6, 2, 32), (8, 1, 1)):
            x = F.relu(conv(state, f"enc1.{place}.conv_layer", x, stride, groups))
        near = residual(state, "enc1.10", x)
        return [near, residual(state, "enc2.0", near)]

    def moments(x: Tensor) -> tuple[Tensor, Tensor]:
        return x.mean((2, 3), keepdim=True), (x.var((2, 3), keepdim=True) + 1e-5).sqrt()

    worn, x = encode(states["style_encoder"], style), encode(states["content_encoder"], picture)[1]
    decoder = states["decoder"]
    for key, level in (("dec1", 1), ("dec2", 0)):
        weight, bias = (
            conv(states["modulator"], f"{name}{level + 1}.0.conv_layer", worn[level], groups=64)
            for name in ("weight", "bias")
        )
        weight, bias = weight.mean((2, 3), keepdim=True), bias.mean((2, 3), keepdim=True)
        (mean, deviation), (its_mean, its_deviation) = moments(x), moments(worn[level])
        x = (x - mean) / deviation * its_deviation + its_mean
        inner = F.relu(weight * conv(decoder, f"{key}.conv1.conv_layer", x) + bias * x)
        x = x + weight * conv(decoder, f"{key}.conv2.conv_layer", inner) + bias * inner
    for places in (((1, 32), (3, 1)), ((6, 16), (8, 1))):
        x = F.interpolate(x, scale_factor=2, mode="bilinear")
        for place, groups in places:
            x = F.relu(conv(decoder, f"dec3.{place}.conv_layer", x, groups=groups))
    return conv(decoder, "dec3.10.conv_layer", x)


def shown_at_256(pixels: np.ndarray) -> Tensor:
    """As styles are looked at: 256 pixels on the short side."""
    height, width = pixels.shape[:2]
    factor = 256 / min(height, width)
    size = (round(width * factor), round(height * factor))
    return as_tensor(cv2.resize(pixels, size, interpolation=cv2.INTER_LINEAR)) / 255


class Tint(nn.Module):
    """A net that is easy to follow: smooths, and swaps red and blue. white: of its pixels."""

    def __init__(self, white: float) -> None:
        super().__init__()
        self.white = white

    def forward(self, x: Tensor) -> Tensor:
        return self.white - F.avg_pool2d(x, 3, 1, 1).flip(1)


def exported(path: Path, white: float, *, free: bool) -> Path:
    pytest.importorskip("onnx")
    names = {"picture": {2: "h", 3: "w"}, "painting": {2: "h", 3: "w"}} if free else None
    torch.onnx.export(
        Tint(white),
        (torch.rand(1, 3, 64, 64),),
        str(path),
        dynamo=False,
        input_names=["picture"],
        output_names=["painting"],
        dynamic_axes=names,
    )
    return path
