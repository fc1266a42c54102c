"""Pictures whose styles are practised, changed at every look so that no two are alike."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from artem.errors import TrainingError
from artem.training.data import resize_short_side, to_tensor
from artem.training.pictures import decode_rgb, open_pictures

_HELD_OUT = 12  # every so manieth picture is for judging alone
_MOST = 5000  # pictures that are read
_LARGEST = 384  # short side that is kept, pixels
_LEAST_SEEN = 0.5  # share of a picture's short side that is looked at
_SMALLER = 0.35  # share of the looks at a smaller picture, whose strokes are finer
_RECOLOURED = 0.5  # share of the looks in other colours
_GAMMA = 0.5  # gammas go from 2^-0.5 to 2^0.5
_INVERTED = 0.1


@dataclass(frozen=True)
class StyleSet:
    """pictures: (3, H, W) uint8 RGB tensors; skipped: files that were no readable pictures."""

    pictures: list[Tensor]
    skipped: int

    def hold_out(self) -> tuple[StyleSet, StyleSet]:
        """(those to practise on, those to judge by); with few pictures both are all of them."""
        kept = self.pictures[::_HELD_OUT]
        if len(self.pictures) <= _HELD_OUT:
            return self, self
        rest = [picture for index, picture in enumerate(self.pictures) if index % _HELD_OUT]
        return StyleSet(rest, self.skipped), StyleSet(kept, 0)

    def draw(self, count: int, side: int, chance: np.random.Generator) -> Tensor:
        """(count, 3, S, S) float RGB in 0..1, S from half of `side` up to it.

        Squares of different pictures, turned, flipped and often in other colours.
        """
        if chance.random() < _SMALLER:
            side = int(chance.integers(side // 2, side))
        order = chance.permutation(len(self.pictures))
        chosen = [self.pictures[order[at % len(order)]] for at in range(count)]
        return torch.stack([_look(picture, side, chance) for picture in chosen])

    def plain(self, count: int, side: int) -> Tensor:
        """(count, 3, side, side): the middle squares of the first pictures, as they are."""
        chosen = [self.pictures[at % len(self.pictures)] for at in range(count)]
        return torch.stack([_square(picture, min(picture.shape[1:]), side) for picture in chosen])


def load_styles(folder: Path, device: torch.device) -> StyleSet:
    """Read a folder or an archive of pictures, of very many an even selection.

    Raises TrainingError where there is none.
    """
    pictures, skipped = [], 0
    with open_pictures(folder) as found:
        for name in found.names[:: -(-len(found.names) // _MOST)]:
            pixels = decode_rgb(found.read(name))
            if pixels is None:
                skipped += 1
                continue
            short = min(_LARGEST, *pixels.shape[:2])
            pictures.append(to_tensor(resize_short_side(pixels, short), device))
    if not pictures:
        raise TrainingError(f"none of the {skipped} files in {folder} is a readable picture")
    return StyleSet(pictures, skipped)


def _look(picture: Tensor, side: int, chance: np.random.Generator) -> Tensor:
    short = min(picture.shape[1:])
    seen = max(1, round(short * chance.uniform(_LEAST_SEEN, 1)))
    looked_at = _square(picture, seen, side, chance)
    if chance.random() < 0.5:
        looked_at = looked_at.flip(2)
    looked_at = looked_at.rot90(int(chance.integers(4)), (1, 2))
    return _recoloured(looked_at, chance) if chance.random() < _RECOLOURED else looked_at


def _square(
    picture: Tensor, seen: int, side: int, chance: np.random.Generator | None = None
) -> Tensor:
    """(3, side, side) float of a square of `seen` pixels, the middle one without chance."""
    spare = [length - seen for length in picture.shape[1:]]
    top, left = (
        length // 2 if chance is None else int(chance.integers(length, endpoint=True))
        for length in spare
    )
    square = picture[None, :, top : top + seen, left : left + seen] / 255
    scaled = F.interpolate(square, (side, side), mode="bilinear", antialias=True)
    return scaled[0].clamp(0, 1)


def _recoloured(picture: Tensor, chance: np.random.Generator) -> Tensor:
    """The channels in another order, each with a gamma of its own, sometimes as a negative."""
    order = torch.from_numpy(chance.permutation(3))
    gamma = torch.from_numpy(2.0 ** chance.uniform(-_GAMMA, _GAMMA, 3)).to(picture)
    changed: Tensor = picture[order] ** gamma[:, None, None]
    return 1 - changed if chance.random() < _INVERTED else changed
