"""Nets that were trained elsewhere, told by the names and shapes of their tensors.

Families (where their layout is described):
- examples: pytorch/examples, fast_neural_style; RGB 0..255 in and out.
- rrmina: rrmina/fast-neural-style-pytorch, BGR 0..255 in and out.
- adain: naoto0804/pytorch-AdaIN, decoder.pth with vgg_normalised.pth; RGB 0..1.
- microast: EndyWon/MicroAST, four files; RGB 0..1.
The first two are Johnson's net: they become transform nets of one style, whose strength lays the
painting over the picture. The others wear any picture.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from artem.errors import NetFileError
from artem.nets.picture_shapes import AdainShape, MicroAstShape
from artem.nets.shapes import PRESETS, NetShape
from artem.styles.card import StyleCard
from artem.styles.checkpoint import IDENTITY, FloatArray, NetFile
from artem.words import QT_TR_NOOP, tr

Tensors = Mapping[str, FloatArray]

ACCEPTED = QT_TR_NOOP(
    "accepted are nets of pytorch/examples and rrmina (fast neural style), of naoto0804 "
    "(decoder.pth with vgg_normalised.pth), the four files of MicroAST, ONNX and Art'Em's own"
)
_WHITE = 255.0
_IGNORED = ("running_mean", "running_var", "num_batches_tracked")
_DECODER = (1, 5, 8, 11, 14, 18, 21, 25, 28)  # places of convolutions in naoto0804's decoder
_ENCODER = (2, 5, 9, 12, 16, 19, 22, 25, 29)  # and in its encoder, behind the one at 0
_MICROAST = ("content_encoder", "style_encoder", "modulator", "decoder")


def recognise(files: Mapping[Path, Tensors], name: str) -> NetFile:
    """The net that some files hold together; name: what its style is called, if it has one.

    Raises NetFileError, saying what was found and what is accepted.
    """
    cleaned = {path: _cleaned(tensors) for path, tensors in files.items()}
    for family in (_examples, _rrmina, _adain, _microast):
        file = family(cleaned, name)
        if file is not None:
            return file
    raise NetFileError("; ".join([*(_found(*item) for item in cleaned.items()), tr(ACCEPTED)]))


def _cleaned(tensors: Tensors) -> dict[str, FloatArray]:
    """Without statistics that instance norms do not use, and what DataParallel puts before."""
    return {
        key.removeprefix("module."): array
        for key, array in tensors.items()
        if not key.endswith(_IGNORED)
    }


def _found(path: Path, tensors: Tensors) -> str:
    if not tensors:
        return tr("{name} holds no tensors").format(name=path.name)
    key, array = next(iter(tensors.items()))
    size = "x".join(str(length) for length in array.shape)
    told = tr("{name} holds {count} tensors such as {tensor} ({size}), no net known here")
    return told.format(name=path.name, count=len(tensors), tensor=key, size=size)


# -- Johnson's net -------------------------------------------------------------------------------


def _examples(files: Mapping[Path, Tensors], name: str) -> NetFile | None:
    convs = [f"conv{n}.conv2d" for n in (1, 2, 3)]
    norms = ["in1", "in2", "in3"]
    for block in range(1, 6):
        convs += [f"res{block}.conv{n}.conv2d" for n in (1, 2)]
        norms += [f"res{block}.in{n}" for n in (1, 2)]
    convs += ["deconv1.conv2d", "deconv2.conv2d", "deconv3.conv2d"]
    return _johnson(files, name, convs, [*norms, "in4", "in5"], "nearest", bgr=False)


def _rrmina(files: Mapping[Path, Tensors], name: str) -> NetFile | None:
    layers = [f"ConvBlock.{place}" for place in (0, 2, 4)]
    layers += [f"ResidualBlock.{block}.conv{n}" for block in range(5) for n in (1, 2)]
    convs = [f"{layer}.conv_layer" for layer in layers]
    convs += ["DeconvBlock.0.conv_transpose", "DeconvBlock.2.conv_transpose"]
    norms = [f"{layer}.norm_layer" for layer in (*layers, "DeconvBlock.0", "DeconvBlock.2")]
    convs += ["DeconvBlock.4.conv_layer"]
    return _johnson(files, name, convs, norms, "transposed", bgr=True)


def _johnson(
    files: Mapping[Path, Tensors],
    name: str,
    convs: list[str],
    norms: list[str],
    upsample: str,
    *,
    bgr: bool,
) -> NetFile | None:
    """The file's weights as those of the classic preset; None where it is another net."""
    shape = replace(PRESETS["classic"], upsample=upsample, fades=True)
    tensors = next(iter(files.values()))
    expected = shape.tensor_shapes()
    targets = [key for key in expected if key.endswith(".weight")]
    keys = [f"{conv}.weight" for conv in convs]
    if len(files) != 1 or any(
        key not in tensors or tensors[key].shape != expected[target]
        for key, target in zip(keys, targets, strict=True)
    ):
        return None
    head, first = f"{convs[-1]}.bias", targets[0]
    if head not in tensors or not _norms_fit(tensors, norms, shape):
        return None
    weights = {target: tensors[key] for key, target in zip(keys, targets, strict=True)}
    order = slice(None, None, -1 if bgr else 1)
    weights[first] = weights[first][:, order] * _WHITE  # biases go with the norms behind them
    weights["head.weight"] = weights["head.weight"][order] / _WHITE
    weights["head.bias"] = tensors[head][order] / _WHITE
    scales = [tensors[f"{norm}.{part}"] for norm in norms for part in ("weight", "bias")]
    code = np.concatenate([*scales, np.ones(1)]).astype(np.float32)
    faded = np.concatenate([code[:-1], np.zeros(1)]).astype(np.float32)
    return NetFile(
        shape,
        "classic",
        {key: np.ascontiguousarray(array, np.float32) for key, array in weights.items()},
        {IDENTITY: faded, name: code},
        {name: StyleCard(name, name)},
    )


def _norms_fit(tensors: Tensors, norms: list[str], shape: NetShape) -> bool:
    return all(
        tensors.get(f"{norm}.{part}", np.empty(0)).shape == (channels,)
        for norm, channels in zip(norms, shape.norm_channels, strict=True)
        for part in ("weight", "bias")
    )


# -- nets that wear any picture ------------------------------------------------------------------


def _adain(files: Mapping[Path, Tensors], _name: str) -> NetFile | None:
    shape = AdainShape("relu4_1", encoder=True)
    names = list(shape.convs)
    decoder = dict(zip(_DECODER, reversed(names), strict=True))
    encoder = dict(zip(_ENCODER, names, strict=True))
    weights: dict[str, FloatArray] = {}
    for tensors in files.values():
        is_encoder = "0.weight" in tensors
        places = encoder if is_encoder else decoder
        prefix = "encoder.convs." if is_encoder else "decoder."
        for part in ("weight", "bias"):
            if is_encoder and f"0.{part}" in tensors:
                weights[f"encoder.input.{part}"] = tensors[f"0.{part}"]
            for place, conv in places.items():
                if f"{place}.{part}" in tensors:
                    weights[f"{prefix}{conv}.{part}"] = tensors[f"{place}.{part}"]
    return _if_whole(shape, weights, "decoder.pth", "vgg_normalised.pth")


def _microast(files: Mapping[Path, Tensors], _name: str) -> NetFile | None:
    weights = {
        f"{part}.{key}": array
        for path, tensors in files.items()
        for part in _MICROAST
        if part in path.name
        for key, array in tensors.items()
    }
    return _if_whole(MicroAstShape(), weights, *(f"{part}_iter_N.pth.tar" for part in _MICROAST))


def _if_whole(
    shape: AdainShape | MicroAstShape, weights: dict[str, FloatArray], *needed: str
) -> NetFile | None:
    """The net; None where the weights are of another one. Raises NetFileError for one in part."""
    expected = shape.tensor_shapes()
    fitting = {key for key, array in weights.items() if expected.get(key) == array.shape}
    if len(fitting) < len(weights) or not weights:
        return None
    if len(fitting) < len(expected):
        told = tr("a part of this net is missing; give {names} together")
        raise NetFileError(told.format(names=" and ".join(needed)))
    plain = np.zeros(shape.code_size, np.float32)
    return NetFile(shape, "classic", weights, {IDENTITY: plain}, {})
