"""Convolutions on bytes, as float arithmetic sees them.

What goes into a convolution is one of 256 evenly spaced values, and so is each weight among those
of its output channel (Jacob et al. 2018, sections 2.1 and 3). An engine that finds these roundings
around a convolution computes it with bytes, in a quarter of the time or less.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import torch
from torch import Tensor, nn
from torch.nn.utils import parametrize

from artem.nets.layers import SmoothShuffle
from artem.nets.xnor import BinaryConv

Ranges = Mapping[str, tuple[float, float]]

_LARGEST = 127  # of a signed byte; weights and signed inputs are symmetric about 0


def convolutions(net: nn.Module) -> dict[str, nn.Module]:
    """The convolutions of a net that are computed with bytes, by name; signs need none."""
    kinds = (nn.Conv2d, SmoothShuffle)
    return {
        name: module
        for name, module in net.named_modules()
        if isinstance(module, kinds) and not isinstance(module, BinaryConv)
    }


@contextmanager
def watched_ranges(net: nn.Module) -> Iterator[dict[str, tuple[float, float]]]:
    """While it lasts, the least and greatest value that has gone into each convolution, and 0."""
    ranges = dict.fromkeys(convolutions(net), (0.0, 0.0))

    def watch(name: str, inputs: Tensor) -> None:
        least, greatest = torch.aminmax(inputs)
        low, high = ranges[name]
        ranges[name] = min(low, least.item()), max(high, greatest.item())

    hooks = [
        module.register_forward_pre_hook(lambda _module, inputs, name=name: watch(name, inputs[0]))
        for name, module in convolutions(net).items()
    ]
    try:
        yield ranges
    finally:
        for hook in hooks:
            hook.remove()


def quantize(net: nn.Module, ranges: Ranges) -> None:
    """Round what goes into convolutions, and their weights, from now on; cannot be undone.

    ranges: least and greatest input of those; what lies beyond is clipped. Others stay as they are.
    """
    for name, module in convolutions(net).items():
        if name not in ranges:
            continue
        if isinstance(module, SmoothShuffle):
            module.fold()
        weight = "_folded" if isinstance(module, SmoothShuffle) else "weight"
        parametrize.register_parametrization(module, weight, _RoundedWeight())
        rounded = _RoundedInput(*ranges[name])
        module.register_forward_pre_hook(lambda _module, inputs, r=rounded: (r(inputs[0]),))


class _RoundedInput:
    """One step for all channels; bytes are unsigned where nothing is negative."""

    def __init__(self, low: float, high: float) -> None:
        self._signed = low < 0
        largest = max(-low, high, 1e-6)
        self._step = largest / (_LARGEST if self._signed else 255)

    def __call__(self, x: Tensor) -> Tensor:
        least, most = (-_LARGEST - 1, _LARGEST) if self._signed else (0, 255)
        return torch.fake_quantize_per_tensor_affine(x, self._step, 0, least, most)


class _RoundedWeight(nn.Module):
    """A step for each output channel."""

    def forward(self, weight: Tensor) -> Tensor:
        """(O, I, kh, kw)."""
        steps = (weight.abs().amax((1, 2, 3)) / _LARGEST).clamp(min=1e-9)
        zeros = torch.zeros_like(steps, dtype=torch.int32)
        return torch.fake_quantize_per_channel_affine(weight, steps, zeros, 0, -_LARGEST, _LARGEST)
