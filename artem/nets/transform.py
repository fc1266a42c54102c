"""The transform net: one pass turns a picture into a painting.

Johnson et al. 2016 (architecture), Ulyanov et al. 2016 (instance norm), Dumoulin et al. 2017
(a style is the scales and shifts of the norms, so one net holds many).
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from artem.nets.layers import ReflectConv, SmoothShuffle, StyleNorm, UpsampleConv
from artem.nets.shapes import NetShape


class TransformNet(nn.Module):
    """A net of the given shape. It holds no style: the style code comes with the picture."""

    def __init__(self, shape: NetShape) -> None:
        super().__init__()
        self.shape = shape
        channels = 3
        self.stem = nn.ModuleList()
        for conv in shape.stem:
            self.stem.append(ReflectConv(channels, conv.channels, conv.kernel, conv.stride))
            channels = conv.channels
        self.trunk = nn.ModuleList(
            ReflectConv(channels, channels, 3) for _ in range(2 * shape.blocks)
        )
        self.up = nn.ModuleList()
        for outputs in shape.up:
            upsample = SmoothShuffle if shape.smooth else UpsampleConv
            self.up.append(upsample(channels, outputs))
            channels = outputs
        if shape.smooth:
            self.head: nn.Module = SmoothShuffle(channels, 3, bias=True)
        else:
            self.head = ReflectConv(channels, 3, shape.head_kernel, bias=True)
        self.norms = nn.ModuleList(StyleNorm(channels) for channels in shape.norm_channels)
        self._initialise()

    def forward(self, picture: Tensor, code: Tensor) -> Tensor:
        """picture (N, 3, H, W) RGB in 0..1; code (N, code_size) or (1, code_size).

        Returns (N, 3, H, W), RGB, not clipped: values outside 0..1 are to be clamped where
        pixels are made. H and W are free; both at least twice the net's reduction.
        """
        height, width = picture.shape[-2:]
        picture = self._pad(picture, height, width)
        codes = iter(torch.split(code, [2 * c for c in self.shape.norm_channels], dim=1))
        norms = iter(self.norms)

        x, skip = picture, picture
        for index, conv in enumerate(self.stem):
            x = F.relu(next(norms)(conv(x), next(codes)))
            if index == 0:
                skip = x
        for block in range(self.shape.blocks):
            inner = F.relu(next(norms)(self.trunk[2 * block](x), next(codes)))
            x = x + next(norms)(self.trunk[2 * block + 1](inner), next(codes))
        for conv in self.up:
            x = F.relu(next(norms)(conv(x), next(codes)))
        if self.shape.skip:
            x = x + next(norms)(skip, next(codes))
        painted: Tensor = self.head(x)
        return painted[:, :, :height, :width]

    def plain_code(self) -> Tensor:
        """(1, code_size): every scale 1 and every shift 0, where training starts.

        The skip starts at scale 0, so that it is used only where a style asks for it.
        """
        parts = [
            torch.cat([torch.ones(channels), torch.zeros(channels)])
            for channels in self.shape.norm_channels
        ]
        if self.shape.skip:
            parts[-1].zero_()
        return torch.cat(parts)[None]

    def _pad(self, picture: Tensor, height: int, width: int) -> Tensor:
        step = self.shape.reduction
        below, right = -height % step, -width % step
        if below == 0 and right == 0:
            return picture
        return F.pad(picture, (0, right, 0, below), mode="reflect")

    def _initialise(self) -> None:
        for module in self.modules():
            if isinstance(module, (nn.Conv2d, SmoothShuffle)):
                nn.init.kaiming_normal_(module.weight, nonlinearity="relu")
        head = self.head
        assert isinstance(head, (ReflectConv, SmoothShuffle))
        assert head.bias is not None
        nn.init.normal_(head.weight, std=0.01)
        nn.init.constant_(head.bias, 0.5)
