"""A net's code on bands gives what it gives on the whole picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor

from artem.nets.bands import Bands, Kept, Moments, Statistics, to_bands
from artem.nets.shapes import UPSAMPLES, ConvShape, NetShape
from artem.nets.transform import TransformNet
from tests.conftest import SHAPES

CLOSE = 1 / 255


class Shelf:
    """Keeps maps in memory, computed a few rows at a time."""

    def __init__(self, values: int) -> None:
        self._values = values

    def keep(self, bands: Bands) -> Kept:
        return Whole(self, joined(bands, self._values))


class Whole(Kept):
    def __init__(self, shelf: Shelf, values: Tensor) -> None:
        super().__init__(shelf, tuple(values.shape[1:]))
        self._tensor = values

    @property
    def statistics(self) -> Statistics:
        moments = Moments(self.channels)
        for row in range(self.height):
            moments.add(self.rows(row, row + 1))
        return moments.statistics

    def rows(self, first: int, last: int) -> Tensor:
        return self._tensor[:, :, first:last]


def joined(bands: Bands, values: int) -> Tensor:
    return torch.cat([bands.rows(*rows) for rows in bands.split(values)], dim=2)


@torch.inference_mode()
def both(shape: NetShape, size: tuple[int, int], values: int) -> tuple[Tensor, Tensor]:
    """What a net of random weights paints in a pass, and by bands of so many values."""
    net = TransformNet(shape).eval()
    torch.nn.init.normal_(net.head.weight, std=0.25 / net.head.weight[0].numel() ** 0.5)
    for canvas in net.canvas:
        torch.nn.init.normal_(canvas.weight, std=0.05)
    code = 1.2 * net.plain_code(skipped=0.7) + 0.1
    height, width = (side * shape.reduction for side in size)
    picture = torch.rand(1, 3, height, width)
    painted = net.paint(net.framed(picture), code)
    to_bands(net)
    return painted, joined(net.paint(Whole(Shelf(values), picture), code), values)


@st.composite
def shapes(draw: Callable) -> NetShape:
    channels, kernels = st.integers(1, 5), st.sampled_from([3, 5, 7, 9])
    upsample = draw(st.sampled_from(UPSAMPLES))
    up = tuple(draw(st.lists(channels, min_size=1, max_size=2)))
    smooth, skip = upsample == "smooth", draw(st.booleans())
    if skip:
        strides = [1 + smooth] + [2] * len(up)
        widths = [*reversed(up), draw(channels)]
    else:
        halving = [2] * (len(up) + smooth)
        strides = draw(st.permutations([*halving, *draw(st.lists(st.just(1), max_size=2))]))
        widths = [draw(channels) for _ in strides]
    return NetShape(
        stem=tuple(
            ConvShape(width, draw(kernels), stride)
            for width, stride in zip(widths, strides, strict=True)
        ),
        blocks=tuple(draw(st.integers(0, 2)) for _ in range(len(up) + 1)),
        up=up,
        upsample=upsample,
        head_kernel=3 if smooth else draw(kernels),
        skip=skip,
        norm=draw(st.sampled_from(["instance", "batch"])),
        canvas=smooth and draw(st.booleans()),
    )


@given(shapes(), st.tuples(st.integers(5, 9), st.integers(5, 9)), st.integers(1, 3000))
def test_any_net_paints_the_same_by_bands(
    shape: NetShape, size: tuple[int, int], values: int
) -> None:
    torch.manual_seed(0)
    whole, by_bands = both(shape, size, values)
    torch.testing.assert_close(by_bands, whole, atol=CLOSE, rtol=0)


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_every_known_shape_paints_the_same_by_bands(name: str) -> None:
    torch.manual_seed(0)
    whole, by_bands = both(SHAPES[name], (9, 11), 3000)
    assert by_bands.shape == whole.shape
    # Any rounding may turn a sign, which shows where it stands.
    near = (by_bands - whole).abs() <= CLOSE
    assert near.float().mean() > (0.99 if SHAPES[name].binary else 0.999999)


def test_moments_of_bands_are_those_of_the_whole_map() -> None:
    torch.manual_seed(0)
    x = torch.randn(1, 3, 50, 40) * torch.tensor([1.0, 0.01, 0.0]).reshape(3, 1, 1) + 300
    moments = Moments(3)
    for first in range(0, 50, 7):
        moments.add(x[:, :, first : first + 7])
    mean, variance = moments.statistics
    exact = x.double()
    torch.testing.assert_close(mean, exact.mean((0, 2, 3)).float())
    expected = exact.var((0, 2, 3), correction=0).float()
    torch.testing.assert_close(variance, expected, rtol=1e-3, atol=1e-6)


def test_the_largest_map_is_told() -> None:
    assert SHAPES["fast"].largest_map == 4
    assert SHAPES["classic"].largest_map == 32
    assert replace(SHAPES["classic"], up=(256, 8)).largest_map == 64
