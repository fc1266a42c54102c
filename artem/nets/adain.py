"""Adaptive instance normalisation: any picture's statistics, put on the features of the frame.

Huang & Belongie 2017: a VGG encoder, statistics matched per channel (equation 8), and a decoder
that mirrors the encoder with nearest upsampling and reflection padding and has no norms.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from artem.errors import NetFileError
from artem.nets.layers import ReflectConv, fitted, trimmed
from artem.nets.picture_shapes import VGG_POOLED, AdainShape

_EPS = 1e-5
_BGR_MEAN = (103.939, 116.779, 123.68)
_HUNDREDS = 100.0  # what features of VGG as published are divided by, so that they are near 1


class AdainNet(nn.Module):
    """A net of the given shape. It holds no style: the style code comes with the picture.

    A code is a style's deviations and means at the layer, (C,) each, and how much of them, all
    three of them multiplied by the strength: codes mix linearly, and zeros are no style at all.
    """

    def __init__(self, shape: AdainShape) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape)
        self.decoder = nn.ModuleDict(
            {
                name: ReflectConv(outputs, inputs, 3, bias=True)
                for name, (inputs, outputs) in reversed(shape.convs.items())
            }
        )
        self._initialise()

    def forward(self, picture: Tensor, code: Tensor, regions: Tensor | None = None) -> Tensor:
        """picture (N, 3, H, W) RGB in 0..1; code (N, code_size) or (1, code_size).

        regions: (K, 1, H, W) in 0..1, summing to 1, with K codes for the one picture: where each
        of them is worn (section 7.3 of the paper).
        Returns (N, 3, H, W), RGB, not clipped. H and W are free from 16 up.
        """
        features = self.encoder(fitted(picture, self.shape.reduction))[self.shape.layer]
        worn = self.matched(features, code)
        if regions is not None:
            whole = fitted(regions, self.shape.reduction)
            shares = F.interpolate(whole, features.shape[2:], mode="area")
            worn = (worn * shares).sum(0, keepdim=True)
        return trimmed(self.decode(worn), picture)

    def matched(self, features: Tensor, code: Tensor) -> Tensor:
        """The features, (N, C, h, w), with the statistics of the code."""
        channels = self.shape.channels
        deviation, mean, share = torch.split(code[:, :, None, None], [channels, channels, 1], 1)
        own_deviation, own_mean = statistics(features)
        plain = (features - own_mean) / own_deviation
        return plain * (deviation + (1 - share) * own_deviation) + mean + (1 - share) * own_mean

    def decode(self, features: Tensor) -> Tensor:
        """(N, C, h, w) of the layer -> (N, 3, H, W)."""
        x = features
        for name, conv in self.decoder.items():
            x = conv(x)
            if name != "conv1_1":
                x = F.relu(x)
            if name in VGG_POOLED:
                x = F.interpolate(x, scale_factor=2.0, mode="nearest")
        return x

    def code_of(self, style: Tensor) -> Tensor:
        """(N, code_size) of style pictures, (N, 3, H, W) RGB in 0..1."""
        deviation, mean = statistics(self.encoder(style)[self.shape.layer])
        whole = torch.ones_like(mean[:, :1])
        return torch.cat([deviation, mean, whole], 1).flatten(1)

    def _initialise(self) -> None:
        for conv in self.decoder.values():
            assert isinstance(conv, ReflectConv)
            assert conv.bias is not None
            nn.init.kaiming_normal_(conv.weight, nonlinearity="relu")
            nn.init.zeros_(conv.bias)
            if conv.out_channels == 3:
                nn.init.normal_(conv.weight, std=0.01)
                nn.init.constant_(conv.bias, 0.5)


class Encoder(nn.Module):
    """VGG-19 up to a layer, with reflection padding; frozen.

    input: what brings RGB in 0..1 to the values that its weights were trained for.
    """

    def __init__(self, shape: AdainShape) -> None:
        super().__init__()
        self.input = nn.Conv2d(3, 3, 1)
        self.convs = nn.ModuleDict(
            {name: ReflectConv(*sizes, 3, bias=True) for name, sizes in shape.convs.items()}
        )
        self.requires_grad_(False)

    def forward(self, picture: Tensor) -> dict[str, Tensor]:
        """(N, 3, H, W) RGB in 0..1 -> {"relu1_1": (N, 64, H, W), "relu1_2": ...}."""
        found = {}
        x = self.input(picture)
        for name, conv in self.convs.items():
            if name in VGG_POOLED:
                x = F.max_pool2d(x, 2, ceil_mode=True)
            x = F.relu(conv(x))
            found[name.replace("conv", "relu")] = x
        return found


def statistics(features: Tensor) -> tuple[Tensor, Tensor]:
    """(deviation, mean) of each channel over its positions, (N, C, 1, 1) each, float32."""
    wide = features.float()
    mean = wide.mean((2, 3), keepdim=True)
    positions = features.shape[2] * features.shape[3]
    variance = (wide - mean).square().sum((2, 3), keepdim=True) / max(1, positions - 1)
    return (variance + _EPS).sqrt(), mean


def vgg_encoder(shape: AdainShape, vgg: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The weights of `Encoder` from those of VGG-19 as published, for BGR 0..255 less its mean.

    Features come out a hundred times smaller, which with ReLU takes only smaller biases.
    Raises NetFileError where the layer is beyond those weights.
    """
    weights = {
        "input.weight": 255 / _HUNDREDS * torch.eye(3).flip(0)[:, :, None, None],
        "input.bias": -torch.tensor(_BGR_MEAN) / _HUNDREDS,
    }
    for name in shape.convs:
        if f"{name}.weight" not in vgg:
            raise NetFileError(f"the VGG weights end before {name}; use --layer relu3_1")
        weights[f"convs.{name}.weight"] = vgg[f"{name}.weight"]
        weights[f"convs.{name}.bias"] = vgg[f"{name}.bias"] / _HUNDREDS
    return weights
