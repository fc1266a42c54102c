"""What every layer of a net draws of a picture."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn

from artem.engine.pixel_net import PixelNet
from artem.errors import UnknownStyle
from artem.frame import Pixels
from artem.look import Look
from artem.nets.shapes import NetShape
from artem.nets.transform import TransformNet
from artem.styles.checkpoint import NetFile
from artem.styles.mix import mixed_code


def layer_maps(
    file: NetFile, style: str, pixels: Pixels, channels: int
) -> list[tuple[str, list[Pixels]]]:
    """Name and the liveliest channels of each layer behind its norm, in the order they are run.

    pixels: (H, W, 3) uint8 RGB. Maps are (h, w, 3) uint8 grey, from their darkest to their
    brightest value. Raises UnknownStyle where the net has no norms to look behind.
    """
    if not isinstance(file.shape, NetShape):
        raise UnknownStyle(f"{style} is worn by a net without norms; choose one of the gallery")
    net = PixelNet(file)
    assert isinstance(net.net, TransformNet)
    found: list[Tensor] = []

    def keep(_module: nn.Module, _inputs: object, output: Tensor) -> None:
        found.append(output[0])

    for norm in net.net.norms:
        norm.register_forward_hook(keep)
    code = torch.from_numpy(mixed_code(file, Look(), style))
    net(torch.from_numpy(pixels)[None], code[None])
    return [
        (name, [_grey(maps[index]) for index in _liveliest(maps, channels)])
        for name, maps in zip(file.shape.layer_names, found, strict=True)
    ]


def _liveliest(maps: Tensor, count: int) -> list[int]:
    order = maps.flatten(1).std(1).argsort(descending=True)[:count]
    return sorted(int(index) for index in order)


def _grey(channel: Tensor) -> Pixels:
    values = channel - channel.min()
    values = values / values.max().clamp(min=1e-6) * 255
    grey = values.round().byte().numpy()
    pixels: Pixels = np.repeat(grey[..., None], 3, axis=2)
    return pixels
