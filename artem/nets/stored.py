"""Weights in fewer bytes than floats: as bytes, or as signs, each with a scale per output channel.

`NAME.int8` (int8, as it was shaped) or `NAME.bits` (uint8, eight signs each, output channels first,
set where a weight is negative) and `NAME.shape` stand for the weight NAME, with `NAME.scale`.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from artem.errors import NetFileError
from artem.words import tr

KINDS = ("fp16", "int8", "binary")

_LARGEST = 127
_BYTES, _BITS, _SHAPE, _SCALE = ".int8", ".bits", ".shape", ".scale"

Arrays = Mapping[str, NDArray[Any]]


def stored(weights: Arrays, kind: str, binary: Collection[str]) -> dict[str, NDArray[Any]]:
    """Float weights by name as they are kept in a file.

    kind: one of `KINDS`. "int8" is for all that have more than one axis, the first of which is the
    output channel's; "binary" for those named in `binary`. The others are kept in half precision.
    """
    kept: dict[str, NDArray[Any]] = {}
    for name, weight in weights.items():
        if kind == "int8" and weight.ndim > 1:
            kept |= _as_bytes(name, weight)
        elif kind == "binary" and name in binary:
            kept |= _as_signs(name, weight)
        else:
            kept[name] = weight.astype(np.float16, order="C")
    return kept


def restored(arrays: Arrays) -> dict[str, NDArray[Any]]:
    """The weights of what `stored` made, float32 where they were shrunk; others as they are.

    Raises NetFileError where parts are missing or do not fit.
    """
    found: dict[str, NDArray[Any]] = {}
    for key, array in arrays.items():
        name, _, suffix = key.rpartition(".")
        if f".{suffix}" == _BYTES:
            found[name] = _scaled(array.astype(np.float32), name, arrays)
        elif f".{suffix}" == _BITS:
            found[name] = _scaled(_signs(array, name, arrays), name, arrays)
        elif f".{suffix}" not in (_SHAPE, _SCALE):
            found[key] = array
    return found


def is_shrunk(names: Collection[str]) -> bool:
    """Whether there is anything to restore."""
    return any(name.endswith((_BYTES, _BITS)) for name in names)


def _as_bytes(name: str, weight: NDArray[Any]) -> dict[str, NDArray[Any]]:
    largest = np.abs(weight).reshape(len(weight), -1).max(1).astype(np.float32)
    steps = np.maximum(largest / _LARGEST, np.float32(1e-12))
    rounded = np.rint(weight / _by_output(steps, weight.ndim)).astype(np.int8, order="C")
    return {name + _BYTES: rounded, name + _SCALE: steps}


def _as_signs(name: str, weight: NDArray[Any]) -> dict[str, NDArray[Any]]:
    """With the mean of |weight|, which brings the signs nearest (Rastegari et al. 2016, eq. 6)."""
    return {
        name + _BITS: np.packbits(weight < 0),
        name + _SHAPE: np.array(weight.shape, np.int32),
        name + _SCALE: np.abs(weight).reshape(len(weight), -1).mean(1).astype(np.float32),
    }


def _signs(bits: NDArray[Any], name: str, arrays: Arrays) -> NDArray[np.float32]:
    shape = tuple(int(side) for side in _part(arrays, name + _SHAPE, np.int32))
    count = math.prod(shape)
    if bits.dtype != np.uint8 or min(shape, default=0) < 1 or bits.shape != (-(-count // 8),):
        raise _damaged()
    return (1 - 2 * np.unpackbits(bits, count=count).astype(np.float32)).reshape(shape)


def _scaled(values: NDArray[np.float32], name: str, arrays: Arrays) -> NDArray[np.float32]:
    scales = _part(arrays, name + _SCALE, np.float32)
    if values.ndim < 1 or scales.shape != values.shape[:1]:
        raise _damaged()
    scaled: NDArray[np.float32] = values * _by_output(scales, values.ndim)
    return scaled


def _by_output(scales: NDArray[Any], axes: int) -> NDArray[Any]:
    return scales.reshape(-1, *(1,) * (axes - 1))


def _part(arrays: Arrays, key: str, kind: type[np.generic]) -> NDArray[Any]:
    part = arrays.get(key)
    if part is None or part.dtype != kind or part.ndim != 1:
        raise _damaged()
    return part


def _damaged() -> NetFileError:
    return NetFileError(tr("its weights do not fit its header; copy or train it again"))
