"""Shapes of what wears any picture, as plain data; importing this loads no torch."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from artem.errors import NetFileError
from artem.nets.shapes import NetShape, OnnxShape
from artem.words import tr

ADAIN_LAYERS = ("relu3_1", "relu4_1")
VGG_CHANNELS = {
    "conv1_1": 64,
    "conv1_2": 64,
    "conv2_1": 128,
    "conv2_2": 128,
    "conv3_1": 256,
    "conv3_2": 256,
    "conv3_3": 256,
    "conv3_4": 256,
    "conv4_1": 512,
}
VGG_POOLED = ("conv2_1", "conv3_1", "conv4_1")  # behind a pooling that halves the picture

VGG_VARIABLE = "ARTEM_VGG"  # of the environment: VGG-19's weights file where none is given

_MAX_CHANNELS = 1024


def is_vgg_named() -> bool:
    """Whether the environment names a file of VGG-19's weights."""
    named = os.environ.get(VGG_VARIABLE)
    return bool(named) and Path(str(named)).is_file()


@dataclass(frozen=True)
class PredictorShape:
    """Everything needed to rebuild a `StylePredictor`.

    channels: of its convolutions, each but the first halving the picture.
    hidden: width of the two layers between the statistics and the code.
    """

    code_size: int
    channels: tuple[int, ...] = (32, 64, 128, 192, 256)
    hidden: int = 256

    def __post_init__(self) -> None:
        sizes = (self.hidden, *self.channels)
        if not self.channels or not all(1 <= size <= _MAX_CHANNELS for size in sizes):
            raise NetFileError(
                tr("impossible shape {shape}; the net file is damaged").format(shape=self)
            )

    @property
    def statistics(self) -> int:
        """How many numbers describe a picture: mean and deviation of every channel, and of RGB."""
        return 2 * (3 + sum(self.channels))

    def tensor_shapes(self) -> dict[str, tuple[int, ...]]:
        """Name and shape of every weight of the predictor."""
        shapes: dict[str, tuple[int, ...]] = {}
        inputs = 3
        for index, outputs in enumerate(self.channels):
            shapes[f"convs.{index}.weight"] = (outputs, inputs, 3, 3)
            shapes[f"convs.{index}.bias"] = (outputs,)
            inputs = outputs
        widths = (self.statistics, self.hidden, self.hidden)
        for index in range(2):
            shapes[f"hidden.{index}.weight"] = (widths[index + 1], widths[index])
            shapes[f"hidden.{index}.bias"] = (widths[index + 1],)
        shapes["code.weight"] = (self.code_size, self.hidden)
        shapes["code.bias"] = (self.code_size,)
        return shapes


@dataclass(frozen=True)
class AdainShape:
    """Everything needed to rebuild an `AdainNet`.

    layer: of VGG-19, where statistics are matched.
    encoder: whether the file holds the encoder; else it is VGG-19 as published.
    """

    layer: str = "relu3_1"
    encoder: bool = False

    def __post_init__(self) -> None:
        if self.layer not in ADAIN_LAYERS:
            raise NetFileError(
                f'there is no layer "{self.layer}"; give {" or ".join(ADAIN_LAYERS)}'
            )

    @property
    def convs(self) -> dict[str, tuple[int, int]]:
        """(inputs, outputs) of the encoder's convolutions, by VGG's names."""
        found, inputs = {}, 3
        for name, outputs in VGG_CHANNELS.items():
            found[name] = (inputs, outputs)
            inputs = outputs
            if name == self.layer.replace("relu", "conv"):
                break
        return found

    @property
    def channels(self) -> int:
        """Channels of the layer."""
        return list(self.convs.values())[-1][1]

    @property
    def code_size(self) -> int:
        """Length of a style code: a deviation and a mean per channel, and how much of them."""
        return 2 * self.channels + 1

    @property
    def reduction(self) -> int:
        """How many pixels of the frame one position of the layer spans, per axis."""
        return int(2 ** sum(name in VGG_POOLED for name in self.convs))

    def tensor_shapes(self) -> dict[str, tuple[int, ...]]:
        """Name and shape of every weight of the net that its file holds."""
        shapes: dict[str, tuple[int, ...]] = {}
        if self.encoder:
            shapes |= {"encoder.input.weight": (3, 3, 1, 1), "encoder.input.bias": (3,)}
        for name, (inputs, outputs) in self.convs.items():
            if self.encoder:
                shapes[f"encoder.convs.{name}.weight"] = (outputs, inputs, 3, 3)
                shapes[f"encoder.convs.{name}.bias"] = (outputs,)
            shapes[f"decoder.{name}.weight"] = (inputs, outputs, 3, 3)
            shapes[f"decoder.{name}.bias"] = (inputs,)
        return shapes

    def to_json(self) -> dict[str, Any]:
        """The shape as JSON-ready values; `from_json` reads them back."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Any) -> AdainShape:
        """Rebuild a shape. Raises NetFileError where `data` is not one."""
        try:
            return cls(str(data["layer"]), bool(data["encoder"]))
        except (KeyError, TypeError) as error:
            raise NetFileError(
                tr("the net file does not describe its net; it is damaged")
            ) from error


@dataclass(frozen=True)
class MicroAstShape:
    """The one shape that MicroAST has (Wang et al. 2023, supplementary material)."""

    channels: int = 64

    @property
    def code_size(self) -> int:
        """Length of a style code.

        For either of its two levels: deviations, means, filter weights and filter biases; then how
        much of them.
        """
        return 8 * self.channels + 1

    @property
    def reduction(self) -> int:
        """How many pixels of the frame one position spans, per axis."""
        return 4

    def tensor_shapes(self) -> dict[str, tuple[int, ...]]:
        """Name and shape of every weight, called as in the published files."""
        shapes: dict[str, tuple[int, ...]] = {}
        for part in ("content_encoder", "style_encoder"):
            shapes |= {f"{part}.{name}": its for name, its in _ENCODER.items()}
        for index in ("weight1", "bias1", "weight2", "bias2"):
            shapes[f"modulator.{index}.0.conv_layer.weight"] = (64, 1, 3, 3)
            shapes[f"modulator.{index}.0.conv_layer.bias"] = (64,)
        return shapes | {f"decoder.{name}": its for name, its in _DECODER.items()}

    def to_json(self) -> dict[str, Any]:
        """The shape as JSON-ready values; `from_json` reads them back."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Any) -> MicroAstShape:
        """Rebuild a shape. Raises NetFileError where `data` is not one."""
        if data != cls().to_json():
            raise NetFileError(tr("the net file does not describe its net; it is damaged"))
        return cls()


def _conv(place: str, outputs: int, inputs: int, kernel: int) -> dict[str, tuple[int, ...]]:
    """A convolution's weights; inputs: of each group."""
    name = f"{place}.conv_layer"
    return {f"{name}.weight": (outputs, inputs, kernel, kernel), f"{name}.bias": (outputs,)}


def _residual(place: str) -> dict[str, tuple[int, ...]]:
    return _conv(f"{place}.conv1", 64, 64, 3) | _conv(f"{place}.conv2", 64, 64, 3)


_ENCODER = (
    _conv("enc1.0", 16, 3, 9)
    | _conv("enc1.2", 32, 1, 3)
    | _conv("enc1.4", 32, 32, 1)
    | _conv("enc1.6", 64, 1, 3)
    | _conv("enc1.8", 64, 64, 1)
    | _residual("enc1.10")
    | _residual("enc2.0")
)
_DECODER = (
    _residual("dec1")
    | _residual("dec2")
    | _conv("dec3.1", 32, 2, 3)
    | _conv("dec3.3", 32, 32, 1)
    | _conv("dec3.6", 16, 2, 3)
    | _conv("dec3.8", 16, 16, 1)
    | _conv("dec3.10", 3, 16, 9)
)

FileShape = NetShape | AdainShape | MicroAstShape  # of what Art'Em writes to net files
AnyShape = FileShape | OnnxShape
