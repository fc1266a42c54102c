"""Binary convolution: signs times signs, so that a product is an xnor and a sum counts bits.

XNOR-Net (Rastegari et al. 2016). The sign of 0 is +1, and padding counts as +1: a bit has no
third value. Signs have no slope; learning sees that of a line from -1 to 1 instead (the paper's
section 3.2; Courbariaux et al. 2016, section 1.3).

It is computed as a float convolution of signs, on any device and where gradients are wanted; on a
CPU, where numba is installed, on packed bits (`xnor_kernel`). The sums are whole numbers, and both
are exact.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn

from artem.errors import UsageError

if TYPE_CHECKING:
    from artem.nets.xnor_kernel import PackedWeight

Pair = int | tuple[int, int]

MOST_TAPS = 2**24  # signs under one kernel: a float32 counts exactly up to here


def xnor_conv2d(x: Tensor, weight: Tensor, *, stride: Pair = 1, padding: Pair = 0) -> Tensor:
    """The convolution of the signs of x and of weight: whole numbers, exact, in x's type.

    x (N, C, H, W), weight (O, C, kh, kw), both float and of any layout -> (N, O, H', W').
    stride, padding: along both axes, or (down, across). What is padded counts as +1.
    Gradients are straight-through. Raises UsageError where shapes or types do not fit, or where
    a value is NaN, which has no sign.
    """
    steps, border = _pair(stride, "stride", 1), _pair(padding, "padding", 0)
    _check_shapes(x, weight, border)
    if x.isnan().any() or weight.isnan().any():
        raise UsageError("NaN has no sign; look for what made it before the convolution")
    if not runs_on_bits(x):
        return conv_of_signs(x, weight, steps, border)
    from artem.nets import xnor_kernel as kernel

    packed, _ = kernel.pack_map(_array(x))
    down, across = border
    packed = np.pad(packed, ((0, 0), (0, 0), (down, down), (across, across)))
    sums = kernel.convolve(packed, kernel.pack_weight(_array(weight)), steps)
    return torch.from_numpy(sums).to(x.dtype)


def runs_on_bits(x: Tensor) -> bool:
    """Whether what is made of x can be computed by the compiled kernel."""
    followed = torch.is_grad_enabled() or torch.jit.is_tracing()  # type: ignore[attr-defined,no-untyped-call]
    return x.device.type == "cpu" and not followed and _has_numba()


def conv_of_signs(
    x: Tensor, weight: Tensor, stride: tuple[int, int], padding: tuple[int, int]
) -> Tensor:
    """As `xnor_conv2d`, unchecked, as a convolution in float."""
    return F.conv2d(_padded(_signs(x), padding), _signs(weight), stride=stride)


def input_scales(x: Tensor, weight: Tensor, *, stride: Pair = 1, padding: Pair = 0) -> Tensor:
    """K of the paper's section 3.2, (N, 1, H', W'): how large x is under each kernel's place.

    The mean of |x| over the channels, averaged over the kernel; what is padded counts as 1.
    """
    steps, border = _pair(stride, "stride", 1), _pair(padding, "padding", 0)
    size = x.abs().mean(1, keepdim=True)
    return F.avg_pool2d(_padded(size, border), weight.shape[2:], stride=steps)


def weight_scales(weight: Tensor) -> Tensor:
    """Alpha of the paper's section 3.1, (O, 1, 1): the mean of |weight| of each output channel."""
    return weight.abs().mean((1, 2, 3))[:, None, None]


class BinaryConv(nn.Conv2d):
    """A square binary convolution over a reflection-padded map, brought to scale.

    Its weights stay float while it learns; only their signs, and a scale for each output channel,
    are of use.
    """

    _folded: tuple[PackedWeight, NDArray[np.float32]] | None = None

    def __init__(self, inputs: int, outputs: int, kernel: int) -> None:
        super().__init__(inputs, outputs, kernel, bias=False)
        self.border = kernel // 2

    def fold(self) -> None:
        """Pack the weights once; for nets that no longer learn."""
        if _has_numba():
            from artem.nets.xnor_kernel import pack_weight

            scales = weight_scales(self.weight.detach())[:, 0, 0]
            self._folded = pack_weight(_array(self.weight)), _array(scales)

    def forward(self, x: Tensor) -> Tensor:
        """(N, inputs, H, W) -> (N, outputs, H, W)."""
        if self._folded is not None and runs_on_bits(x):
            return self._on_bits(x, *self._folded)
        framed = F.pad(x, (self.border,) * 4, mode="reflect")
        counted = conv_of_signs(framed, self.weight, (1, 1), (0, 0))
        return counted * input_scales(framed, self.weight) * weight_scales(self.weight)

    def _on_bits(self, x: Tensor, weight: PackedWeight, scales: NDArray[np.float32]) -> Tensor:
        from artem.nets import xnor_kernel as kernel

        packed, sizes = kernel.pack_map(_array(x))
        frame = ((self.border, self.border),) * 2
        packed = np.pad(packed, ((0, 0), (0, 0), *frame), mode="reflect")
        framed = torch.from_numpy(np.pad(sizes, ((0, 0), *frame), mode="reflect"))
        positions = F.avg_pool2d(framed, self.kernel_size, stride=1)
        sums = kernel.convolve(packed, weight, (1, 1), positions.numpy(), scales)
        return torch.from_numpy(sums).to(x.dtype)


@cache
def _has_numba() -> bool:
    return find_spec("numba") is not None


def _array(x: Tensor) -> NDArray[Any]:
    """As the kernel reads it; half precision becomes float32."""
    x = x.detach()
    return (x if x.dtype == torch.float64 else x.float()).contiguous().numpy()


def _signs(x: Tensor) -> Tensor:
    """-1 below 0, else +1."""
    if torch.is_grad_enabled():
        signs: Tensor = _StraightThrough.apply(x)  # type: ignore[no-untyped-call]
        return signs
    return 1 - 2 * (x < 0).to(x.dtype)


class _StraightThrough(torch.autograd.Function):
    """Signs with the slope of a line from -1 to 1."""

    @staticmethod
    def forward(ctx: Any, x: Tensor) -> Tensor:
        ctx.save_for_backward(x)
        return _signs(x)

    @staticmethod
    def backward(ctx: Any, grad: Tensor) -> Tensor:
        x: Tensor = ctx.saved_tensors[0]
        return grad * (x.abs() <= 1)


def _padded(x: Tensor, padding: tuple[int, int]) -> Tensor:
    down, across = padding
    return F.pad(x, (across, across, down, down), value=1.0) if down or across else x


def _pair(given: Pair, name: str, least: int) -> tuple[int, int]:
    pair = (given, given) if isinstance(given, int) else given
    if (
        not isinstance(pair, tuple)
        or len(pair) != 2
        or not all(isinstance(n, int) and n >= least for n in pair)
    ):
        raise UsageError(f"{name} is {given}; give a whole number from {least} on, or two")
    return pair


def _check_shapes(x: Tensor, weight: Tensor, padding: tuple[int, int]) -> None:
    if x.dim() != 4 or weight.dim() != 4 or x.shape[1] != weight.shape[1] or 0 in weight.shape:
        shapes = f"{tuple(x.shape)} and {tuple(weight.shape)}"
        raise UsageError(f"{shapes} do not fit; give (N, C, H, W) and (O, C, kh, kw)")
    if not (x.is_floating_point() and weight.is_floating_point()):
        types = f"{x.dtype} and {weight.dtype}"
        raise UsageError(f"signs are taken of floats, not of {types}; convert them first")
    taps = weight[0].numel()
    if taps > MOST_TAPS:
        raise UsageError(f"a kernel of {taps} signs is too large; give at most {MOST_TAPS}")
    sides = [side + 2 * border for side, border in zip(x.shape[2:], padding, strict=True)]
    if any(side < kernel for side, kernel in zip(sides, weight.shape[2:], strict=True)):
        kernel = list(weight.shape[2:])
        raise UsageError(f"a map of {sides} is smaller than the kernel {kernel}; give more padding")
