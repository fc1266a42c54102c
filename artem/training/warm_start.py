"""What a training begins with: nothing, or what another net has learned."""

from __future__ import annotations

from dataclasses import replace

import torch
from torch import Tensor

from artem.errors import NetFileError
from artem.nets.layers import with_weights
from artem.nets.shapes import NetShape
from artem.nets.transform import TransformNet
from artem.styles.checkpoint import IDENTITY, NetFile
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
        return torch.cat([net.plain_code(gain=1.0), net.plain_code().expand(len(names), -1)])
    known = _known_codes(net, start)
    with_weights(net, start.weights)
    codes = [known.pop(IDENTITY)]
    if any(name not in known for name in names):
        distances = style_distances(net, torch.stack(list(known.values())), perceptual, photos)
        choices = list(known.values())
    for place, name in enumerate(names):
        codes.append(known[name] if name in known else choices[int(distances[:, place].argmin())])
    return torch.stack(codes)


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
