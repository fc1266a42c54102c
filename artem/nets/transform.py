"""The transform net: one pass turns a picture into a painting.

Johnson et al. 2016 (architecture), Ulyanov et al. 2016 (instance norm), Dumoulin et al. 2017
(a style is the scales and shifts of the norms, so one net holds many).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import torch
from torch import Tensor, nn

from artem.nets.bands import Bands
from artem.nets.canvas import CORNER, Canvas, Place
from artem.nets.layers import (
    ReflectConv,
    SmoothShuffle,
    StyleNorm,
    TransposedConv,
    UpsampleConv,
    reflected,
    trimmed,
)
from artem.nets.shapes import NetShape
from artem.nets.xnor import BinaryConv

Map = TypeVar("Map", Tensor, Bands)

_UPSAMPLE: dict[str, Callable[[int, int], nn.Module]] = {
    "smooth": SmoothShuffle,
    "nearest": UpsampleConv,
    "transposed": TransposedConv,
}


class TransformNet(nn.Module):
    """A net of the given shape. It holds no style: the style code comes with the picture."""

    def __init__(self, shape: NetShape) -> None:
        super().__init__()
        self.shape = shape
        first, *others = shape.stem
        channels = first.channels
        # The first one sees a framed picture, which is the same as padding what it sees.
        self.stem = nn.ModuleList([nn.Conv2d(3, channels, first.kernel, first.stride, bias=False)])
        for conv in others:
            self.stem.append(ReflectConv(channels, conv.channels, conv.kernel, conv.stride))
            channels = conv.channels
        upsample = _UPSAMPLE[shape.upsample]
        self.up = nn.ModuleList()
        self.blocks = nn.ModuleList([_convs(channels, shape.blocks[0], shape.binary)])
        for outputs, count in zip(shape.up, shape.blocks[1:], strict=True):
            self.up.append(upsample(channels, outputs))
            self.blocks.append(_convs(outputs, count, shape.binary))
            channels = outputs
        if shape.upsample == "smooth":
            self.head: nn.Module = SmoothShuffle(channels, 3, bias=True)
        else:
            self.head = ReflectConv(channels, 3, shape.head_kernel, bias=True)
        self.norms = nn.ModuleList(
            StyleNorm(channels, shape.norm == "batch") for channels in shape.norm_channels
        )
        self.canvas = nn.ModuleList(
            Canvas(channels, shape.reduction >> level)
            for level, channels in enumerate(shape.canvas_sizes)
        )
        self._initialise()

    def forward(self, picture: Tensor, code: Tensor, places: Sequence[Place] = CORNER) -> Tensor:
        """picture (N, 3, H, W) RGB in 0..1; code (N, code_size) or (1, code_size).

        places: where on the canvas equal shares of the pictures lie.

        Returns (N, 3, H, W), RGB, not clipped: values outside 0..1 are to be clamped where
        pixels are made. H and W are free; both at least twice the net's reduction.
        """
        painted = trimmed(self.paint(self.framed(picture), code, places=places), picture)
        return self.laid_over(picture, painted, code)

    def framed(self, picture: Tensor, height: int = 2, width: int = 3) -> Tensor:
        """The picture with reflections around it, as `paint` wants it; of any type and layout.

        height, width: which axes of the picture those are.
        """
        border = self.shape.stem[0].kernel // 2
        for axis in (height, width):
            fit = reflected(picture, axis, 0, -picture.shape[axis] % self.shape.reduction)
            picture = reflected(fit, axis, border, border)
        return picture

    def paint(
        self,
        framed: Map,
        code: Tensor,
        shuffled: bool = True,
        places: Sequence[Place] = CORNER,
    ) -> Map:
        """What the head draws of a framed picture, whose floats are in 0..1.

        Not shuffled, a "smooth" head gives two by two pixels as channels, (N, 12, H/2, W/2).
        """
        norm, skip_gains, canvas_gains = self._read_code(code)

        def on_canvas(x: Map, level: int) -> Map:
            if self.shape.canvas:
                x = x + self.canvas[level](x, places) * canvas_gains[level]
            return x

        x = framed
        skips: list[Map] = []
        for conv in self.stem[:-1]:
            drawn = conv(x)
            x = norm(drawn).relu()
            if self.shape.skip:
                # The first layer goes by the norms: they would take the picture's own colours.
                skips.append(x if skips else drawn)
        x = on_canvas(norm(self.stem[-1](x)), 0).relu()
        for level, blocks in enumerate(self.blocks):
            if level > 0:
                x = on_canvas(norm(self.up[level - 1](x)), level).relu()
                if self.shape.skip:
                    x = x + skips[-level] * skip_gains[level - 1]
            x = self._through(list(blocks.children()), x, norm)
        painted: Map = self.head(x) if shuffled else self.head(x, shuffled=False)
        return painted

    def laid_over(self, picture: Tensor, painted: Tensor, code: Tensor) -> Tensor:
        """The painting over the picture, as strongly as the code says, where the net fades."""
        if not self.shape.fades:
            return painted
        return picture + code[:, -1:, None, None] * (painted - picture)

    def _through(self, convs: list[nn.Module], x: Map, norm: Callable[[Map], Map]) -> Map:
        """A level's residual blocks.

        Signs lose so much that each binary convolution adds to what it sees, and the norm before
        it says where its signs turn (Rastegari et al. 2016, section 3.2; Liu et al. 2018).
        """
        if self.shape.binary:
            for conv in convs:
                x = x + conv(norm(x))
            return x
        for first, second in zip(convs[::2], convs[1::2], strict=True):
            x = x + norm(second(norm(first(x)).relu()))
        return x

    def plain_code(self, skipped: float = 0.0, canvas: float = 1.0) -> Tensor:
        """(1, code_size): every scale 1 and every shift 0, where training starts.

        skipped: gains of the skips; 0 so that they are used only where a style asks for them.
        canvas: gains of the canvas.
        """
        shape = self.shape
        parts = [
            torch.cat([torch.ones(channels), torch.zeros(channels)])
            for channels in shape.norm_channels
        ]
        parts.append(torch.full((sum(shape.gain_sizes),), skipped))
        parts.append(torch.full((sum(shape.canvas_sizes),), canvas))
        return torch.cat([*parts, torch.ones(int(shape.fades))])[None]

    def _read_code(self, code: Tensor) -> tuple[Callable[[Map], Map], list[Tensor], list[Tensor]]:
        """The norms, to be used once and in order, and the gains of the skips and the canvas."""
        shape = self.shape
        sizes = [2 * channels for channels in shape.norm_channels]
        gains = [*shape.gain_sizes, *shape.canvas_sizes]
        parts = torch.split(code, [*sizes, *gains, int(shape.fades)], dim=1)
        norms: Iterator[tuple[nn.Module, Tensor]] = zip(self.norms, parts, strict=False)

        def norm(x: Map) -> Map:
            layer, part = next(norms)
            normalised: Map = layer(x, part)
            return normalised

        factors = [part[:, :, None, None] for part in parts[len(sizes) : -1]]
        skips = len(shape.gain_sizes)
        return norm, factors[:skips], factors[skips:]

    def _initialise(self) -> None:
        for module in self.modules():
            if isinstance(module, (nn.Conv2d, nn.ConvTranspose2d, SmoothShuffle)):
                nn.init.kaiming_normal_(module.weight, nonlinearity="relu")
        head = self.head
        assert isinstance(head, (ReflectConv, SmoothShuffle))
        assert head.bias is not None
        nn.init.normal_(head.weight, std=0.01)
        nn.init.constant_(head.bias, 0.5)


def _convs(channels: int, blocks: int, binary: bool) -> nn.ModuleList:
    kind = BinaryConv if binary else ReflectConv
    return nn.ModuleList(kind(channels, channels, 3) for _ in range(2 * blocks))
