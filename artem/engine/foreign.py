"""Reading nets of any origin, as untrusted as they are."""

from __future__ import annotations

import pickle
import warnings
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load_file

from artem.engine.backend import first_line
from artem.errors import NetFileError
from artem.styles import own
from artem.styles.checkpoint import (
    FloatArray,
    NetFile,
    is_net_file,
    net_file_bytes,
    read_net_file,
)
from artem.styles.foreign import ACCEPTED, recognise
from artem.styles.gallery import PICTURE_SUFFIXES, SUFFIX, Style, add_net, add_picture

_MAX_BYTES = 1 << 30


def read_net(*paths: Path) -> NetFile:
    """The net that one file, or several together, hold.

    Raises NetFileError where they are missing, damaged, too large or of a kind not known.
    """
    first = paths[0]
    for path in paths:
        _check_size(path)
    if first.suffix == SUFFIX and is_net_file(first):
        return read_net_file(first)
    if first.suffix.lower() == ".onnx":
        from artem.engine.onnx_net import read_onnx

        return read_onnx(first)
    file = recognise({path: _read_tensors(path) for path in paths}, own.plain_name(first.stem))
    digest = sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()
    return replace(file, digest=digest)


def add_style(*paths: Path) -> Style | None:
    """Keep a picture or a net as one of the user's own styles.

    None for a net that wears any picture: it is no style, but what classic uses for them.
    Raises PictureError or NetFileError where it is neither, or cannot be kept.
    """
    from artem.pictures import read_picture

    first = paths[0]
    if first.suffix.lower() in PICTURE_SUFFIXES:
        return add_picture(read_picture(first), first.stem)
    file = read_net(*paths)
    if not file.cards:
        own.set_picture_net(net_file_bytes(file))
        return None
    suffix = ".onnx" if file.onnx else SUFFIX
    return add_net(net_file_bytes(file), next(iter(file.cards)), suffix)


def _check_size(path: Path) -> None:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise NetFileError(f"there is no net file {path}; check the path") from error
    if size > _MAX_BYTES:
        raise NetFileError(f"{path} is {size >> 20} MB; a net has at most {_MAX_BYTES >> 20} MB")


def _read_tensors(path: Path) -> dict[str, FloatArray]:
    if path.suffix.lower() == ".t7":
        raise NetFileError(
            f"{path} is a Lua Torch file, for which no maintained reader exists; {ACCEPTED}"
        )
    try:
        found = load_file(path) if path.suffix == SUFFIX else _read_pickle(path)
    except SafetensorError as error:
        raise NetFileError(f"{path} is damaged ({first_line(error)}); copy it again") from error
    return {name: np.asarray(array, np.float32) for name, array in found.items()}


def _read_pickle(path: Path) -> dict[str, np.ndarray]:
    """The tensors of a torch checkpoint; nothing in it is executed."""
    import torch

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of unusual pickles, which are refused below
            state = torch.load(path, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        raise NetFileError(
            f"{path} holds more than tensors and is not read, since that could run a program; "
            "save its state_dict() alone"
        ) from error
    except (RuntimeError, OSError, EOFError, ValueError, KeyError) as error:
        raise NetFileError(f"{path} cannot be read ({first_line(error)}); {ACCEPTED}") from error
    tensors = _state_dict(state)
    return {
        str(name): tensor.float().numpy()
        for name, tensor in tensors.items()
        if isinstance(tensor, torch.Tensor)
    }


def _state_dict(state: Any) -> Mapping[Any, Any]:
    """The tensors by name, also where they lie one level deeper."""
    if not isinstance(state, Mapping):
        return {}
    inner = state.get("state_dict", state)
    return inner if isinstance(inner, Mapping) else {}
