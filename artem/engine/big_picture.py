"""Painting pictures that are too large for one pass."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import platformdirs
import torch
from torch import Tensor

from artem.engine.backend import Painting, first_line
from artem.engine.colors import in_colors_of
from artem.engine.map_files import MapFiles, Plan
from artem.engine.pixel_net import PixelNet, as_bytes
from artem.errors import DeviceError, PictureError
from artem.frame import Pixels
from artem.nets.bands import Bands, Depot, to_bands
from artem.nets.layers import reflected
from artem.nets.transform import TransformNet
from artem.styles.checkpoint import NetFile
from artem.words import tr

BAND_VALUES = 6_000_000
"""How many numbers of a map are computed at once, about."""

_LEFT_FREE = 200_000_000  # bytes on the disk

OnShare = Callable[[float], None]


class BandPainter:
    """A transform net made ready to paint pictures of any size in bounded memory.

    What it draws lies in the user's cache folder for a while, in files that nobody sees.
    """

    def __init__(self, file: NetFile, device: str, band_values: int = BAND_VALUES) -> None:
        """device: one of torch's; on others the CPU paints. Raises DeviceError."""
        self._device = device if device.startswith(("cuda", "mps", "xpu")) else "cpu"
        self._type = torch.float16 if device.startswith("cuda") else torch.float32
        self._band_values = band_values
        try:
            net = PixelNet(file).to(self._device, self._type).net
        except (RuntimeError, AssertionError) as error:
            raise self._failed(error) from error
        assert isinstance(net, TransformNet)
        to_bands(net)
        self._net = net
        # Half precision changes a pixel by 1 of 255 at most, but turns many a sign.
        self._kept_as = torch.float32 if net.shape.binary else torch.float16

    def paint(self, pixels: Pixels, painting: Painting, on_share: OnShare) -> Pixels:
        """(H, W, 3) uint8 RGB, H and W from 16 up -> a new array like it.

        on_share: called some times a second with how much of it is done, 0 to 1; what it raises
        ends the work. Raises PictureError where the disk has no room, DeviceError where the
        device fails.
        """
        folder = platformdirs.user_cache_path("artem")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return self._paint(pixels, painting, on_share, folder)
        except OSError as error:
            raise _no_room(pixels, folder, str(error.strerror)) from error
        except RuntimeError as error:
            raise self._failed(error) from error

    @torch.inference_mode()
    def _paint(self, pixels: Pixels, painting: Painting, on_share: OnShare, folder: Path) -> Pixels:
        plan = Plan(self._kept_as)
        self._bands(pixels, painting, plan)
        if shutil.disk_usage(folder).free < plan.room + _LEFT_FREE:
            raise _no_room(pixels, folder, f"{plan.room / 1e9:.1f} GB")
        meter = _Meter(plan.values + pixels.size, on_share)
        files = MapFiles(folder, self._kept_as, self._band_values, meter.add)
        painted = self._bands(pixels, painting, files)
        result = np.empty_like(pixels)
        for first, last in painted.split(self._band_values):
            shown = pixels[first:last]
            result[first:last] = self._finished(shown, painted.rows(first, last), painting)
            meter.add(shown.size)
        return result

    def _bands(self, pixels: Pixels, painting: Painting, depot: Depot) -> Bands:
        """What the head draws of the picture; all before it is kept in the depot."""
        step = self._net.shape.reduction
        picture = _PictureBands(depot, pixels, step, self._as_picture)
        return self._net.paint(picture, self._code(painting))

    def _finished(self, shown: Pixels, band: Tensor, painting: Painting) -> Pixels:
        height, width = shown.shape[:2]
        picture = self._as_picture(shown)
        painted = self._net.laid_over(picture, band[:, :, :height, :width], self._code(painting))
        made: Pixels = as_bytes(painted[0].permute(1, 2, 0)).cpu().numpy()
        return in_colors_of(shown, made) if painting.keep_colors else made

    def _code(self, painting: Painting) -> Tensor:
        return torch.from_numpy(painting.code)[None].to(self._device, self._type)

    def _as_picture(self, pixels: Pixels) -> Tensor:
        """(1, 3, H, W) in 0..1."""
        there = torch.from_numpy(pixels).to(self._device)
        return there.permute(2, 0, 1)[None].to(self._type) / 255

    def _failed(self, error: Exception) -> DeviceError:
        told = tr("{device} failed: {why}")
        return DeviceError(told.format(device=self._device, why=first_line(error)))


class _PictureBands(Bands):
    """A picture with reflections below and right up to whole steps, in 0..1."""

    def __init__(
        self, depot: Depot, pixels: Pixels, step: int, as_picture: Callable[[Pixels], Tensor]
    ) -> None:
        height, width = (side + -side % step for side in pixels.shape[:2])
        super().__init__(depot, (3, height, width))
        self._pixels = pixels
        self._as_picture = as_picture

    def rows(self, first: int, last: int) -> Tensor:
        at, bottom = np.arange(first, last), len(self._pixels) - 1
        seen = self._pixels[np.minimum(at, 2 * bottom - at)]
        return reflected(self._as_picture(seen), 3, 0, self.width - seen.shape[1])


class _Meter:
    """From numbers computed to the share of them."""

    def __init__(self, total: int, on_share: OnShare) -> None:
        self._total = total
        self._done = 0
        self._on_share = on_share

    def add(self, values: int) -> None:
        self._done += values
        self._on_share(self._done / self._total)


def _no_room(pixels: Pixels, folder: Path, why: str) -> PictureError:
    told = tr(
        'there is no room in "{folder}" for what painting {width}x{height} takes meanwhile '
        "({why}); free some space there"
    )
    height, width = pixels.shape[:2]
    return PictureError(told.format(folder=folder, width=width, height=height, why=why))
