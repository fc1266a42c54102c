"""Losses of the transform net. Pictures are (N, 3, H, W) float RGB in 0..1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor

from artem.nets.canvas import Place, any_place
from artem.nets.vgg import Vgg

Grams = list[dict[str, Tensor]]  # for each scale, by layer: (K, C, C), K styles

STYLE_LAYERS = ("relu1_1", "relu2_1", "relu3_1", "relu3_4")
CONTENT_LAYER = "relu3_1"
_SCALES = (1, 2)


def gram(features: Tensor) -> Tensor:
    """Gram matrix per picture, (N, C, H, W) -> (N, C, C) float32, divided by H * W.

    Gatys et al. 2016, equation 3; the division makes sizes comparable.
    """
    matrices: Tensor = _Gram.apply(features.permute(0, 2, 3, 1).flatten(1, 2))  # type: ignore[no-untyped-call]
    return matrices


class _Gram(torch.autograd.Function):
    """Its own gradient knows that a Gram matrix is symmetric: one product instead of two."""

    @staticmethod
    def forward(ctx: Any, flat: Tensor) -> Tensor:
        """flat (N, H * W, C), free of copies where features are channels-last."""
        ctx.save_for_backward(flat)
        return (flat.transpose(1, 2) @ flat).float() / flat.shape[1]

    @staticmethod
    def backward(ctx: Any, grad: Tensor) -> Tensor:
        flat: Tensor = ctx.saved_tensors[0]
        both = (grad + grad.transpose(1, 2)) / flat.shape[1]
        return flat @ both.to(flat.dtype)


def relative_mse(value: Tensor, target: Tensor) -> Tensor:
    """mean((value - target)^2) / mean(target^2) per picture, (N, ...) -> (N,).

    0 is equal, 1 is as far as nothing at all.
    """
    value, target = value.flatten(1).float(), target.flatten(1).float()
    return (value - target).square().mean(1) / target.square().mean(1)


def total_variation(picture: Tensor) -> Tensor:
    """Mean absolute difference of neighbours, both axes (Johnson et al. 2016, section 3.2)."""
    across = (picture[..., 1:] - picture[..., :-1]).abs().mean()
    down = (picture[..., 1:, :] - picture[..., :-1, :]).abs().mean()
    return across + down


def out_of_range(picture: Tensor) -> Tensor:
    """Mean square of what lies beyond 0..1."""
    return (picture - picture.clamp(0, 1)).square().mean()


class PerceptualLoss:
    """Feature and style reconstruction (Johnson et al. 2016, section 3.1) at two scales.

    The style is compared on the picture and on its half-size copy, which gives larger strokes
    than the layers reach by themselves. Every term is relative to its target's mean square, so
    that the weights mean the same for every style.
    """

    def __init__(self, vgg: Vgg, styles: Sequence[Tensor]) -> None:
        """styles: (1, 3, H, W) each, the style pictures at the scale their strokes should have."""
        self.vgg = vgg
        found = [self.grams_of(style) for style in styles]
        self.targets: Grams = [
            {name: torch.cat([grams[at][name] for grams in found]) for name in STYLE_LAYERS}
            for at in range(len(_SCALES) if found else 0)
        ]

    @torch.no_grad()
    def grams_of(self, pictures: Tensor) -> Grams:
        """What pictures, (K, 3, H, W), ask of those that wear their style."""
        return [self._grams(_shrink(pictures, scale)) for scale in _SCALES]

    def _grams(self, picture: Tensor) -> dict[str, Tensor]:
        return {name: gram(layer) for name, layer in self.vgg(picture, STYLE_LAYERS).items()}

    def __call__(self, painted: Tensor, content: Tensor, styles: Tensor) -> tuple[Tensor, Tensor]:
        """(content loss, style loss), (N,) each, of `painted` against the photographs in `content`.

        styles: (N,) int64, which style each of them wears.
        """
        worn = [{name: target[styles] for name, target in grams.items()} for grams in self.targets]
        return self.against(worn, painted, content)

    def against(self, worn: Grams, painted: Tensor, content: Tensor) -> tuple[Tensor, Tensor]:
        """As a call, against styles that are given as their Gram matrices, N of them."""
        with torch.no_grad():
            wanted = self.vgg(content, (CONTENT_LAYER,))[CONTENT_LAYER]
        style = painted.new_zeros(len(painted))
        content_loss = style
        for scale, targets in zip(_SCALES, worn, strict=True):
            layers = self.vgg(_shrink(painted, scale), STYLE_LAYERS)
            if scale == 1:
                content_loss = relative_mse(layers[CONTENT_LAYER], wanted)
            for name, target in targets.items():
                style = style + relative_mse(gram(layers[name]), target)
        return content_loss, style

    @torch.no_grad()
    def style_distances(self, painted: Tensor) -> Tensor:
        """(K,): the style loss of the pictures (N, 3, H, W) to each style, averaged over them."""
        total = torch.zeros(len(self.targets[0][STYLE_LAYERS[0]]), device=painted.device)
        for scale, targets in zip(_SCALES, self.targets, strict=True):
            for name, made in self._grams(_shrink(painted, scale)).items():
                for picture in made[:, None]:
                    target = targets[name]
                    total += relative_mse(picture.expand_as(target), target) / len(made)
        return total

    @property
    def device(self) -> torch.device:
        """Where the losses are computed."""
        return self.vgg.mean.device


def _shrink(picture: Tensor, scale: int) -> Tensor:
    return picture if scale == 1 else F.avg_pool2d(picture, scale)


@dataclass(frozen=True)
class Shift:
    """How far a second crop lies from the first, in pixels down and right."""

    down: int
    right: int

    def places(self, seed: int) -> tuple[Place, Place]:
        """Where the crops lie on the canvas, which moves with them.

        So what is drawn by it counts as a part of the scene, and two views of it agree.
        """
        down, right = any_place((seed, 2))
        return (down, right), (down + self.down, right + self.right)


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
