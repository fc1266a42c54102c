"""A net from bytes to bytes: the one place where pixels become tensors and back."""

from __future__ import annotations

from typing import TypeGuard

import torch
from torch import Tensor, nn

from artem.engine.stereo import MARGIN
from artem.errors import NetFileError
from artem.nets.adain import vgg_encoder
from artem.nets.build import build_net
from artem.nets.canvas import Canvas, forget_patterns
from artem.nets.layers import SmoothShuffle
from artem.nets.picture_shapes import AdainShape
from artem.nets.quantize import quantize
from artem.nets.shapes import OnnxShape
from artem.nets.transform import TransformNet
from artem.nets.vgg import vgg_digest, vgg_weights
from artem.nets.xnor import BinaryConv
from artem.styles.checkpoint import NetFile
from artem.words import tr

_LUMA = (0.299, 0.587, 0.114)  # ITU-R BT.601


def in_colors_of(picture: Tensor, painted: Tensor, kept: Tensor) -> Tensor:
    """Between `painted` (kept 0) and its luminance in the chroma of `picture` (kept 1).

    In YCbCr chroma is a colour's difference from its luminance, so it is enough to add to the
    picture how much lighter the painting is. Both (N, 3, H, W), kept (N,).
    """
    change = painted - picture
    # No tensor is made of the weights: its copy to a card could be no part of a captured graph.
    red, green, blue = _LUMA
    lighter = red * change[:, 0:1] + green * change[:, 1:2] + blue * change[:, 2:3]
    return painted + kept[:, None, None, None] * (lighter - change)


def load_net(file: NetFile) -> nn.Module:
    """The frozen net of a file; VGG-19, where it encodes and is not in the file, comes with it.

    Raises NetFileError where VGG's weights are not at hand, or not those it was trained with.
    """
    assert not isinstance(file.shape, OnnxShape)
    weights = {name: torch.from_numpy(array) for name, array in file.weights.items()}
    if isinstance(file.shape, AdainShape) and not file.shape.encoder:
        vgg = vgg_weights(None)
        if file.training.get("vgg") != vgg_digest(vgg):
            raise NetFileError(
                tr(
                    "the decoder was trained with other weights of VGG-19 than those at hand; name "
                    "the file it was trained with in ARTEM_VGG"
                )
            )
        encoder = vgg_encoder(file.shape, vgg)
        weights |= {f"encoder.{name}": tensor for name, tensor in encoder.items()}
    net = build_net(file.shape)
    net.load_state_dict(weights)
    for module in net.modules():
        if isinstance(module, Canvas):
            module.fold()
    forget_patterns()
    return net.requires_grad_(False).eval()


class PixelNet(nn.Module):
    """A frozen net with the conversions around it, so that they run on its device."""

    def __init__(self, file: NetFile, *, in_bytes: bool = False, stacked: bool = False) -> None:
        """in_bytes: with the roundings of int8, where the file tells how.

        stacked: for frames that are two views of one scene, as `artem.engine.stereo` stacks them.
        """
        super().__init__()
        self.net = load_net(file)
        self.code_size = file.shape.code_size
        for module in self.net.modules():
            if isinstance(module, (SmoothShuffle, BinaryConv)):
                module.fold()
            if isinstance(module, Canvas) and stacked:
                module.margin = MARGIN
        if in_bytes:
            assert file.quantization is not None
            quantize(self.net, file.quantization.ranges)

    def forward(self, pixels: Tensor, code: Tensor, kept: Tensor | None = None) -> Tensor:
        """pixels (N, H, W, 3) uint8 RGB; code (N, code_size) float -> (N, H, W, 3) uint8 RGB.

        kept: (N,) float, 1 for the painting's luminance in the picture's chroma, 0 for the
        painting as it is, which without it is what is given.
        """
        dtype = next(self.net.parameters()).dtype
        code = code.to(dtype)
        if kept is None and _draws_groups(self.net):
            return _arranging_bytes(self.net, pixels, code)
        picture = pixels.permute(0, 3, 1, 2).to(dtype) / 255
        painted: Tensor = self.net(picture, code)
        if kept is not None:
            painted = in_colors_of(picture, painted, kept.to(dtype))
        return as_bytes(painted.permute(0, 2, 3, 1))


def _draws_groups(net: nn.Module) -> TypeGuard[TransformNet]:
    """Whether the head draws two by two pixels at a time, and nothing comes after it."""
    return isinstance(net, TransformNet) and net.shape.upsample == "smooth" and not net.shape.fades


def _arranging_bytes(net: TransformNet, pixels: Tensor, code: Tensor) -> Tensor:
    """Paint, framing the picture and putting the painting in its places as bytes.

    Rows of bytes are copied in a fraction of the time that maps of floats take.
    """
    framed = net.framed(pixels, height=1, width=2).permute(0, 3, 1, 2)
    groups = as_bytes(net.paint(framed.to(code.dtype) / 255, code, shuffled=False))
    frames, _, rows, columns = groups.shape
    # n frame, c colour, y x place in the group, r k row and column: n c y x r k -> n r y k x c
    parts = groups.reshape(frames, 3, 2, 2, rows, columns).permute(0, 4, 2, 5, 3, 1)
    painted = parts.reshape(frames, 2 * rows, 2 * columns, 3)
    return painted[:, : pixels.shape[1], : pixels.shape[2]]


def as_bytes(values: Tensor) -> Tensor:
    """0..1 in any float type to 0..255."""
    # float32: half precision cannot tell neighbouring byte values apart after rounding
    return (values.float() * 255 + 0.5).clamp(0, 255).to(torch.uint8)
