"""A picture as a style: its codes, made once for a net and then kept on disk."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load_file, save

from artem.engine.fit import resize
from artem.errors import UnknownStyle
from artem.files import write_bytes
from artem.frame import Pixels
from artem.look import STROKE_SIZES
from artem.styles.card import StyleCard
from artem.styles.checkpoint import FloatArray, NetFile, code_name
from artem.styles.own import read_style_picture

_SHORT_SIDE = 256  # pixels, of a picture at stroke size 1
_LONGEST = 4  # times the short side; what is over lies outside
_SIZES = (STROKE_SIZES[0], 1.0, STROKE_SIZES[1])


def with_picture(file: NetFile, card: StyleCard, picture: Path) -> NetFile:
    """The net with one more style, at every stroke size.

    Raises PictureError where the picture cannot be a style, UnknownStyle where the net cannot
    wear pictures.
    """
    pixels = read_style_picture(picture)
    codes = {
        code_name(card.name, size): code
        for size, code in zip(_SIZES, _codes(file, pixels), strict=True)
    }
    return replace(file, codes={**file.codes, **codes}, cards={**file.cards, card.name: card})


def kept_codes_folder() -> Path:
    """Where codes are kept between starts, so that those need no torch; may be deleted."""
    import platformdirs

    return platformdirs.user_cache_path("artem") / "codes"


def _codes(file: NetFile, pixels: Pixels) -> list[FloatArray]:
    """The codes of a picture at `_SIZES`."""
    picture = hashlib.sha256(pixels.tobytes() + str(pixels.shape).encode()).hexdigest()
    kept = kept_codes_folder() / f"{file.digest[:24]}-{picture[:24]}.safetensors"
    with suppress(OSError, SafetensorError, KeyError):  # not there, or damaged: made again
        codes = load_file(kept)["codes"]
        if codes.shape == (len(_SIZES), file.shape.code_size) and np.isfinite(codes).all():
            return list(codes)
    codes = np.stack([_predict(file, _at_stroke_size(pixels, size)) for size in _SIZES])
    with suppress(OSError):  # a full disk only costs the next start a second
        write_bytes(kept, save({"codes": codes}))
    return list(codes)


def _at_stroke_size(pixels: Pixels, stroke_size: float) -> Pixels:
    """The picture's middle, scaled so that its strokes come out at a stroke size."""
    height, width = pixels.shape[:2]
    short = min(height, width)
    top, left = (max(0, side - _LONGEST * short) // 2 for side in (height, width))
    middle = pixels[top : top + _LONGEST * short, left : left + _LONGEST * short]
    factor = _SHORT_SIDE * stroke_size / short
    return resize(middle, (round(middle.shape[1] * factor), round(middle.shape[0] * factor)))


def _predict(file: NetFile, pixels: Pixels) -> FloatArray:
    """(code_size,) of a picture as it is."""
    import torch

    from artem.nets.layers import with_weights
    from artem.nets.predictor import StylePredictor

    if file.predictor is None:
        raise UnknownStyle("this net wears only what it has learned; choose one of its styles")
    predictor = with_weights(StylePredictor(file.predictor.shape), file.predictor.weights)
    with torch.inference_mode():
        picture = torch.from_numpy(pixels).permute(2, 0, 1)[None] / 255
        code: FloatArray = predictor(picture)[0].numpy()
    return code
