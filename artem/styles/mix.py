"""From a look to the style code that gives it."""

from __future__ import annotations

import math

import numpy as np

from artem.errors import UnknownStyle
from artem.look import Look
from artem.styles.checkpoint import IDENTITY, FloatArray, NetFile, code_name
from artem.words import tr


def mixed_code(file: NetFile, look: Look, style: str) -> FloatArray:
    """The style code of a look, (code_size,) float32.

    Codes are mixed linearly (Dumoulin et al. 2017, section 3.4); strength does the same between
    identity and the mix. style: the one to wear where the look has no mix.
    Raises UnknownStyle where the net lacks a style of the mix.
    """
    mix = look.mix or ((style, 1.0),)
    heaviest = max(weight for _, weight in mix)  # weights may be near the largest of numbers
    parts = {name: weight / heaviest for name, weight in mix}
    total = math.fsum(parts.values())
    identity = file.codes[IDENTITY].astype(np.float64)
    code = np.zeros_like(identity)
    for name, part in parts.items():
        code += part / total * stroke_code(file, name, look.stroke_size)
    mixed: FloatArray = (identity + look.strength * (code - identity)).astype(np.float32)
    return mixed


def stroke_code(file: NetFile, style: str, stroke_size: float) -> FloatArray:
    """The code of a style at a stroke size: between the two nearest ones it was trained at.

    Beyond the outermost ones it is those. Raises UnknownStyle.
    """
    if style not in file.cards:
        told = tr('the net has no style "{style}"; it has {styles}')
        raise UnknownStyle(told.format(style=style, styles=", ".join(file.cards)))
    sizes = file.stroke_sizes(style)
    above = next((size for size in sizes if size >= stroke_size), sizes[-1])
    below = next((size for size in reversed(sizes) if size <= stroke_size), sizes[0])
    coarse, fine = (file.codes[code_name(style, size)] for size in (above, below))
    if above <= below:
        return coarse
    share = math.log(stroke_size / below) / math.log(above / below)
    return (fine + np.float32(share) * (coarse - fine)).astype(np.float32)
