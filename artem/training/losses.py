"""Losses of the transform net. Pictures are (N, 3, H, W) float RGB in 0..1."""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from artem.nets.vgg import Vgg

STYLE_LAYERS = ("relu1_1", "relu2_1", "relu3_1", "relu3_4")
CONTENT_LAYER = "relu3_1"
_SCALES = (1, 2)


def gram(features: Tensor) -> Tensor:
    """Gram matrix per picture, (N, C, H, W) -> (N, C, C), divided by H * W.

    Gatys et al. 2016, equation 3; the division makes sizes comparable.
    """
    flat = features.float().flatten(2)
    return flat @ flat.transpose(1, 2) / flat.shape[2]


def relative_mse(value: Tensor, target: Tensor) -> Tensor:
    """mean((value - target)^2) / mean(target^2): 0 is equal, 1 is as far as nothing at all."""
    return F.mse_loss(value.float(), target.float()) / target.float().square().mean()


def total_variation(picture: Tensor) -> Tensor:
    """Mean absolute difference of neighbours, both axes (Johnson et al. 2016, section 3.2)."""
    across = (picture[..., 1:] - picture[..., :-1]).abs().mean()
    down = (picture[..., 1:, :] - picture[..., :-1, :]).abs().mean()
    return across + down


class PerceptualLoss:
    """Feature and style reconstruction (Johnson et al. 2016, section 3.1) at two scales.

    The style is compared on the picture and on its half-size copy, which gives larger strokes
    than the layers reach by themselves. Every term is relative to its target's mean square, so
    that the weights mean the same for every style.
    """

    def __init__(self, vgg: Vgg, style: Tensor) -> None:
        """style: (1, 3, H, W), the style picture at the scale its strokes should have."""
        self.vgg = vgg
        with torch.no_grad():
            self.targets = [
                {
                    name: gram(layer)
                    for name, layer in vgg(_shrink(style, scale), STYLE_LAYERS).items()
                }
                for scale in _SCALES
            ]

    def _grams(self, picture: Tensor) -> dict[str, Tensor]:
        return {name: gram(layer) for name, layer in self.vgg(picture, STYLE_LAYERS).items()}

    def __call__(self, painted: Tensor, content: Tensor) -> tuple[Tensor, Tensor]:
        """(content loss, style loss) of `painted` against the photographs in `content`."""
        with torch.no_grad():
            wanted = self.vgg(content, (CONTENT_LAYER,))[CONTENT_LAYER]
        style = painted.new_zeros(())
        content_loss = style
        for scale, targets in zip(_SCALES, self.targets, strict=True):
            layers = self.vgg(_shrink(painted, scale), STYLE_LAYERS)
            if scale == 1:
                content_loss = relative_mse(layers[CONTENT_LAYER], wanted)
            for name, target in targets.items():
                made = gram(layers[name])
                style = style + relative_mse(made, target.expand_as(made))
        return content_loss, style


def _shrink(picture: Tensor, scale: int) -> Tensor:
    return picture if scale == 1 else F.avg_pool2d(picture, scale)


@dataclass(frozen=True)
class Shift:
    """How far a second crop lies from the first, in pixels down and right."""

    down: int
    right: int


def stability_loss(first: Tensor, second: Tensor, shift: Shift) -> Tensor:
    """mse between two outputs where they show the same scene.

    second: the output for the crop that starts `shift` further down and right than first's.
    """
    height, width = first.shape[-2:]
    top, left = max(shift.down, 0), max(shift.right, 0)
    bottom, right = height + min(shift.down, 0), width + min(shift.right, 0)
    seen = first[..., top:bottom, left:right]
    again = second[
        ..., top - shift.down : bottom - shift.down, left - shift.right : right - shift.right
    ]
    return F.mse_loss(seen.float(), again.float())
