"""Net files: safetensors with everything needed to rebuild the net in the header.

Tensors: the weights of `NetShape.tensor_shapes`, and `codes`, (K, code_size). Header: `format`,
`shape`, `preset`, `codes` (the K names; the first is `identity`) and `card`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
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

FORMAT = "artem-transform-1"
IDENTITY = "identity"
_MAX_BYTES = 256 * 2**20

FloatArray = NDArray[np.float32]


@dataclass(frozen=True)
class NetFile:
    """A net with its styles, as read from disk.

    weights: float32 arrays by the names of `NetShape.tensor_shapes`.
    codes: style codes by name, each (code_size,) float32; "identity" gives the picture back.
    digest: hash of the file, to key what is derived from it.
    """

    shape: NetShape
    preset: str
    weights: Mapping[str, FloatArray]
    codes: Mapping[str, FloatArray]
    card: StyleCard
    digest: str

    @property
    def code(self) -> FloatArray:
        """The style's own code."""
        return self.codes[self.card.name]

    def mixed_code(self, strength: float) -> FloatArray:
        """The code between identity (0) and the style (1)."""
        identity = self.codes[IDENTITY]
        return (identity + np.float32(strength) * (self.code - identity)).astype(np.float32)


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
                raise NetFileError(
                    f"{path} is not an Art'Em transform net; make one with `artem train transform`"
                )
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


def read_card(path: Path) -> StyleCard:
    """Only the card of a net file, without its weights. Raises NetFileError."""
    try:
        with safe_open(path, "numpy") as file:
            header = file.metadata() or {}
        return StyleCard.from_json(json.loads(header["card"]))
    except (OSError, SafetensorError, KeyError, ValueError) as error:
        raise NetFileError(f"{path} cannot be read as a net file ({error})") from error


def write_net_file(
    path: Path,
    shape: NetShape,
    preset: str,
    weights: Mapping[str, FloatArray],
    codes: Mapping[str, FloatArray],
    card: StyleCard,
) -> None:
    """Write a net file in half precision, beside and then renamed."""
    names = list(codes)
    tensors = {name: array.astype(np.float16) for name, array in weights.items()}
    tensors["codes"] = np.stack([codes[name] for name in names]).astype(np.float16)
    header = {
        "format": FORMAT,
        "shape": json.dumps(shape.to_json()),
        "preset": preset,
        "codes": json.dumps(names),
        "card": json.dumps(card.to_json()),
    }
    write_bytes(path, save(tensors, header))


def _checked(header: dict[str, str], tensors: dict[str, Any], digest: str) -> NetFile:
    try:
        shape = NetShape.from_json(json.loads(header["shape"]))
        names = [str(name) for name in json.loads(header["codes"])]
        card = StyleCard.from_json(json.loads(header["card"]))
        preset = header["preset"]
    except (KeyError, TypeError, ValueError) as error:
        raise NetFileError("its header is damaged; copy or train it again") from error
    codes = tensors.pop("codes", None)
    expected = shape.tensor_shapes()
    found = {name: tuple(array.shape) for name, array in tensors.items()}
    if found != expected or codes is None or codes.shape != (len(names), shape.code_size):
        raise NetFileError("its weights do not fit its header; copy or train it again")
    if IDENTITY not in names or card.name not in names:
        raise NetFileError("it lacks the code of its style; copy or train it again")
    weights = {name: array.astype(np.float32) for name, array in tensors.items()}
    codes = codes.astype(np.float32)
    if not all(np.isfinite(array).all() for array in (*weights.values(), codes)):
        raise NetFileError("its weights are not all finite; copy or train it again")
    return NetFile(
        shape=shape,
        preset=preset,
        weights=weights,
        codes=dict(zip(names, codes, strict=True)),
        card=card,
        digest=digest,
    )
