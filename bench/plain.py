"""A convolution and a matrix product by the compiler alone, with no vendor's library.

Blocked as the binary kernel is: some outputs at a time over a row that stays in the cache.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit
from numba.extending import intrinsic
from numpy.typing import NDArray

from artem.nets.xnor_kernel import share_rows

CHAIN = 16

_OUTPUTS = 4


def convolve(x: NDArray[np.float32], weight: NDArray[np.float32]) -> NDArray[np.float32]:
    """x (C, H, W), weight (O, C, kh, kw), O in fours -> (O, H', W'), on all cores."""
    rows, columns = x.shape[1] - weight.shape[2] + 1, x.shape[2] - weight.shape[3] + 1
    sums = np.empty((weight.shape[0], rows, columns), np.float32)
    share_rows(lambda first, last: _rows(x, weight, sums, first, last), rows)
    return sums


@njit(nogil=True, cache=True, fastmath=True)
def _rows(x: Any, weight: Any, sums: Any, first: int, last: int) -> None:
    columns = sums.shape[2]
    kept = np.empty((_OUTPUTS, columns), np.float32)
    for row in range(first, last):
        for output in range(0, weight.shape[0], _OUTPUTS):
            kept[:] = 0
            for channel in range(x.shape[0]):
                for down in range(weight.shape[2]):
                    for across in range(weight.shape[3]):
                        seen = x[channel, row + down, across : across + columns]
                        a, b, c, d = weight[output : output + 4, channel, down, across]
                        for column in range(columns):
                            value = seen[column]
                            kept[0, column] += a * value
                            kept[1, column] += b * value
                            kept[2, column] += c * value
                            kept[3, column] += d * value
            sums[output : output + _OUTPUTS, row] = kept


@njit(nogil=True, cache=True)
def count_bits(words: Any, rounds: int) -> None:
    """Popcounts in registers and nothing else, `rounds` times CHAIN of each word."""
    for _ in range(rounds):
        for at in range(words.shape[0]):
            word = words[at]
            for _ in range(CHAIN):
                word = _popcount(word)
            words[at] = word


@intrinsic
def _popcount(_typing: Any, word: Any) -> Any:
    def generate(_context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
        return builder.ctpop(arguments[0])

    return word(word), generate
