"""The fine mesh that a trained net weaves over even areas."""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor

_PERIOD = 3.2  # pixels, where paintings of nets with "smooth" upsampling have a peak
_REACH = 6  # pixels to each side that a filter sees
_STRONG = 8 / 255  # a brush's lines are stronger, and stay
_ROUNDS = 2  # the second one finds what the first one left


def mesh_of(paintings: Tensor) -> Tensor:
    """What of the paintings is mesh; both (N, 3, H, W) RGB in 0..1, sides from 7 pixels.

    Faint lines along the axes, about 3.2 pixels from one to the next. The stronger a line, the
    less of it is counted as mesh: b T^2 / (b^2 + T^2) of a line of strength b, as in coring.
    """
    along, across = (kernel.to(paintings) for kernel in _kernels())
    mesh = torch.zeros_like(paintings)
    for _ in range(_ROUNDS):
        rest = paintings - mesh
        for rows, columns in ((across, along), (along, across)):
            lines = _filtered(rest, rows, columns)
            mesh = mesh + lines * _STRONG**2 / (lines.square() + _STRONG**2)
    return mesh


def _kernels() -> tuple[Tensor, Tensor]:
    """Of the waves themselves, with no answer to a constant; and of the mean beside them."""
    places = torch.arange(-_REACH, _REACH + 1)
    window = torch.hann_window(2 * _REACH + 3, periodic=False)[1:-1]
    wave = torch.cos(2 * math.pi * places / _PERIOD)
    band = window * (wave - (window * wave).sum() / window.sum())
    return band / (band * wave).sum(), window / window.sum()


def _filtered(pictures: Tensor, rows: Tensor, columns: Tensor) -> Tensor:
    """A kernel down the columns and one along the rows, with reflections at the edges."""
    planes = F.pad(pictures, (_REACH,) * 4, mode="reflect").flatten(0, 1)[:, None]
    down = F.conv2d(planes, rows[None, None, :, None])
    return F.conv2d(down, columns[None, None, None, :]).reshape(pictures.shape)
