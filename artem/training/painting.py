"""Painting one picture file in the style of another, by optimising its pixels."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import torch

from artem.nets.layers import channels_last
from artem.nets.vgg import load_vgg
from artem.training.data import load_picture
from artem.training.gatys import GatysOptions, Step, paint
from artem.training.losses import PerceptualLoss
from artem.training.memory import keep_freed_memory


def paint_files(
    content: tuple[Path, int],
    style: tuple[Path, int],
    options: GatysOptions,
    vgg: Path | None,
    device_name: str,
) -> Iterator[Step]:
    """content, style: a picture file and the short side it is scaled to, pixels.

    Raises TrainingError or NetFileError where a file cannot be read.
    """
    keep_freed_memory()
    device = torch.device(device_name)
    wanted, worn = (load_picture(path, side, device) for path, side in (content, style))
    measure = channels_last(load_vgg(vgg).to(device))
    return paint(wanted, worn, lambda picture: PerceptualLoss(measure, [picture]), options)
