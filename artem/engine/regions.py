"""Two styles in one picture, each in its own region."""

from __future__ import annotations

import numpy as np
import torch

from artem.engine.fit import resize
from artem.engine.pass_memory import check_memory
from artem.engine.picture_style import read_style, with_picture
from artem.engine.pixel_net import load_net
from artem.errors import UnknownStyle
from artem.frame import Pixels
from artem.look import Look
from artem.nets.adain import AdainNet
from artem.styles.gallery import find_style
from artem.styles.mix import mixed_code

_NEEDED = "a mask needs an AdaIN net; name the file of VGG-19's weights in ARTEM_VGG"


class RegionPainter:
    """Paints with one style where a mask is white and with another where it is black.

    Both are matched with the features of the frame, so that nothing is seen of a seam
    (Huang & Belongie 2017, section 7.3).
    """

    def __init__(self, styles: tuple[str, str], mask: Pixels, look: Look) -> None:
        """styles: two pictures. mask: (H, W, 3) uint8, as large as what is painted or scaled to it.

        Raises UnknownStyle where the pictures are not worn by an AdaIN net.
        """
        first, second = (find_style(style) for style in styles)
        if first.picture is None or second.picture is None:
            raise UnknownStyle("a mask divides two pictures; give their files in --mix")
        if "classic" not in first.net_files:
            raise UnknownStyle(_NEEDED)
        file = read_style(first, "classic", on_gpu=False)
        file = with_picture(file, second.card, second.picture)
        net = load_net(file)
        if not isinstance(net, AdainNet):
            raise UnknownStyle(_NEEDED)
        self._net = net
        codes = [mixed_code(file, look, style.card.name) for style in (first, second)]
        self._codes = torch.from_numpy(np.stack(codes))
        self._mask = mask

    @torch.inference_mode()
    def __call__(self, pixels: Pixels) -> Pixels:
        """(H, W, 3) uint8 RGB -> the same shape and type.

        Raises UsageError for a picture that there is no memory for.
        """
        height, width = pixels.shape[:2]
        check_memory(width, height)
        white = torch.from_numpy(resize(self._mask, (width, height))[..., 0].copy()) / 255
        regions = torch.stack([white, 1 - white])[:, None]
        painted = self._net(_as_tensor(pixels), self._codes, regions)
        values = (painted[0].permute(1, 2, 0) * 255 + 0.5).clamp(0, 255)
        result: Pixels = values.byte().numpy()
        return result


def _as_tensor(pixels: Pixels) -> torch.Tensor:
    return torch.from_numpy(pixels).permute(2, 0, 1)[None] / 255
