"""Net files: safetensors with everything needed to rebuild the net in the header.

Tensors: the weights of `NetShape.tensor_shapes`, and `codes`, (K, code_size). Header: `format`,
`shape`, `preset`, `codes` (the K names: `identity`, and for each style its name, then `NAME@2`
and the like for other stroke sizes) and `cards`, one per style.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from artem.errors import NetFileError
from artem.files import write_bytes
from artem.nets.shapes import NetShape
from artem.styles.card import StyleCard

FORMAT = "artem-transform-2"
IDENTITY = "identity"
_MAX_BYTES = 256 * 2**20
_STROKE = "@"
_STROKE_SIZE = re.compile(r"[1-9](\.\d{1,4})?|0\.\d{0,3}[1-9]")

FloatArray = NDArray[np.float32]


@dataclass(frozen=True)
class NetFile:
    """A net with its styles, as read from disk.

    weights: float32 arrays by the names of `NetShape.tensor_shapes`.
    codes: style codes by name, each (code_size,) float32; "identity" gives the picture back.
    cards: the styles, by name.
    digest: hash of the file, to key what is derived from it.
    """

    shape: NetShape
    preset: str
    weights: Mapping[str, FloatArray]
    codes: Mapping[str, FloatArray]
    cards: Mapping[str, StyleCard]
    digest: str

    def stroke_sizes(self, style: str) -> list[float]:
        """The stroke sizes that a style was trained at, ascending."""
        found = [name.partition(_STROKE) for name in self.codes]
        return sorted(float(size or 1) for name, _, size in found if name == style)


def code_name(style: str, stroke_size: float) -> str:
    """What a net file calls the code of a style at a stroke size."""
    return style if stroke_size == 1 else f"{style}{_STROKE}{stroke_size:g}"


def read_net_file(path: Path) -> NetFile:
    """Read and check a net file.

    Raises NetFileError where it is missing, too large, damaged or of another kind.
    """
    try:
        size = path.stat().st_size
        if size > _MAX_BYTES:
            raise NetFileError(f"{path} is {size >> 20} MB; a net file has at most 256 MB")
        with safe_open(path, "numpy") as file:
            header = file.metadata() or {}
            if header.get("format") != FORMAT:
                raise _another_kind(path)
            names = file.keys()  # a safetensors file is not iterable itself
            tensors = {name: file.get_tensor(name) for name in names}
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError as error:
        raise NetFileError(f"there is no net file {path}; check the path") from error
    except (OSError, SafetensorError, TypeError, ValueError) as error:
        raise NetFileError(
            f"{path} cannot be read as a net file ({error}); copy or train it again"
        ) from error
    try:
        return _checked(header, tensors, digest)
    except NetFileError as error:
        raise NetFileError(f"{path}: {error}") from error


def read_cards(path: Path) -> list[StyleCard]:
    """Only the cards of a net file, at least one, without its weights. Raises NetFileError."""
    try:
        with safe_open(path, "numpy") as file:
            header = file.metadata() or {}
        if header.get("format") != FORMAT:
            raise _another_kind(path)
        return _read_cards(header)
    except (OSError, SafetensorError, KeyError, TypeError, ValueError) as error:
        raise NetFileError(f"{path} cannot be read as a net file ({error})") from error


def write_net_file(
    path: Path,
    shape: NetShape,
    preset: str,
    weights: Mapping[str, FloatArray],
    codes: Mapping[str, FloatArray],
    cards: Iterable[StyleCard],
) -> None:
    """Write a net file in half precision, beside and then renamed."""
    names = list(codes)
    # safetensors writes memory as it lies
    tensors = {name: array.astype(np.float16, order="C") for name, array in weights.items()}
    tensors["codes"] = np.stack([codes[name] for name in names]).astype(np.float16)
    header = {
        "format": FORMAT,
        "shape": json.dumps(shape.to_json()),
        "preset": preset,
        "codes": json.dumps(names),
        "cards": json.dumps([card.to_json() for card in cards]),
    }
    write_bytes(path, save(tensors, header))


def _another_kind(path: Path) -> NetFileError:
    return NetFileError(
        f"{path} is not an Art'Em transform net; make one with `artem train transform`"
    )


def _read_cards(header: Mapping[str, str]) -> list[StyleCard]:
    cards = [StyleCard.from_json(card) for card in json.loads(header["cards"])]
    if not cards:
        raise NetFileError("it has no style; copy or train it again")
    return cards


def _checked(header: dict[str, str], tensors: dict[str, Any], digest: str) -> NetFile:
    try:
        shape = NetShape.from_json(json.loads(header["shape"]))
        names = [str(name) for name in json.loads(header["codes"])]
        styles = {card.name: card for card in _read_cards(header)}
        preset = header["preset"]
    except (KeyError, TypeError, ValueError) as error:
        raise NetFileError("its header is damaged; copy or train it again") from error
    codes = tensors.pop("codes", None)
    expected = shape.tensor_shapes()
    found = {name: tuple(array.shape) for name, array in tensors.items()}
    if found != expected or codes is None or codes.shape != (len(names), shape.code_size):
        raise NetFileError("its weights do not fit its header; copy or train it again")
    if not {IDENTITY, *styles} <= set(names) or not _are_strokes(names, styles):
        raise NetFileError("its codes do not fit its styles; copy or train it again")
    weights = {name: array.astype(np.float32) for name, array in tensors.items()}
    codes = codes.astype(np.float32)
    if not all(np.isfinite(array).all() for array in (*weights.values(), codes)):
        raise NetFileError("its weights are not all finite; copy or train it again")
    return NetFile(
        shape=shape,
        preset=preset,
        weights=weights,
        codes=dict(zip(names, codes, strict=True)),
        cards=styles,
        digest=digest,
    )


def _are_strokes(names: list[str], styles: Mapping[str, StyleCard]) -> bool:
    """Whether every code is identity, or a style's at a sensible stroke size."""
    for name in names:
        style, _, size = name.partition(_STROKE)
        if name != IDENTITY and (style not in styles or not _STROKE_SIZE.fullmatch(size or "1")):
            return False
    return True
