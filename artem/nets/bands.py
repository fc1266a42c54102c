"""A transform net over a picture too large for memory, band by band.

A band is some rows of a map in its full width. What a layer draws of a band is drawn with a few
more rows on either side, which are then cut off; norms take their statistics from the whole map,
so that nothing is seen of where bands meet. The net's own code runs on bands as it runs on
tensors: they are added, scaled and given to layers, and computed when rows are asked for.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Protocol

import torch
from torch import Tensor, nn

from artem.nets.canvas import Canvas
from artem.nets.layers import ReflectConv, SmoothShuffle, StyleNorm, TransposedConv, UpsampleConv
from artem.nets.xnor import BinaryConv

if TYPE_CHECKING:
    from artem.nets.transform import TransformNet

Statistics = tuple[Tensor, Tensor]
"""Mean and variance of each channel of a map, (C,) each."""


class Depot(Protocol):
    """Where maps are kept until nobody needs them."""

    def keep(self, bands: Bands, /) -> Kept:
        """Compute bands once and for all."""


class Bands(ABC):
    """A map, (1, channels, height, width) float, that is computed some rows at a time.

    row_values: how many numbers there are, at most, on the way to one of its rows.
    """

    def __init__(self, depot: Depot, shape: tuple[int, int, int], row_values: int = 0) -> None:
        """shape: (channels, height, width)."""
        self.depot = depot
        self.channels, self.height, self.width = shape
        self.row_values = max(row_values, self.channels * self.width)

    @abstractmethod
    def rows(self, first: int, last: int) -> Tensor:
        """(1, channels, last - first, width), new or never changed."""

    def split(self, values: int) -> Iterator[tuple[int, int]]:
        """First and last row, exclusive, of bands of about so many values."""
        step = max(1, values // self.row_values)
        for first in range(0, self.height, step):
            yield first, min(first + step, self.height)

    def kept(self) -> Kept:
        """The same, computed for good."""
        return self.depot.keep(self)

    def relu(self) -> Bands:
        """As of a tensor."""
        return _Pointwise(self, torch.relu)

    def __mul__(self, factors: Tensor) -> Bands:
        return _Pointwise(self, factors.mul)

    def __add__(self, other: Bands) -> Bands:
        return _Sum(self, other)


class Kept(Bands):
    """Bands that are computed already."""

    @property
    @abstractmethod
    def statistics(self) -> Statistics:
        """Of the whole map."""

    def kept(self) -> Kept:
        """It is."""
        return self


class _Pointwise(Bands):
    """A function of each value."""

    def __init__(self, seen: Bands, function: Callable[[Tensor], Tensor]) -> None:
        shape = seen.channels, seen.height, seen.width
        super().__init__(seen.depot, shape, seen.row_values)
        self._seen = seen
        self._function = function

    def rows(self, first: int, last: int) -> Tensor:
        return self._function(self._seen.rows(first, last))


class _Sum(Bands):
    """The sum of two, or, when it was kept, what was kept."""

    def __init__(self, one: Bands, other: Bands) -> None:
        shape = one.channels, one.height, one.width
        super().__init__(one.depot, shape, max(one.row_values, other.row_values))
        self._parts: tuple[Bands, Bands] | Kept = (one, other)

    def rows(self, first: int, last: int) -> Tensor:
        if isinstance(self._parts, Kept):
            return self._parts.rows(first, last)
        one, other = self._parts
        return one.rows(first, last) + other.rows(first, last)

    def kept(self) -> Kept:
        if not isinstance(self._parts, Kept):
            self._parts = super().kept()  # and the parts may go
        return self._parts

    def __add__(self, other: Bands) -> Bands:
        # A sum of sums would be computed anew in every one of them.
        return _Sum(self.kept(), other)


class _Drawn(Bands):
    """What a layer, which pads what it sees, draws of bands."""

    def __init__(self, layer: nn.Module, channels: int, seen: Bands) -> None:
        self._layer = layer
        self._seen = seen
        self._factor, self._stride, self._margin = _reach(layer)
        sides = [-(-side * self._factor // self._stride) for side in (seen.height, seen.width)]
        row_values = seen.row_values * max(self._factor, self._stride)
        super().__init__(seen.depot, (channels, sides[0], sides[1]), row_values)

    def rows(self, first: int, last: int) -> Tensor:
        factor, stride = self._factor, self._stride
        start = max(0, first // factor * stride - self._margin)
        stop = min(self._seen.height, -(-last // factor) * stride + self._margin)
        drawn: Tensor = self._layer(self._seen.rows(start, stop))
        cut = first - start * factor // stride
        return drawn[:, :, cut : cut + last - first]


class _CanvasBands(Bands):
    """What of a canvas lies under bands."""

    def __init__(self, canvas: Canvas, over: Bands) -> None:
        super().__init__(over.depot, (over.channels, over.height, over.width))
        self._canvas = canvas

    def rows(self, first: int, last: int) -> Tensor:
        return self._canvas.rows(first, last, self.width)


def _reach(layer: nn.Module) -> tuple[int, int, int]:
    """How many rows a layer makes of one, of how many it makes one, and what it sees beside.

    The last is what its padding takes part in, in whole steps.
    """
    if isinstance(layer, (SmoothShuffle, UpsampleConv, TransposedConv)):
        return 2, 1, 1
    assert isinstance(layer, (ReflectConv, BinaryConv))
    stride = layer.stride[0]
    return 1, stride, -(-layer.border // stride) * stride


class _BandLayer(nn.Module):
    """A layer that is given bands."""

    def __init__(self, layer: nn.Module) -> None:
        super().__init__()
        self.layer = layer

    def forward(self, seen: Bands) -> Bands:
        layer = self.layer
        if isinstance(layer, SmoothShuffle):
            return _Drawn(layer, layer.weight.shape[0], seen)
        assert isinstance(layer, (nn.Conv2d, nn.ConvTranspose2d))
        return _Drawn(layer, layer.out_channels, seen)


class _BandCanvas(nn.Module):
    """A canvas that is given bands."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self.canvas = canvas

    def forward(self, x: Bands, _places: object) -> Bands:
        return _CanvasBands(self.canvas, x)


class _BandNorm(nn.Module):
    """A norm that is given bands. They are kept, since it has to have seen all of them."""

    def __init__(self, norm: StyleNorm) -> None:
        super().__init__()
        self.norm = norm

    def forward(self, x: Bands, code: Tensor) -> Bands:
        kept = x.kept()
        return _Pointwise(kept, partial(self.norm, code=code, statistics=kept.statistics))


def to_bands(net: TransformNet) -> None:
    """Make the net's `paint` take bands, of pictures in whole steps, in place of tensors.

    They need no frame: the first layer pads what it sees, as all others do.
    """
    first = net.stem[0]
    assert isinstance(first, nn.Conv2d)
    framing = ReflectConv(3, first.out_channels, first.kernel_size[0], first.stride[0])
    framing.weight = first.weight
    net.stem[0] = framing
    levels = [level for level in net.blocks if isinstance(level, nn.ModuleList)]
    for layers in (net.stem, net.up, *levels):
        for index, layer in enumerate(layers):
            layers[index] = _BandLayer(layer)
    net.head = _BandLayer(net.head)
    for index, norm in enumerate(net.norms):
        assert isinstance(norm, StyleNorm)
        net.norms[index] = _BandNorm(norm)
    for index, canvas in enumerate(net.canvas):
        assert isinstance(canvas, Canvas)
        net.canvas[index] = _BandCanvas(canvas)


class Moments:
    """Mean and variance of each channel of a map that comes in bands.

    Those of bands are merged (Chan et al. 1979), in float64: sums of squares would cancel.
    """

    def __init__(self, channels: int) -> None:
        self._count = 0
        self._mean = torch.zeros(channels, dtype=torch.float64)
        self._squares = torch.zeros(channels, dtype=torch.float64)  # of distances to the mean

    def add(self, band: Tensor) -> None:
        """Another band, (1, channels, height, width)."""
        count = band.numel() // band.shape[1]
        wide = band.float()
        own = wide.mean((0, 2, 3))
        # In place, and not by `var_mean`: a tenth of the time.
        squares = (wide - own[:, None, None]).square_().sum((0, 2, 3))
        mean = own.to("cpu", torch.float64)
        total = self._count + count
        away = mean - self._mean
        self._squares += squares.cpu() + away.square() * (count * self._count / total)
        self._mean += away * (count / total)
        self._count = total

    @property
    def statistics(self) -> Statistics:
        """Of all bands so far, float32."""
        return self._mean.float(), (self._squares / max(1, self._count)).float()
