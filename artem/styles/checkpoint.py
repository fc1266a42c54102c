"""Net files: safetensors with everything needed to rebuild the net in the header.

Tensors: the weights of the shape's `tensor_shapes`, and `codes`, (K, code_size). Header: `format`,
`shape`, `preset`, `codes` (the K names: `identity`, and for each style its name, then `NAME@2`
and the like for other stroke sizes) and `cards`, one per style. A net that wears any picture
has the weights of its style predictor too, as `predictor.NAME`, and `predictor` in its header;
nets that are made for that (AdaIN, MicroAST) have no styles of their own. `quantization` in the
header tells how the net is computed with bytes, where that was measured. Weights may be kept as
bytes or signs (`artem.nets.stored`).
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from artem.errors import NetFileError
from artem.files import write_bytes
from artem.nets.picture_shapes import (
    AdainShape,
    AnyShape,
    FileShape,
    MicroAstShape,
    PredictorShape,
)
from artem.nets.shapes import NetShape, OnnxShape
from artem.nets.stored import restored, stored
from artem.styles.card import StyleCard
from artem.words import tr

_SHAPES: dict[str, type[FileShape]] = {
    "artem-transform-3": NetShape,
    "artem-adain-1": AdainShape,
    "artem-microast-1": MicroAstShape,
}
IDENTITY = "identity"
_MAX_BYTES = 256 * 2**20
_PREDICTOR = "predictor."
_AT_A_SIZE = re.compile(r"(.+)@([1-9](?:\.\d{1,4})?|0\.\d{0,3}[1-9])")

FloatArray = NDArray[np.float32]


@dataclass(frozen=True)
class Predictor:
    """A style predictor as read from disk."""

    shape: PredictorShape
    weights: Mapping[str, FloatArray]


@dataclass(frozen=True)
class Quantization:
    """How a net is computed with bytes.

    ranges: least and greatest input of each convolution that is, by the convolution's name.
    psnr: what that leaves of the float32 picture, dB, in the style that suffers most.
    """

    ranges: Mapping[str, tuple[float, float]]
    psnr: float


@dataclass(frozen=True)
class NetFile:
    """A net with its styles, as read from disk.

    weights: float32 arrays by the names of the shape's `tensor_shapes`.
    codes: style codes by name, each (code_size,) float32; "identity" gives the picture back.
    cards: the styles, by name.
    predictor: what makes codes of pictures, where the net has one.
    quantization: for int8, where it was measured.
    training: facts about how it learned to wear pictures, JSON-ready.
    onnx: the whole net, where it is one in that format, and no weights.
    digest: hash of the file, to key what is derived from it.
    """

    shape: AnyShape
    preset: str
    weights: Mapping[str, FloatArray]
    codes: Mapping[str, FloatArray]
    cards: Mapping[str, StyleCard]
    predictor: Predictor | None = None
    quantization: Quantization | None = None
    training: Mapping[str, Any] = field(default_factory=dict)
    onnx: bytes = b""
    digest: str = ""

    @property
    def wears_pictures(self) -> bool:
        """Whether any picture can be its style."""
        return self.predictor is not None or not isinstance(self.shape, (NetShape, OnnxShape))

    def stroke_sizes(self, style: str) -> list[float]:
        """The stroke sizes that a style was trained at, ascending."""
        found = [_split(name) for name in self.codes]
        return sorted(size for name, size in found if name == style)


def code_name(style: str, stroke_size: float) -> str:
    """What a net file calls the code of a style at a stroke size."""
    return style if stroke_size == 1 else f"{style}@{stroke_size:g}"


def style_of(code: str) -> str:
    """The style whose code is called so."""
    return _split(code)[0]


@lru_cache(1024)  # of all codes, for every look, while the mixer moves
def _split(code: str) -> tuple[str, float]:
    """(style, stroke size) of a code's name."""
    match = _AT_A_SIZE.fullmatch(code)
    return (code, 1.0) if match is None else (match[1], float(match[2]))


def read_net_file(path: Path) -> NetFile:
    """Read and check a net file.

    Raises NetFileError where it is missing, too large, damaged or of another kind.
    """
    try:
        size = path.stat().st_size
        if size > _MAX_BYTES:
            told = tr("{path} is {size} MB; a net file has at most 256 MB")
            raise NetFileError(told.format(path=path, size=size >> 20))
        with safe_open(path, "numpy") as file:
            header = file.metadata() or {}
            if header.get("format") not in _SHAPES:
                raise _another_kind(path)
            names = file.keys()  # a safetensors file is not iterable itself
            tensors = {name: file.get_tensor(name) for name in names}
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError as error:
        raise NetFileError(
            tr("there is no net file {path}; check the path").format(path=path)
        ) from error
    except (OSError, SafetensorError, TypeError, ValueError) as error:
        told = tr("{path} cannot be read as a net file ({why}); copy or train it again")
        raise NetFileError(told.format(path=path, why=error)) from error
    try:
        return _checked(header, tensors, digest)
    except NetFileError as error:
        raise NetFileError(f"{path}: {error}") from error


def is_net_file(path: Path) -> bool:
    """Whether a safetensors file is one of ours; also where it is damaged."""
    try:
        with safe_open(path, "numpy") as file:
            return (file.metadata() or {}).get("format") in _SHAPES
    except (OSError, SafetensorError):
        return True


def read_cards(path: Path) -> list[StyleCard]:
    """Only the cards of a net file, without its weights. Raises NetFileError."""
    try:
        with safe_open(path, "numpy") as file:
            header = file.metadata() or {}
        if header.get("format") not in _SHAPES:
            raise _another_kind(path)
        return _read_cards(header)
    except (OSError, SafetensorError, KeyError, TypeError, ValueError) as error:
        raise NetFileError(
            tr("{path} cannot be read as a net file ({why})").format(path=path, why=error)
        ) from error


def write_net_file(path: Path, file: NetFile) -> None:
    """Write a net file in half precision, beside and then renamed."""
    write_bytes(path, net_file_bytes(file))


def net_file_bytes(file: NetFile, kind: str = "fp16") -> bytes:
    """What a net file of this net holds. kind: how the weights are kept, of `stored.KINDS`."""
    if isinstance(file.shape, OnnxShape):
        return file.onnx
    names = list(file.codes)
    tensors = stored(file.weights, kind, _binary_names(file.shape))
    codes = {"codes": np.stack([file.codes[name] for name in names])}
    tensors |= stored(codes, "fp16", ())
    header = {
        "format": next(name for name, kind in _SHAPES.items() if isinstance(file.shape, kind)),
        "shape": json.dumps(file.shape.to_json()),
        "preset": file.preset,
        "codes": json.dumps(names),
        "cards": json.dumps([card.to_json() for card in file.cards.values()]),
        "training": json.dumps(dict(file.training)),
    }
    if file.predictor is not None:
        weights = {_PREDICTOR + name: array for name, array in file.predictor.weights.items()}
        # It is no part of what paints, and bytes cost its codes nothing.
        tensors |= stored(weights, "fp16" if kind == "fp16" else "int8", ())
        header["predictor"] = json.dumps(asdict(file.predictor.shape))
    if file.quantization is not None:
        header["quantization"] = json.dumps(asdict(file.quantization))
    return save(tensors, header)


def _binary_names(shape: FileShape) -> list[str]:
    """The weights that may be kept as signs: all but the first and last layer's, and the canvas's.

    Of a binary net they are those of which only the signs are of use.
    """
    shapes = shape.tensor_shapes().items()
    layers = [n for n, sizes in shapes if len(sizes) == 4 and not n.startswith("canvas.")]
    if isinstance(shape, NetShape) and shape.binary:
        return [name for name in layers if name.startswith("blocks.")]
    return layers[1:-1]


def _another_kind(path: Path) -> NetFileError:
    return NetFileError(
        tr("{path} is not a net of Art'Em; make one with `artem train transform`").format(path=path)
    )


def _read_cards(header: Mapping[str, str]) -> list[StyleCard]:
    cards = [StyleCard.from_json(card) for card in json.loads(header["cards"])]
    if not cards and _SHAPES[header["format"]] is NetShape:
        raise NetFileError(tr("it has no style; copy or train it again"))
    return cards


def _checked(header: dict[str, str], tensors: dict[str, Any], digest: str) -> NetFile:
    try:
        shape = _SHAPES[header["format"]].from_json(json.loads(header["shape"]))
        names = [str(name) for name in json.loads(header["codes"])]
        styles = {card.name: card for card in _read_cards(header)}
        preset = header["preset"]
        reader = _read_predictor(header, shape)
        quantization = _read_quantization(header, shape)
        training = dict(json.loads(header["training"]))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise NetFileError(tr("its header is damaged; copy or train it again")) from error
    arrays = {name: array.astype(np.float32) for name, array in restored(tensors).items()}
    codes = arrays.pop("codes", None)
    expected = shape.tensor_shapes()
    if reader is not None:
        expected |= {_PREDICTOR + name: its for name, its in reader.shape.tensor_shapes().items()}
    found = {name: tuple(array.shape) for name, array in arrays.items()}
    if found != expected or codes is None or codes.shape != (len(names), shape.code_size):
        raise NetFileError(tr("its weights do not fit its header; copy or train it again"))
    if not {IDENTITY, *styles} <= set(names) or not _are_strokes(names, styles):
        raise NetFileError(tr("its codes do not fit its styles; copy or train it again"))
    if not all(np.isfinite(array).all() for array in (*arrays.values(), codes)):
        raise NetFileError(tr("its weights are not all finite; copy or train it again"))
    if reader is not None:
        weights = {name: arrays.pop(_PREDICTOR + name) for name in reader.shape.tensor_shapes()}
        reader = replace(reader, weights=weights)
    return NetFile(
        shape=shape,
        preset=preset,
        weights=arrays,
        codes=dict(zip(names, codes, strict=True)),
        cards=styles,
        predictor=reader,
        quantization=quantization,
        training=training,
        digest=digest,
    )


def _read_predictor(header: Mapping[str, str], shape: FileShape) -> Predictor | None:
    """The predictor that the header tells of, without its weights."""
    if "predictor" not in header:
        return None
    told = json.loads(header["predictor"])
    channels = tuple(int(count) for count in told["channels"])
    return Predictor(PredictorShape(shape.code_size, channels, int(told["hidden"])), {})


def _read_quantization(header: Mapping[str, str], shape: FileShape) -> Quantization | None:
    if "quantization" not in header:
        return None
    told = json.loads(header["quantization"])
    ranges = {str(name): (float(low), float(high)) for name, (low, high) in told["ranges"].items()}
    tensors = shape.tensor_shapes().items()
    convolutions = {name.rpartition(".")[0] for name, sizes in tensors if len(sizes) == 4}
    sane = all(-math.inf < low <= 0 <= high < math.inf for low, high in ranges.values())
    if not ranges or not sane or not set(ranges) <= convolutions:
        raise NetFileError(tr("its int8 ranges do not fit its net; copy or train it again"))
    return Quantization(ranges, float(told["psnr"]))


def _are_strokes(names: list[str], styles: Mapping[str, StyleCard]) -> bool:
    """Whether every code is identity, or a style's at a sensible stroke size."""
    return all(name == IDENTITY or _split(name)[0] in styles for name in names)
