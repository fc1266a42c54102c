"""Binary convolution on a CUDA device: packing and counting in Triton.

Needs Triton, which comes with torch for CUDA. Bits as in `xnor_kernel`, but channel by channel in
words of their own for each place of the kernel, so that nothing is laid out twice.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
import triton
import triton.language as tl
from torch import Tensor

_jit: Callable[..., Any] = triton.jit
_BITS = 32
_PACKED = 128  # positions that are packed at a time
_POSITIONS, _OUTPUTS = 64, 64  # of a tile of sums


def xnor_conv2d_triton(
    x: Tensor, weight: Tensor, stride: tuple[int, int] = (1, 1), padding: tuple[int, int] = (0, 0)
) -> Tensor:
    """As `xnor_conv2d`, unchecked: x (N, C, H, W), weight (O, C, kh, kw) -> (N, O, H', W')."""
    return convolve(pack(x), pack(weight), x.shape, weight.shape, stride, padding).to(x.dtype)


def pack(x: Tensor) -> Tensor:
    """(N, C, H, W) floats -> (N, ceil(C / 32), H * W) int32, a bit set where one is negative."""
    count, channels, height, width = x.shape
    groups, places = triton.cdiv(channels, _BITS), height * width
    packed = torch.empty((count, groups, places), dtype=torch.int32, device=x.device)
    grid = (triton.cdiv(places, _PACKED), groups, count)
    _pack[grid](x.contiguous(), packed, channels, places, groups, _PACKED)
    return packed


def convolve(
    packed: Tensor,
    kernels: Tensor,
    shape: torch.Size,
    weight: torch.Size,
    stride: tuple[int, int],
    padding: tuple[int, int],
) -> Tensor:
    """The sums, (N, O, H', W') float32, of what `pack` made of a map and a weight so shaped."""
    height, width = (
        (side + 2 * border - kernel) // step + 1
        for side, border, kernel, step in zip(shape[2:], padding, weight[2:], stride, strict=True)
    )
    sums = torch.empty((shape[0], weight[0], height, width), device=packed.device)
    grid = (
        triton.cdiv(height * width, _POSITIONS),
        triton.cdiv(weight[0], _OUTPUTS),
        shape[0],
    )
    sizes = (*shape[1:], weight[0], *weight[2:], height, width, *stride, *padding)
    _convolve[grid](packed, kernels, sums, *sizes, packed.shape[1], _POSITIONS, _OUTPUTS)
    return sums


@_jit
def _pack(x, packed, channels, places, groups, BLOCK: tl.constexpr):  # type: ignore[no-untyped-def]  # noqa: N803
    place = tl.program_id(0) * BLOCK + tl.arange(0, BLOCK)
    group, picture = tl.program_id(1), tl.program_id(2).to(tl.int64)
    word = tl.zeros([BLOCK], tl.int32)
    for bit in range(32):
        channel = tl.zeros_like(place) + group * 32 + bit
        there = (place < places) & (channel < channels)
        value = tl.load(x + (picture * channels + channel) * places + place, there, other=0.0)
        word |= (value < 0).to(tl.int32) << bit
    tl.store(packed + (picture * groups + group) * places + place, word, place < places)


@_jit
def _convolve(  # type: ignore[no-untyped-def]
    packed, kernels, sums, channels, height, width, outputs, kernel_height, kernel_width,
    rows, columns, down, across, above, left, groups,
    POSITIONS: tl.constexpr, OUTPUTS: tl.constexpr,  # noqa: N803
):  # fmt: skip
    place = tl.program_id(0) * POSITIONS + tl.arange(0, POSITIONS)
    output = tl.program_id(1) * OUTPUTS + tl.arange(0, OUTPUTS)
    picture = tl.program_id(2).to(tl.int64)
    top, start = (place // columns) * down - above, (place % columns) * across - left
    differing = tl.zeros([OUTPUTS, POSITIONS], tl.int32)
    taps = kernel_height * kernel_width
    for tap in range(taps):
        row, column = top + tap // kernel_width, start + tap % kernel_width
        # What lies outside is +1, whose bits are 0.
        inside = (row >= 0) & (row < height) & (column >= 0) & (column < width)
        inside &= place < rows * columns
        for group in range(groups):
            base = packed + (picture * groups + group) * height * width
            seen = tl.load(base + row * width + column, inside, other=0)
            its = kernels + (output * groups + group) * taps + tap
            kernel = tl.load(its, output < outputs, other=0)
            differing += _popcount(seen[None, :] ^ kernel[:, None])
    total = channels * taps - 2 * differing
    goal = sums + ((picture * outputs + output[:, None]) * rows * columns + place[None, :])
    kept = (output < outputs)[:, None] & (place < rows * columns)[None, :]
    tl.store(goal, total.to(tl.float32), kept)


@_jit
def _popcount(x):  # type: ignore[no-untyped-def]
    """Bits set in each int32: pairs, fours, bytes, and their sum (LLVM makes it one `popc`)."""
    x = x.to(tl.uint32, bitcast=True)
    x = x - ((x >> 1) & 0x55555555)
    x = (x & 0x33333333) + ((x >> 2) & 0x33333333)
    x = (x + (x >> 4)) & 0x0F0F0F0F
    x = x + (x >> 8)
    x = x + (x >> 16)
    return (x & 0x3F).to(tl.int32)
