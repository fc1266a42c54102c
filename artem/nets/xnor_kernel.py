"""Convolution of signs on packed bits, compiled for the processor it runs on.

A bit is set where a value is negative. A kernel's signs lie one after another in words of 32 bits,
and so do those it meets at each position; where the two words differ a product is -1, so that the
sum of `taps` products is taps - 2 * (number of differing bits).

Numba compiles the kernel, so that no compiler is needed where it is installed. LLVM makes of it
VPOPCNTD on 16 positions at once where the processor has AVX-512, and on others what they have.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
from llvmlite import ir
from numba import njit, types
from numba.core import cgutils
from numba.extending import intrinsic
from numpy.typing import NDArray

_BITS = 32
_LANES = 16  # words in a vector
_VECTORS = 4  # of positions in a tile
_OUTPUTS = 4  # channels in a tile; its 16 sums stay in registers
_TILE = _VECTORS * _LANES
_BLOCK = 512  # positions whose words are laid out at a time, so that they stay in the cache

_njit: Callable[..., Any] = njit(nogil=True, cache=True)


@dataclass(frozen=True)
class PackedWeight:
    """The signs of a convolution's weights, one bit each.

    words: (O, ceil(C * kh * kw / 32)) uint32, O rounded up to whole tiles. shape: (O, C, kh, kw).
    """

    words: NDArray[np.uint32]
    shape: tuple[int, int, int, int]

    @property
    def taps(self) -> int:
        """Signs under one kernel."""
        return self.shape[1] * self.shape[2] * self.shape[3]


def pack_weight(weight: NDArray[Any]) -> PackedWeight:
    """Pack (O, C, kh, kw) floats, channel by channel within each place of the kernel."""
    outputs, channels, height, width = weight.shape
    signs = (weight < 0).transpose(0, 2, 3, 1).reshape(outputs, -1)
    bits = np.zeros((-(-outputs // _OUTPUTS) * _OUTPUTS, -(-signs.shape[1] // _BITS) * _BITS), bool)
    bits[:outputs, : signs.shape[1]] = signs
    words = np.packbits(bits, axis=1, bitorder="little").view("<u4").astype(np.uint32)
    return PackedWeight(words, (outputs, channels, height, width))


def pack_map(x: NDArray[Any]) -> tuple[NDArray[np.uint32], NDArray[np.float32]]:
    """Pack (N, C, H, W) floats, C-contiguous, into (N, ceil(C / 32), H, W) words.

    Also returns the mean of |x| over the channels, (N, H, W), since x is looked at just once.
    Where a value is NaN, so is that mean, and its sign counts as +1.
    """
    count, channels, height, width = x.shape
    packed = np.zeros((count, -(-channels // _BITS), height, width), np.uint32)
    sizes = np.zeros((count, height, width), np.float32)
    share_rows(lambda first, last: _pack_rows(x, packed, sizes, first, last), height)
    return packed, sizes


def convolve(
    packed: NDArray[np.uint32],
    weight: PackedWeight,
    stride: tuple[int, int],
    positions: NDArray[np.float32] | None = None,
    outputs: NDArray[np.float32] | None = None,
) -> NDArray[np.float32]:
    """The sums, (N, O, H', W') float32, of what `pack_map` packed under each kernel.

    positions, (N, H', W'), and outputs, (O,): what the sums are multiplied by.
    """
    count, _, height, width = packed.shape
    channels, _, down, across = weight.shape
    rows, columns = (height - down) // stride[0] + 1, (width - across) // stride[1] + 1
    sums = np.empty((count, channels, rows * columns), np.float32)
    if positions is None:
        positions = np.ones((count, rows, columns), np.float32)
    if outputs is None:
        outputs = np.ones(channels, np.float32)
    at_positions = positions.reshape(count, rows * columns)

    def some(first: int, last: int) -> None:
        _convolve_rows(
            packed, weight.words, weight.shape, stride, at_positions, outputs, sums, first, last
        )

    share_rows(some, rows)
    return sums.reshape(count, channels, rows, columns)


def share_rows(work: Callable[[int, int], None], rows: int) -> None:
    """Have rows first to last worked on by all cores; what a thread raises is raised here."""
    cores = min(_cores(), rows)
    bounds = [rows * at // cores for at in range(cores + 1)] if cores else []
    parts = list(pairwise(bounds))
    waited = [_threads().submit(work, *part) for part in parts[1:]]
    for part in parts[:1]:
        work(*part)
    for one in waited:
        one.result()


@cache
def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@cache
def _threads() -> ThreadPoolExecutor:
    """Kept, as starting a thread costs as much as a small convolution; Python joins it at exit."""
    return ThreadPoolExecutor(max(1, _cores() - 1), "xnor")


@_njit
def _pack_rows(x, packed, sizes, first, last):  # type: ignore[no-untyped-def]  # compiled by numba
    """x (N, C, H, W) into packed (N, groups, H, W) and sizes (N, H, W), rows first to last."""
    share = np.float32(1 / x.shape[1])
    for at in range(x.shape[0]):
        for channel in range(x.shape[1]):
            group, place = divmod(channel, _BITS)
            bit = np.uint32(1) << np.uint32(place)
            for row in range(first, last):
                values, words = x[at, channel, row], packed[at, group, row]
                size = sizes[at, row]
                for column in range(values.shape[0]):
                    words[column] |= bit if values[column] < 0 else np.uint32(0)
                    size[column] += share * np.float32(abs(values[column]))


@_njit
def _convolve_rows(  # type: ignore[no-untyped-def]  # compiled by numba
    packed, weights, shape, stride, positions, outputs, sums, first, last
):
    """Output rows first to last, a block of some rows at a time."""
    columns = (packed.shape[3] - shape[3]) // stride[1] + 1
    rows = max(1, _BLOCK // columns)
    words = weights.shape[1]
    block = np.empty((words, -(-rows * columns // _TILE) * _TILE), np.uint32)
    tile = np.empty((_OUTPUTS, _TILE), np.float32)
    taps = shape[1] * shape[2] * shape[3]
    for at in range(packed.shape[0]):
        for row in range(first, last, rows):
            some = min(rows, last - row)
            _lay_out(packed[at], block, shape, stride, row, some, columns)
            start, count = row * columns, some * columns
            for left in range(0, count, _TILE):
                width = min(_TILE, count - left)
                place = positions[at, start + left : start + left + width]
                for channel in range(0, shape[0], _OUTPUTS):
                    _count_tile(block[:, left:], weights[channel:], tile, taps)
                    for i in range(min(_OUTPUTS, shape[0] - channel)):
                        goal = sums[at, channel + i, start + left : start + left + width]
                        scale = outputs[channel + i]
                        for j in range(width):
                            goal[j] = tile[i, j] * scale * place[j]


@_njit
def _lay_out(packed, block, shape, stride, row, rows, columns):  # type: ignore[no-untyped-def]
    """The signs that each position's kernel meets, one after another; word by word in `block`."""
    block[:] = 0
    bit, word = 0, 0
    for down in range(shape[2]):
        for across in range(shape[3]):
            for group in range(packed.shape[0]):
                used = min(_BITS, shape[1] - group * _BITS)
                low, high = np.uint32(bit), np.uint32(_BITS - bit)
                for step in range(rows):
                    seen = packed[group, (row + step) * stride[0] + down, across:]
                    goal = block[word, step * columns : (step + 1) * columns]
                    for column in range(columns):
                        goal[column] |= seen[column * stride[1]] << low
                    if bit + used > _BITS:
                        spill = block[word + 1, step * columns : (step + 1) * columns]
                        for column in range(columns):
                            spill[column] |= seen[column * stride[1]] >> high
                word, bit = word + (bit + used) // _BITS, (bit + used) % _BITS


@intrinsic
def _count_tile(_typing, block, weights, tile, taps):  # type: ignore[no-untyped-def]
    """Fill a tile with sums: vectors of positions by some outputs, kept in registers throughout.

    Written in LLVM's own vectors, as its vectorizer does not keep sums in registers.
    """

    def generate(context, builder, signature, arguments):  # type: ignore[no-untyped-def]
        block, weights, tile = (
            context.make_array(kind)(context, builder, value)
            for kind, value in zip(signature.args[:3], arguments[:3], strict=True)
        )
        _write_tile(builder, block, weights, tile, builder.trunc(arguments[3], ir.IntType(32)))
        return context.get_dummy_value()

    return types.void(block, weights, tile, taps), generate


def _write_tile(builder: Any, block: Any, weights: Any, tile: Any, taps: Any) -> None:
    integers = ir.VectorType(ir.IntType(32), _LANES)
    floats = ir.VectorType(ir.FloatType(), _LANES)
    count_bits = cgutils.get_or_insert_function(
        builder.module, ir.FunctionType(integers, [integers]), f"llvm.ctpop.v{_LANES}i32"
    )
    zero = ir.Constant(integers, [0] * _LANES)
    sums = [
        [cgutils.alloca_once_value(builder, zero) for _ in range(_VECTORS)] for _ in range(_OUTPUTS)
    ]

    def place(array: Any, row: Any, column: Any) -> Any:
        line, step = (builder.extract_value(array.strides, axis) for axis in range(2))
        offset = builder.add(builder.mul(row, line), builder.mul(column, step))
        return builder.gep(builder.bitcast(array.data, ir.IntType(8).as_pointer()), [offset])

    def at(array: Any, row: Any, column: Any, kind: ir.Type) -> Any:
        return builder.bitcast(place(array, row, column), kind.as_pointer())

    index = block.strides.type.element
    words = builder.extract_value(weights.shape, 1)
    with cgutils.for_range(builder, words) as loop:
        seen = [
            builder.load(at(block, loop.index, index(_LANES * j), integers), align=4)
            for j in range(_VECTORS)
        ]
        for i in range(_OUTPUTS):
            word = builder.load(at(weights, index(i), loop.index, ir.IntType(32)))
            kernel = _repeated(builder, word, integers)
            for j in range(_VECTORS):
                differing = builder.call(count_bits, [builder.xor(seen[j], kernel)])
                builder.store(builder.add(builder.load(sums[i][j]), differing), sums[i][j])
    every = _repeated(builder, taps, integers)
    for i in range(_OUTPUTS):
        for j in range(_VECTORS):
            counted = builder.load(sums[i][j])
            product = builder.sub(every, builder.add(counted, counted))
            goal = at(tile, index(i), index(_LANES * j), floats)
            builder.store(builder.sitofp(product, floats), goal, align=4)


def _repeated(builder: Any, value: Any, kind: ir.VectorType) -> Any:
    """A vector of one value."""
    undefined = ir.Constant(kind, ir.Undefined)
    first = builder.insert_element(undefined, value, ir.IntType(32)(0))
    lanes = ir.Constant(ir.VectorType(ir.IntType(32), _LANES), [0] * _LANES)
    return builder.shuffle_vector(first, undefined, lanes)
