"""A picture as a style: its codes, made once for a net and then kept on disk."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load_file, save

from artem.engine.fit import resize
from artem.engine.foreign import read_net
from artem.errors import UnknownStyle
from artem.files import write_bytes
from artem.frame import Pixels
from artem.look import STROKE_SIZES
from artem.styles.card import StyleCard
from artem.styles.checkpoint import FloatArray, NetFile, code_name, style_of
from artem.styles.gallery import Style, choose_net_file
from artem.styles.own import read_style_picture
from artem.words import tr

_SHORT_SIDE = 256  # pixels, of a picture at stroke size 1
_LONGEST = 4  # times the short side; what is over lies outside
_SIZES = (STROKE_SIZES[0], 1.0, STROKE_SIZES[1])


def with_picture(file: NetFile, card: StyleCard, picture: Path) -> NetFile:
    """The net with one more style, at every stroke size.

    Raises PictureError where the picture cannot be a style, UnknownStyle where the net cannot
    wear pictures.
    """
    if not file.wears_pictures:
        raise UnknownStyle(tr("this net wears only what it has learned; choose one of its styles"))
    pixels = read_style_picture(picture)
    codes = {
        code_name(card.name, size): code
        for size, code in zip(_SIZES, _codes(file, pixels), strict=True)
    }
    return replace(file, codes={**file.codes, **codes}, cards={**file.cards, card.name: card})


def without_style(file: NetFile, name: str) -> NetFile:
    """The net without one of its styles."""
    codes = {code: array for code, array in file.codes.items() if style_of(code) != name}
    cards = {style: card for style, card in file.cards.items() if style != name}
    return replace(file, codes=codes, cards=cards)


def read_style(style: Style, preset: str, on_gpu: bool) -> NetFile:
    """The net of a style, which knows it.

    Raises UnknownStyle, NetFileError or PictureError.
    """
    file = read_net(choose_net_file(style, preset, on_gpu))
    return file if style.picture is None else with_picture(file, style.card, style.picture)


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
    codes = _predict(file, [_at_stroke_size(pixels, size) for size in _SIZES])
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


def _predict(file: NetFile, pictures: list[Pixels]) -> FloatArray:
    """(pictures, code_size) of pictures as they are."""
    import torch

    make = _code_maker(file)
    with torch.inference_mode():
        codes = [make(torch.from_numpy(p).permute(2, 0, 1)[None] / 255) for p in pictures]
    found: FloatArray = torch.cat(codes).numpy()
    return found


def _code_maker(file: NetFile) -> Any:
    """A function from (1, 3, H, W) RGB in 0..1 to its code, (1, code_size)."""
    from artem.engine.pixel_net import load_net
    from artem.nets.layers import with_weights
    from artem.nets.predictor import StylePredictor

    if file.predictor is not None:
        return with_weights(StylePredictor(file.predictor.shape), file.predictor.weights)
    return load_net(file).code_of
