"""MicroAST: any picture as a style by two small encoders (Wang et al. 2023), to run others' nets.

Layers are named as in the authors' files.
"""

from __future__ import annotations

from typing import cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from artem.nets.adain import statistics
from artem.nets.layers import fitted, trimmed
from artem.nets.picture_shapes import MicroAstShape

_LEAST_SHARE = 1e-3  # below it the filters of a style are not told apart from rounding


class MicroAstNet(nn.Module):
    """The net. Its codes mix linearly, and zeros are no style at all, as in `AdainNet`."""

    def __init__(self, shape: MicroAstShape) -> None:
        super().__init__()
        self.shape = shape
        self.content_encoder = _Encoder()
        self.style_encoder = _Encoder()
        self.modulator = _Modulator(shape.channels)
        self.decoder = _Decoder()

    def forward(self, picture: Tensor, code: Tensor) -> Tensor:
        """picture (N, 3, H, W) RGB in 0..1; code (N, code_size) or (1, code_size).

        Returns (N, 3, H, W), RGB, not clipped. H and W are free from 16 up.
        """
        channels = self.shape.channels
        *levels, share = torch.split(code[:, :, None, None], [4 * channels, 4 * channels, 1], 1)
        _, far = self.content_encoder(fitted(picture, self.shape.reduction))
        x = far
        for level, residual in ((levels[1], self.decoder.dec1), (levels[0], self.decoder.dec2)):
            deviation, mean, weight, bias = level.chunk(4, 1)
            own_deviation, own_mean = statistics(x)
            plain = (x - own_mean) / own_deviation
            x = plain * deviation + mean + (1 - share) * x
            whole = share.clamp(min=_LEAST_SHARE)
            x = residual(x, weight / whole, bias / whole)
        return trimmed(self.decoder.dec3(x), picture)

    def code_of(self, style: Tensor) -> Tensor:
        """(N, code_size) of style pictures, (N, 3, H, W) RGB in 0..1."""
        features = self.style_encoder(style)
        filters = self.modulator(features)
        parts = [
            torch.cat([*statistics(seen), *made], 1)
            for seen, made in zip(features, filters, strict=True)
        ]
        return torch.cat([*parts, torch.ones_like(parts[0][:, :1])], 1).flatten(1)


class _Conv(nn.Module):
    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int = 1, groups: int = 1):
        super().__init__()
        self.border = kernel // 2
        self.conv_layer = nn.Conv2d(inputs, outputs, kernel, stride, groups=groups)

    def forward(self, x: Tensor) -> Tensor:
        padded = F.pad(x, (self.border,) * 4, mode="reflect") if self.border else x
        return cast(Tensor, self.conv_layer(padded))


class _Residual(nn.Module):
    def __init__(self, channels: int = 64) -> None:
        super().__init__()
        self.conv1 = _Conv(channels, channels, 3)
        self.conv2 = _Conv(channels, channels, 3)

    def forward(
        self, x: Tensor, weight: Tensor | float = 1.0, bias: Tensor | float = 0.0
    ) -> Tensor:
        inner = F.relu(weight * self.conv1(x) + bias * x)
        return cast(Tensor, x + weight * self.conv2(inner) + bias * inner)


class _Encoder(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.enc1 = nn.Sequential(
            _Conv(3, 16, 9),
            nn.ReLU(),
            _Conv(16, 32, 3, 2, groups=16),
            nn.ReLU(),
            _Conv(32, 32, 1),
            nn.ReLU(),
            _Conv(32, 64, 3, 2, groups=32),
            nn.ReLU(),
            _Conv(64, 64, 1),
            nn.ReLU(),
            _Residual(),
        )
        self.enc2 = nn.Sequential(_Residual())

    def forward(self, picture: Tensor) -> tuple[Tensor, Tensor]:
        near = self.enc1(picture)
        return near, self.enc2(near)


class _Modulator(nn.Module):
    """Filter weights and biases of both levels, (N, 64, 1, 1) each."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        for name in ("weight1", "bias1", "weight2", "bias2"):
            conv = _Conv(channels, channels, 3, groups=channels)
            self.add_module(name, nn.Sequential(conv, nn.AdaptiveAvgPool2d((1, 1))))

    def forward(self, features: tuple[Tensor, Tensor]) -> list[tuple[Tensor, Tensor]]:
        near, far = features
        made = dict(self.named_children())
        return [
            (made["weight1"](near), made["bias1"](near)),
            (made["weight2"](far), made["bias2"](far)),
        ]


class _Decoder(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.dec1 = _Residual()
        self.dec2 = _Residual()
        self.dec3 = nn.Sequential(
            nn.Upsample(scale_factor=2, mode="bilinear"),
            _Conv(64, 32, 3, groups=32),
            nn.ReLU(),
            _Conv(32, 32, 1),
            nn.ReLU(),
            nn.Upsample(scale_factor=2, mode="bilinear"),
            _Conv(32, 16, 3, groups=16),
            nn.ReLU(),
            _Conv(16, 16, 1),
            nn.ReLU(),
            _Conv(16, 3, 9),
        )
