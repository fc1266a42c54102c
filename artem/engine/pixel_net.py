"""A net from bytes to bytes: the one place where pixels become tensors and back."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from artem.errors import NetFileError
from artem.nets.adain import vgg_encoder
from artem.nets.build import build_net
from artem.nets.layers import SmoothShuffle
from artem.nets.picture_shapes import AdainShape
from artem.nets.shapes import OnnxShape
from artem.nets.vgg import vgg_digest, vgg_weights
from artem.styles.checkpoint import NetFile

_LUMA = (0.299, 0.587, 0.114)  # ITU-R BT.601


def in_colors_of(picture: Tensor, painted: Tensor, kept: Tensor) -> Tensor:
    """Between `painted` (kept 0) and its luminance in the chroma of `picture` (kept 1).

    In YCbCr chroma is a colour's difference from its luminance, so it is enough to add to the
    picture how much lighter the painting is. Both (1, 3, H, W), kept (1,).
    """
    change = painted - picture
    luma = change.new_tensor(_LUMA).reshape(1, 3, 1, 1)
    lighter = (change * luma).sum(1, keepdim=True)
    return painted + kept * (lighter - change)


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
                "the decoder was trained with other weights of VGG-19 than those at hand; name "
                "the file it was trained with in ARTEM_VGG"
            )
        encoder = vgg_encoder(file.shape, vgg)
        weights |= {f"encoder.{name}": tensor for name, tensor in encoder.items()}
    net = build_net(file.shape)
    net.load_state_dict(weights)
    return net.requires_grad_(False).eval()


class PixelNet(nn.Module):
    """A frozen net with the conversions around it, so that they run on its device."""

    def __init__(self, file: NetFile) -> None:
        super().__init__()
        self.net = load_net(file)
        self.code_size = file.shape.code_size
        for module in self.net.modules():
            if isinstance(module, SmoothShuffle):
                module.fold()

    def forward(self, pixels: Tensor, code: Tensor, kept: Tensor | None = None) -> Tensor:
        """pixels (H, W, 3) uint8 RGB; code (code_size,) float -> (H, W, 3) uint8 RGB.

        kept: (1,) float, 1 for the painting's luminance in the picture's chroma, 0 for the
        painting as it is, which without it is what is given.
        """
        dtype = next(self.net.parameters()).dtype
        picture = pixels.permute(2, 0, 1)[None].to(dtype) / 255
        painted: Tensor = self.net(picture, code[None].to(dtype))
        if kept is not None:
            painted = in_colors_of(picture, painted, kept.to(dtype))
        # float32 again: half precision cannot tell neighbouring byte values apart after rounding
        values = (painted[0].permute(1, 2, 0).float() * 255 + 0.5).clamp(0, 255)
        return values.to(torch.uint8)
