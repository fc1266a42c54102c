"""Painting by optimising the pixels themselves (Gatys et al. 2016): slow, and what nets aim at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from artem.frame import Pixels
from artem.training.losses import PerceptualLoss, total_variation

STARTS = ("content", "style", "noise")
OPTIMIZERS = ("lbfgs", "adam")
_ADAM_RATE = 0.02
_LEAST_SIDE = 64  # of the coarsest level, pixels


@dataclass(frozen=True)
class GatysOptions:
    """How a picture is optimised.

    iterations: over all levels. levels: sizes it is painted at, each twice the one before, so
    that large strokes are laid before small ones. Weights as in training.
    """

    optimizer: str = "lbfgs"
    iterations: int = 500
    start: str = "content"
    levels: int = 2
    content_weight: float = 1.0
    style_weight: float = 1.5
    tv_weight: float = 0.3
    seed: int = 0


@dataclass(frozen=True)
class Step:
    """One finished iteration: its number from 1, the losses before it, and the picture after it.

    picture: (1, 3, H, W) in 0..1, at the size of its level.
    """

    iteration: int
    losses: dict[str, float]
    picture: Tensor

    def pixels(self) -> Pixels:
        """The picture as (H, W, 3) uint8 RGB."""
        values = (self.picture[0].permute(1, 2, 0) * 255).round()
        pixels: Pixels = values.to("cpu").byte().numpy()
        return pixels


class Objective:
    """The weighted loss of a picture; what a net of the same weights is trained to lower."""

    def __init__(self, perceptual: PerceptualLoss, content: Tensor, options: GatysOptions) -> None:
        """content: (1, 3, H, W) in 0..1."""
        self._perceptual = perceptual
        self._content = content
        self._options = options
        self._style = torch.zeros(1, dtype=torch.int64, device=content.device)

    def __call__(self, picture: Tensor) -> tuple[Tensor, dict[str, Tensor]]:
        """(weighted sum, losses unweighted) of a picture like `content`."""
        content, style = self._perceptual(picture, self._content, self._style)
        losses = {
            "content": content[0],
            "style": style[0],
            "total_variation": total_variation(picture),
        }
        options = self._options
        total = (
            options.content_weight * losses["content"]
            + options.style_weight * losses["style"]
            + options.tv_weight * losses["total_variation"]
        )
        return total, losses


def paint(
    content: Tensor,
    style: Tensor,
    make_loss: Callable[[Tensor], PerceptualLoss],
    options: GatysOptions,
) -> Iterator[Step]:
    """Optimise a picture like `content`, (1, 3, H, W) in 0..1, into the style, (1, 3, h, w).

    make_loss: the perceptual loss for a style picture, which is scaled along with the levels.
    """
    picture = None
    sizes = _sizes(content, options.levels)
    done = 0
    for level, (height, width) in enumerate(sizes):
        scale = height / content.shape[2]
        content_now = _resize(content, height, width)
        style_now = _resize(style, *(max(_LEAST_SIDE, round(n * scale)) for n in style.shape[2:]))
        if picture is None:
            picture = _first(content_now, style_now, options)
        picture = _resize(picture, height, width).detach().clone().requires_grad_()
        objective = Objective(make_loss(style_now), content_now, options)
        last = options.iterations * (level + 1) // len(sizes)
        for losses in _descend(objective, picture, last - done, options.optimizer):
            done += 1
            yield Step(done, losses, picture.detach().clamp(0, 1))


def _descend(
    objective: Objective, picture: Tensor, iterations: int, optimizer: str
) -> Iterator[dict[str, float]]:
    """One evaluation of the objective an iteration, with either optimiser."""
    kept: dict[str, Tensor] = {}
    descent: torch.optim.Optimizer
    if optimizer == "adam":
        descent = torch.optim.Adam([picture], lr=_ADAM_RATE)
    else:
        descent = torch.optim.LBFGS([picture], max_iter=1, max_eval=1, history_size=20)

    def closure() -> float:
        descent.zero_grad()
        total, losses = objective(picture)
        total.backward()  # type: ignore[no-untyped-call]
        kept.update({name: loss.detach() for name, loss in losses.items()})
        return float(total.detach())

    for _ in range(iterations):
        descent.step(closure)  # type: ignore[no-untyped-call]
        with torch.no_grad():
            picture.clamp_(-0.1, 1.1)  # room to come back from; clipped where pixels are made
        yield {name: float(loss) for name, loss in kept.items()}


def _first(content: Tensor, style: Tensor, options: GatysOptions) -> Tensor:
    if options.start == "content":
        return content
    if options.start == "style":
        return _resize(style, *content.shape[2:])
    chance = torch.Generator().manual_seed(options.seed)
    return torch.rand(content.shape, generator=chance).to(content.device)


def _sizes(content: Tensor, levels: int) -> list[tuple[int, int]]:
    """(height, width) from coarse to fine; levels too small to show anything are left out."""
    height, width = content.shape[2:]
    sizes = [(height >> by, width >> by) for by in reversed(range(levels))]
    return [size for size in sizes if min(size) >= _LEAST_SIDE] or [(height, width)]


def _resize(picture: Tensor, height: int, width: int) -> Tensor:
    if picture.shape[2:] == (height, width):
        return picture
    return F.interpolate(picture, (height, width), mode="bilinear", antialias=True)
