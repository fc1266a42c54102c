"""Photographs for training, decoded once and kept on the training device."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from artem.errors import TrainingError
from artem.opencv import cv2
from artem.training.losses import Shift
from artem.training.pictures import decode_rgb, open_pictures, read_rgb

_MAX_PHOTOS = 5000  # about 1.5 GB as bytes at the default size
_MARGIN = 1.2  # a photograph's short side over the crop's side
_HELD_OUT = 50  # every so manieth photograph is for judging alone
_INPUT_NOISE = 0.02
_RELIGHT = 0.05
_EXPOSURES = (-1.0, 1.2)  # stops
_MAX_SHIFT = 7  # pixels; a trunk at 1/8 resolution boils at shifts below 8


@dataclass(frozen=True)
class PhotoSet:
    """photos: (3, H, W) uint8 RGB tensors; skipped: files that were no readable pictures."""

    photos: list[Tensor]
    skipped: int

    def hold_out(self, every: int = _HELD_OUT) -> tuple[PhotoSet, PhotoSet]:
        """(those to practise on, those to judge by): every so manieth photograph is kept apart.

        With fewer photographs than that, both are all of them.
        """
        kept = self.photos[::every]
        if len(self.photos) <= every:
            return self, self
        rest = [photo for index, photo in enumerate(self.photos) if index % every]
        return PhotoSet(rest, self.skipped), PhotoSet(kept, 0)

    def crops(self, batch: int, side: int, seed: int) -> tuple[Tensor, Tensor, Shift]:
        """Two views of `batch` random places, the second one `Shift` further down and right.

        Both are (batch, 3, side, side) float RGB in 0..1. The same seed gives the same crops. Half
        of them are under- or overexposed: photographs are mostly exposed well, cameras less so, and
        a net leaves bare what is brighter than all it has seen.
        """
        chance = np.random.default_rng(seed)
        down, right = (int(n) for n in chance.integers(-_MAX_SHIFT, _MAX_SHIFT, 2, endpoint=True))
        first, second = [], []
        for index in chance.integers(len(self.photos), size=batch):
            photo = self.photos[index]
            if chance.random() < 0.5:
                photo = photo.flip(2)
            height, width = photo.shape[1:]
            top = int(chance.integers(max(0, -down), height - side - max(0, down), endpoint=True))
            left = int(chance.integers(max(0, -right), width - side - max(0, right), endpoint=True))
            first.append(photo[:, top : top + side, left : left + side])
            top, left = top + down, left + right
            second.append(photo[:, top : top + side, left : left + side])
        light = _exposures(batch, chance).to(self.photos[0].device)
        views = [(torch.stack(view) / 255 * light).clamp(max=1) for view in (first, second)]
        return views[0], views[1], Shift(down, right)


def _exposures(count: int, chance: np.random.Generator) -> Tensor:
    """(count, 1, 1, 1) factors, half of them 1."""
    stops = chance.uniform(*_EXPOSURES, count) * (chance.random(count) < 0.5)
    return torch.from_numpy(2**stops).float()[:, None, None, None]


def load_photos(
    content: Path,
    side: int,
    device: torch.device,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> PhotoSet:
    """Read a folder of pictures (and its subfolders) or an archive, for crops of `side` pixels.

    Of more than 5000 files an even selection is read. Raises TrainingError where no picture is
    found.
    """
    short = max(int(side * _MARGIN), side + 2 * _MAX_SHIFT)
    photos, skipped = [], 0
    with open_pictures(content) as pictures:
        names = pictures.names[:: -(-len(pictures.names) // _MAX_PHOTOS)]
        for done, name in enumerate(names, start=1):
            pixels = decode_rgb(pictures.read(name))
            if pixels is None:
                skipped += 1
            else:
                photos.append(to_tensor(resize_short_side(pixels, short), device))
            progress(done, len(names))
    if not photos:
        raise TrainingError(f"none of the {skipped} files in {content} is a readable picture")
    return PhotoSet(photos, skipped)


def load_picture(path: Path, short_side: int, device: torch.device) -> Tensor:
    """A picture as (1, 3, H, W) float RGB in 0..1, its short side scaled as asked.

    Raises TrainingError where it cannot be read.
    """
    pixels = read_rgb(path)
    if pixels is None:
        raise TrainingError(f"{path} is not a readable picture; give a JPEG or PNG file")
    return to_tensor(resize_short_side(pixels, short_side), device)[None] / 255


def resize_short_side(pixels: np.ndarray, short_side: int) -> np.ndarray:
    """Scale a picture so that its shorter side has so many pixels."""
    factor = short_side / min(pixels.shape[:2])
    height, width = (max(short_side, round(n * factor)) for n in pixels.shape[:2])
    kind = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return cv2.resize(pixels, (width, height), interpolation=kind)


def to_tensor(pixels: np.ndarray, device: torch.device) -> Tensor:
    """(H, W, 3) uint8 -> (3, H, W) uint8 on a device."""
    return torch.from_numpy(pixels).permute(2, 0, 1).contiguous().to(device)


def noisy_views(first: Tensor, second: Tensor, chance: torch.Generator) -> Tensor:
    """(2N, 3, H, W) of two times N crops: one half relit, and both with the noise of a camera."""
    views = [first, _relit(second, chance)]
    noise = [
        torch.randn(view.shape, generator=chance, device=view.device) * _INPUT_NOISE
        for view in views
    ]
    return torch.cat(views) + torch.cat(noise)


def _relit(pictures: Tensor, chance: torch.Generator) -> Tensor:
    """Each picture a few percent brighter or darker, as between two frames of a camera."""
    drawn = torch.rand((len(pictures), 1, 1, 1), generator=chance, device=pictures.device)
    return pictures * (1 + _RELIGHT * (2 * drawn - 1))
