"""Pictures that are too large for one pass."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from artem.engine.backend import Painting
from artem.engine.map_files import MapFiles
from artem.engine.pixel_net import as_bytes, in_colors_of, load_net
from artem.frame import Pixels
from artem.nets.bands import Bands, Depot, to_bands
from artem.nets.layers import SmoothShuffle, fitted
from artem.nets.transform import TransformNet
from artem.styles.checkpoint import NetFile


class _PictureBands(Bands):
    """A picture in whole steps, reflected below and on the right, in 0..1."""

    def __init__(self, depot: Depot, pixels: Pixels, step: int) -> None:
        height, width = (side + -side % step for side in pixels.shape[:2])
        super().__init__(depot, (3, height, width))
        self._pixels = pixels
        self._step = step

    def rows(self, first: int, last: int) -> Tensor:
        at = np.arange(first, last)
        bottom = len(self._pixels) - 1
        rows = self._pixels[np.minimum(at, 2 * bottom - at)]
        return fitted_width(_as_picture(rows), self.width)


def fitted_width(p, width):
    import torch.nn.functional as F
    return F.pad(p, (0, width - p.shape[3], 0, 0), mode="reflect")

def _as_picture(pixels: Pixels) -> Tensor:
    return torch.from_numpy(pixels).permute(2, 0, 1)[None].float() / 255


@torch.inference_mode()
def paint(file, pixels, painting, folder, band_values, on_values=lambda n: None):
    net = load_net(file)
    for m in net.modules():
        if isinstance(m, SmoothShuffle): m.fold()
    to_bands(net)
    code = torch.from_numpy(painting.code)[None]
    depot = MapFiles(folder, band_values, on_values)
    painted = net.paint(_PictureBands(depot, pixels, file.shape.reduction), code)
    result = np.empty_like(pixels)
    height, width = pixels.shape[:2]
    kept = torch.tensor([float(painting.keep_colors)])
    for first, last in painted.split(band_values):
        last = min(last, height)
        picture = _as_picture(pixels[first:last])
        band = net.laid_over(picture, painted.rows(first, last)[..., :width], code)
        if painting.keep_colors:
            band = in_colors_of(picture, band, kept)
        result[first:last] = as_bytes(band[0].permute(1, 2, 0)).numpy()
    return result
