"""Building blocks of the nets. Feature maps are (N, C, H, W) float."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

Net = TypeVar("Net", bound=nn.Module)


def channels_last(net: Net) -> Net:
    """The net with its weights laid out as (O, kh, kw, I), which convolutions like best."""
    return net.to(memory_format=torch.channels_last)  # type: ignore[call-overload,no-any-return]


def with_weights(net: Net, weights: Mapping[str, np.ndarray]) -> Net:
    """The net with the weights that a file holds for it, by name."""
    net.load_state_dict({name: torch.from_numpy(array) for name, array in weights.items()})
    return net


def fitted(picture: Tensor, step: int) -> Tensor:
    """The picture, (N, 3, H, W), with reflections below and right up to a multiple of `step`."""
    below, right = -picture.shape[2] % step, -picture.shape[3] % step
    if below == 0 and right == 0:
        return picture
    return F.pad(picture, (0, right, 0, below), mode="reflect")


def trimmed(painted: Tensor, picture: Tensor) -> Tensor:
    """What was painted, without what `fitted` had added to the picture."""
    return painted[:, :, : picture.shape[2], : picture.shape[3]]


def reflected(x: Tensor, axis: int, before: int, after: int) -> Tensor:
    """Reflections at both ends of an axis, for any type and layout; `F.pad` has neither."""
    rest = (slice(None),) * axis
    # Counted from the nearer end, so that a traced net does not depend on the size.
    parts = [x[(*rest, slice(at, at + 1))] for at in range(before, 0, -1)]
    parts += [x, *(x[(*rest, slice(-2 - at, -1 - at))] for at in range(after))]
    return torch.cat(parts, axis) if len(parts) > 1 else x


class ReflectConv(nn.Conv2d):
    """A convolution over a reflection-padded map: zero padding would frame the picture.

    No bias unless asked for: the norm behind a convolution would take it away again.
    """

    def __init__(
        self, inputs: int, outputs: int, kernel: int, stride: int = 1, bias: bool = False
    ) -> None:
        super().__init__(inputs, outputs, kernel, stride, bias=bias)
        self.border = kernel // 2

    def forward(self, x: Tensor) -> Tensor:
        """(N, inputs, H, W) -> (N, outputs, ceil(H / stride), ceil(W / stride))."""
        return super().forward(F.pad(x, (self.border,) * 4, mode="reflect"))


class UpsampleConv(ReflectConv):
    """Nearest upsampling by two, then a 3x3 convolution (Odena et al. 2016): no checkerboard."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__(inputs, outputs, 3)

    def forward(self, x: Tensor) -> Tensor:
        """(N, inputs, H, W) -> (N, outputs, 2H, 2W)."""
        return super().forward(F.interpolate(x, scale_factor=2.0, mode="nearest"))


class TransposedConv(nn.ConvTranspose2d):
    """The upsampling of older nets: zeros between the positions, then a 3x3 convolution."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__(inputs, outputs, 3, 2, padding=1, output_padding=1, bias=False)


class SmoothShuffle(nn.Module):
    """Bilinear upsampling by two, then a 3x3 convolution, computed at the low resolution.

    A pixel shuffle (Shi et al. 2016) whose kernels are tied so that the four pixels it makes
    of one position are samples of one smooth map. A free pixel shuffle draws a two-pixel
    hatch on flat areas; this one cannot, at the same cost.
    """

    taps: Tensor
    _folded: Tensor | None

    def __init__(self, inputs: int, outputs: int, bias: bool = False) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(outputs, inputs, 3, 3))
        self.bias = nn.Parameter(torch.empty(outputs)) if bias else None
        self.register_buffer("taps", _bilinear_taps(), persistent=False)
        self.register_buffer("_folded", None, persistent=False)

    def fold(self) -> None:
        """Compute the low-resolution kernels once; for nets that no longer learn."""
        self._folded = self.folded_weight().detach()

    def folded_weight(self) -> Tensor:
        """The equivalent low-resolution kernels, (4 * outputs, inputs, 3, 3)."""
        outputs, inputs = self.weight.shape[:2]
        # o output, i input; y x fine taps; p q the pixel's place in its 2x2 group; a b coarse taps
        kernels = torch.einsum("oiyx,pay,qbx->opqiab", self.weight, self.taps, self.taps)
        return kernels.reshape(4 * outputs, inputs, 3, 3)

    def forward(self, x: Tensor, shuffled: bool = True) -> Tensor:
        """(N, inputs, H, W) -> (N, outputs, 2H, 2W).

        Not shuffled, the pixels of a position stay its channels: (N, 4 * outputs, H, W).
        """
        padded = F.pad(x, (1, 1, 1, 1), mode="replicate")
        bias = None if self.bias is None else self.bias.repeat_interleave(4)
        weight = self.folded_weight() if self._folded is None else self._folded
        groups = F.conv2d(padded, weight, bias)
        return F.pixel_shuffle(groups, 2) if shuffled else groups


def _bilinear_taps() -> Tensor:
    """(2, 3, 3): what each low-resolution tap adds to each fine tap, for either pixel of a pair.

    Fine pixel f lies a quarter of a low-resolution step beside position f // 2.
    """
    taps = torch.zeros(2, 3, 3)
    for pixel in range(2):
        for fine in range(3):
            place = pixel + fine - 1  # fine coordinate relative to the pair's first pixel
            near = place // 2
            far = near - 1 if place % 2 == 0 else near + 1
            taps[pixel, near + 1, fine] += 0.75
            taps[pixel, far + 1, fine] += 0.25
    return taps


class StyleNorm(nn.Module):
    """Conditional instance normalisation (Dumoulin et al. 2017, section 2.2).

    Each channel of each picture is brought to mean 0 and deviation 1 over its positions, then
    scaled and shifted by the numbers of the style code. With `batch` the mean and deviation are
    those of the whole batch, and later of all batches seen (Ioffe & Szegedy 2015).
    """

    mean: Tensor
    variance: Tensor

    def __init__(self, channels: int, batch: bool = False, eps: float = 1e-5) -> None:
        super().__init__()
        self.channels = channels
        self.batch = batch
        self.eps = eps
        if batch:
            self.register_buffer("mean", torch.zeros(channels))
            self.register_buffer("variance", torch.ones(channels))

    def forward(
        self, x: Tensor, code: Tensor, statistics: tuple[Tensor, Tensor] | None = None
    ) -> Tensor:
        """x (N, channels, H, W); code (N, 2 * channels), scales before shifts.

        statistics: mean and variance to go by, (channels,) each, where x is part of a larger map.
        """
        scale, shift = torch.split(code[:, :, None, None], self.channels, dim=1)
        return self._normalised(x, statistics) * scale + shift

    def _normalised(self, x: Tensor, statistics: tuple[Tensor, Tensor] | None) -> Tensor:
        if self.batch:
            return F.batch_norm(x, self.mean, self.variance, training=self.training, eps=self.eps)
        if statistics is None:
            return F.instance_norm(x, eps=self.eps)
        return F.batch_norm(x, *statistics, eps=self.eps)
