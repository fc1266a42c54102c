"""What a training begins with: nothing, or what another net has learned."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import torch
from torch import Tensor

from artem.errors import NetFileError
from artem.nets.layers import with_weights
from artem.nets.shapes import NetShape
from artem.nets.transform import TransformNet
from artem.styles.checkpoint import IDENTITY, NetFile, Predictor
from artem.training.losses import PerceptualLoss

_LOOKS = 2  # photographs by which codes are compared


def first_codes(
    net: TransformNet,
    names: list[str],
    start: NetFile | None,
    perceptual: PerceptualLoss,
    photos: Tensor,
) -> Tensor:
    """(1 + K, code_size): identity, then the codes by `names`; also loads the weights of `start`.

    A code that `start` lacks begins as the one of `start` that comes nearest to its style on
    `photos`, (N, 3, H, W). Raises NetFileError where the shapes differ.
    """
    if start is None:
        identity = net.plain_code(skipped=1.0, canvas=0.0)
        return torch.cat([identity, net.plain_code().expand(len(names), -1)])
    known = _known_codes(net, start)
    with_weights(net, start.weights)
    identity = known.pop(IDENTITY)
    if any(name not in known for name in names):
        distances = style_distances(net, torch.stack(list(known.values())), perceptual, photos)
        choices = list(known.values())
    codes = torch.stack(
        [
            known[name] if name in known else choices[int(distances[:, place].argmin())]
            for place, name in enumerate(names)
        ]
    )
    if is_blank(net):  # or neither the canvas nor its gains would ever learn
        codes[:, -sum(net.shape.canvas_sizes) :] = 1
    return torch.cat([identity[None], codes])


def with_canvas(file: NetFile) -> NetFile:
    """The same net upon a canvas on which nothing is yet drawn, and which no style uses."""
    shape = file.shape
    if not isinstance(shape, NetShape) or shape.canvas or shape.upsample != "smooth":
        return file
    shape = replace(shape, canvas=True)
    more = sum(shape.canvas_sizes)
    drawn = {name: np.zeros(its, np.float32) for name, its in shape.tensor_shapes().items()}
    codes = {name: np.pad(code, (0, more)) for name, code in file.codes.items()}
    predictor = file.predictor
    if predictor is not None:
        weights = dict(predictor.weights)
        weights["code.weight"] = np.pad(weights["code.weight"], ((0, more), (0, 0)))
        weights["code.bias"] = np.pad(weights["code.bias"], (0, more))
        predictor = Predictor(replace(predictor.shape, code_size=shape.code_size), weights)
    weights = drawn | dict(file.weights)
    return replace(file, shape=shape, weights=weights, codes=codes, predictor=predictor)


def is_blank(net: TransformNet) -> bool:
    """Whether the net has a canvas, and nothing drawn on it."""
    return len(net.canvas) > 0 and not any(bool(w.any()) for w in net.canvas.parameters())


def _known_codes(net: TransformNet, start: NetFile) -> dict[str, Tensor]:
    """The codes of `start` as the net wears them.

    A binary net's blocks have their norms in other places than a float one's, and begin plain.
    """
    codes = {name: torch.from_numpy(code) for name, code in start.codes.items()}
    if start.shape == net.shape:
        return codes
    if not isinstance(start.shape, NetShape) or replace(start.shape, binary=True) != net.shape:
        raise NetFileError("the net to start from has another shape; give one of the same preset")
    sizes = [2 * channels for channels in net.shape.norm_channels]
    moved = torch.zeros(net.shape.code_size, dtype=torch.bool)
    parts = torch.split(moved[: sum(sizes)], sizes)
    for name, part in zip(net.shape.layer_names, parts, strict=True):
        part.fill_(name.startswith("blocks."))
    plain = net.plain_code()[0]
    return {name: torch.where(moved, plain, code) for name, code in codes.items()}


@torch.no_grad()
def style_distances(
    net: TransformNet, codes: Tensor, perceptual: PerceptualLoss, photos: Tensor
) -> Tensor:
    """(number of codes, number of styles): style loss of what each code paints."""
    photos = photos[:_LOOKS].cpu()
    rows = []
    for code in codes:
        painted = net(photos, code[None]).clamp(0, 1)
        rows.append(perceptual.style_distances(painted.to(perceptual.device)).cpu())
    return torch.stack(rows)
