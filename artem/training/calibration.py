"""Measuring how a net is computed with bytes, over everything it can be asked to paint."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from artem.errors import TrainingError
from artem.nets.canvas import any_place
from artem.nets.layers import with_weights
from artem.nets.predictor import StylePredictor
from artem.nets.quantize import Ranges, quantize, watched_ranges
from artem.nets.shapes import NetShape
from artem.nets.transform import TransformNet
from artem.styles.checkpoint import (
    IDENTITY,
    NetFile,
    Quantization,
    read_net_file,
    write_net_file,
)
from artem.training.data import PhotoSet, load_photos
from artem.training.style_set import StyleSet, load_styles

_SIDE = 224  # pixels, of crops and style pictures, where no training says otherwise
_BATCH = 4
_JUDGED = 2
_PICTURES = 32
_MIXES = 32  # batches in which every photograph wears a mix of its own
_MIXED = 3  # codes in a mix
_KEPT_SHARES = (1.0, 0.7, 0.5)  # of the ranges: finer steps are worth some clipped extremes
_ROUNDING = ("cpu", "cuda")  # devices on which torch can round as bytes do
_FIRST = "stem.0"  # sees the picture itself, which is bytes already
_LAST = "head"  # draws the pixels, and stays in float: its roundings are the ones that are seen


def calibrate(path: Path, content: Path, styles: Path | None) -> Quantization:
    """Measure a net file's quantization anew and keep it there.

    content: photographs. styles: pictures that a net with a predictor may be asked to wear.
    Raises NetFileError or TrainingError.
    """
    file = read_net_file(path)
    if not isinstance(file.shape, NetShape):
        raise TrainingError(f"{path} is no transform net; only those are computed in int8")
    device = torch.device("cpu")
    practice, judging = load_photos(content, _SIDE, device).hold_out()
    codes = None
    if file.predictor is not None:
        if styles is None:
            raise TrainingError(f"{path} wears any picture; name a folder of some with --styles")
        predictor = with_weights(StylePredictor(file.predictor.shape), file.predictor.weights)
        codes = predicted_codes(predictor, load_styles(styles, device))
    file = calibrated(file, practice, judging, _SIDE, codes)
    write_net_file(path, file)
    assert file.quantization is not None
    return file.quantization


@torch.no_grad()
def predicted_codes(predictor: StylePredictor, styles: StyleSet) -> Tensor:
    """(K, code_size) of some pictures, evenly chosen."""
    step = -(-len(styles.pictures) // _PICTURES)
    chosen = StyleSet(styles.pictures[::step], 0)
    pictures = chosen.plain(len(chosen.pictures), _SIDE)
    return torch.cat([predictor(few).float() for few in torch.split(pictures, _BATCH)])


@torch.no_grad()
def calibrated(
    file: NetFile,
    practice: PhotoSet,
    judging: PhotoSet,
    side: int,
    predicted: Tensor | None = None,
    known: Ranges | None = None,
) -> NetFile:
    """The net with its quantization.

    Ranges span every code of the file and the predicted ones, (K, code_size), and mixes of them
    at every strength; what bytes leave of the picture is measured on other photographs.

    side: of the crops, pixels. known: ranges the net had before, for what cannot be painted here;
    they are not narrowed.
    """
    device = practice.photos[0].device
    if device.type not in _ROUNDING:
        device = torch.device("cpu")
    net = _net_of(file, device)
    names = [name for name in file.codes if name != IDENTITY]
    codes = torch.stack([torch.from_numpy(file.codes[name]) for name in names])
    if predicted is not None:
        codes = torch.cat([codes, predicted.cpu()])
    identity = torch.from_numpy(file.codes[IDENTITY])
    ranges = _widest_ranges(net, practice, side, identity, codes)
    pictures = judging.crops(_JUDGED, side, seed=0)[0].to(device)
    exact = [_painted(net, pictures, code) for code in codes]
    found = []
    for share in _KEPT_SHARES:
        narrowed = {name: (low * share, high * share) for name, (low, high) in ranges.items()}
        for name, (low, high) in (known or {}).items():
            narrowed[name] = min(low, narrowed[name][0]), max(high, narrowed[name][1])
        narrowed[_FIRST] = (0.0, 1.0)
        del narrowed[_LAST]
        rounded = _net_of(file, device)
        quantize(rounded, narrowed)
        errors = [
            F.mse_loss(_painted(rounded, pictures, code), painted)
            for code, painted in zip(codes, exact, strict=True)
        ]
        psnr = -10 * torch.stack(errors).max().clamp(min=1e-10).log10().item()
        found.append(Quantization(narrowed, round(psnr, 1)))
    return replace(file, quantization=max(found, key=lambda one: one.psnr))


def _net_of(file: NetFile, device: torch.device) -> TransformNet:
    assert isinstance(file.shape, NetShape)
    return with_weights(TransformNet(file.shape), file.weights).to(device).eval()


def _widest_ranges(
    net: TransformNet, photos: PhotoSet, side: int, identity: Tensor, codes: Tensor
) -> dict[str, tuple[float, float]]:
    """What goes into each convolution, over all codes and mixes of them at every strength."""
    device = next(net.parameters()).device
    chance = torch.Generator().manual_seed(0)
    worn = [identity[None], *codes[:, None]]
    worn += [_random_mixes(identity, codes, chance) for _ in range(_MIXES)]
    with watched_ranges(net) as ranges:
        for seed, its_codes in enumerate(worn):
            pictures = photos.crops(_BATCH, side, seed)[0].to(device)
            net(pictures, its_codes.to(device), [any_place((seed, 0))])
    return ranges


def _painted(net: TransformNet, pictures: Tensor, code: Tensor) -> Tensor:
    places = [any_place((seed, 1)) for seed in range(len(pictures))]
    painted: Tensor = net(pictures, code[None].to(pictures.device), places)
    return painted.clamp(0, 1)


def _random_mixes(identity: Tensor, codes: Tensor, chance: torch.Generator) -> Tensor:
    """(_BATCH, code_size), each of some codes in any shares and at any strength."""
    chosen = torch.randint(len(codes), (_BATCH, _MIXED), generator=chance)
    shares = torch.rand(_BATCH, _MIXED, 1, generator=chance)
    strength = torch.rand(_BATCH, 1, generator=chance)
    mixes = (shares / shares.sum(1, keepdim=True) * codes[chosen]).sum(1)
    return identity + strength * (mixes - identity)
