"""VGG-19's first layers as a fixed measure of content and style (Simonyan & Zisserman 2015)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn

from artem.errors import NetFileError
from artem.nets.picture_shapes import VGG_CHANNELS, VGG_POOLED, VGG_VARIABLE
from artem.nets.stored import is_shrunk, restored
from artem.words import tr

_MEASURED = list(VGG_CHANNELS)[:8]  # conv1_1 to conv3_4
_TORCHVISION_INDEX = dict(zip(VGG_CHANNELS, (0, 2, 5, 7, 10, 12, 14, 16, 19), strict=True))
_BGR_MEAN = (103.939, 116.779, 123.68)


class Vgg(nn.Module):
    """conv1_1 to conv3_4 with ReLU and 2x2 max pooling before conv2_1 and conv3_1; frozen."""

    mean: Tensor

    def __init__(self, weights: dict[str, Tensor]) -> None:
        """weights: "convX_Y.weight" (O, I, 3, 3) and "convX_Y.bias" (O,), for BGR 0..255."""
        super().__init__()
        self.convs = nn.ModuleDict()
        inputs = 3
        for name in _MEASURED:
            outputs = VGG_CHANNELS[name]
            conv = nn.Conv2d(inputs, outputs, 3, padding=1)
            conv.load_state_dict(
                {"weight": weights[f"{name}.weight"], "bias": weights[f"{name}.bias"]}
            )
            self.convs[name] = conv
            inputs = outputs
        self.register_buffer("mean", torch.tensor(_BGR_MEAN).reshape(1, 3, 1, 1))
        self.requires_grad_(False)

    def forward(self, picture: Tensor, layers: tuple[str, ...]) -> dict[str, Tensor]:
        """picture (N, 3, H, W) RGB in 0..1 -> {"relu3_1": (N, 256, H/4, W/4), ...}.

        Only as many layers are run as `layers` needs.
        """
        found: dict[str, Tensor] = {}
        x = picture.flip(1) * 255 - self.mean
        for name, conv in self.convs.items():
            if name in VGG_POOLED:
                x = F.max_pool2d(x, 2)
            x = F.relu(conv(x))
            layer = name.replace("conv", "relu")
            if layer in layers:
                found[layer] = x
            if len(found) == len(layers):
                break
        return found


def load_vgg(path: Path | None) -> Vgg:
    """VGG-19 up to conv3_4; raises as `vgg_weights`."""
    return Vgg(vgg_weights(path))


def vgg_weights(path: Path | None) -> dict[str, Tensor]:
    """VGG-19's weights from a safetensors file, or from torchvision where no path is given.

    "convX_Y.weight" and "convX_Y.bias", conv1_1 to conv3_4 at least, for BGR 0..255 less its mean.
    Raises NetFileError where neither can be read.
    """
    given = os.environ.get(VGG_VARIABLE)
    if path is None and given:
        path = Path(given)
    return _torchvision_weights() if path is None else _file_weights(path)


def vgg_digest(weights: Mapping[str, Tensor]) -> str:
    """Tells one training of VGG-19 from another: their features are not each other's."""
    return sha256(weights["conv3_1.weight"].float().numpy().tobytes()).hexdigest()[:16]


def _file_weights(path: Path) -> dict[str, Tensor]:
    try:
        weights = _restored(load_file(path))
    except (OSError, SafetensorError) as error:
        told = tr("cannot read VGG weights from {path}: {why}")
        raise NetFileError(told.format(path=path, why=error)) from error
    missing = [name for name in _MEASURED if f"{name}.weight" not in weights]
    if missing:
        raise NetFileError(
            tr("{path} holds no VGG-19: {layer} is missing").format(path=path, layer=missing[0])
        )
    return weights


def _restored(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    """As floats again where they were shrunk."""
    if not is_shrunk(weights):
        return weights
    arrays = restored({name: tensor.numpy() for name, tensor in weights.items()})
    return {name: torch.from_numpy(array).float() for name, array in arrays.items()}


def _torchvision_weights() -> dict[str, Tensor]:
    try:
        from torchvision.models import VGG19_Weights, vgg19
    except ImportError as error:
        raise NetFileError(
            tr(
                "VGG-19 weights are needed: name their file with --vgg or in ARTEM_VGG, or install "
                "torchvision to fetch them"
            )
        ) from error
    try:
        features = vgg19(weights=VGG19_Weights.IMAGENET1K_V1).features.state_dict()
    except OSError as error:
        raise NetFileError(
            tr("torchvision could not fetch VGG-19: {why}").format(why=error)
        ) from error
    return {
        f"{name}.{part}": _from_torchvision(features[f"{index}.{part}"], name, part)
        for name, index in _TORCHVISION_INDEX.items()
        for part in ("weight", "bias")
    }


def _from_torchvision(tensor: Tensor, name: str, part: str) -> Tensor:
    """Move torchvision's normalisation (RGB 0..1, own mean and deviation) into conv1_1."""
    if name != "conv1_1" or part == "bias":
        return tensor
    deviation = torch.tensor([0.229, 0.224, 0.225]).reshape(1, 3, 1, 1)
    return (tensor / (deviation * 255)).flip(1)
