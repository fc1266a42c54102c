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
from safetensors.numpy import load_file

from artem.engine.backend import first_line
from artem.errors import NetFileError, UsageError
from artem.pictures import PICTURE_SUFFIXES, read_picture
from artem.styles import own
from artem.styles.checkpoint import (
    FloatArray,
    NetFile,
    is_net_file,
    net_file_bytes,
    read_net_file,
)
from artem.styles.foreign import ACCEPTED, recognise
from artem.styles.gallery import FOREIGN_SUFFIXES, SUFFIX, Style, add_net, add_picture
from artem.words import tr

_MAX_BYTES = 1 << 30


def read_net(*paths: Path) -> NetFile:
    """The net that one file, or several together, hold.

    Raises NetFileError where they are missing, damaged, too large or of a kind not known.
    """
    first = paths[0]
    for path in paths:
        _check(path)
    is_ours = first.suffix == SUFFIX and is_net_file(first)
    is_onnx = first.suffix.lower() == ".onnx"
    if len(paths) > 1 and (is_ours or is_onnx):
        raise UsageError(tr("{first} is a whole net; add it by itself").format(first=first))
    if is_ours:
        return read_net_file(first)
    if is_onnx:
        from artem.engine.onnx_net import read_onnx

        return read_onnx(first)
    file = recognise({path: _read_tensors(path) for path in paths}, own.plain_name(first.stem))
    with np.errstate(over="ignore"):
        halves = [array.astype(np.float16) for array in file.weights.values()]
    if not all(np.isfinite(array).all() for array in halves):
        raise NetFileError(
            tr("the weights of {name} are not all finite; get it again").format(name=first.name)
        )
    digest = sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()
    return replace(file, digest=digest)


def add_style(*paths: Path) -> Style | None:
    """Keep a picture or a net as one of the user's own styles.

    None for a net that wears any picture: it is what its preset wears them with from now on.
    Raises PictureError or NetFileError where it is neither or cannot be kept, UsageError for
    several files that do not belong together.
    """
    first = paths[0]
    if any(path.suffix.lower() in PICTURE_SUFFIXES for path in paths):
        if len(paths) > 1:
            raise UsageError(tr("pictures and nets are added one by one; add them by themselves"))
        return add_picture(read_picture(first), first.stem)
    file = read_net(*paths)
    if file.wears_pictures:
        own.set_picture_net(file.preset, net_file_bytes(file))
        return None
    suffix = ".onnx" if file.onnx else SUFFIX
    return add_net(net_file_bytes(file), next(iter(file.cards)), suffix)


def _check(path: Path) -> None:
    if not path.is_file():
        raise NetFileError(tr("there is no net file {path}; check the path").format(path=path))
    if path.suffix.lower() not in (SUFFIX, *FOREIGN_SUFFIXES):
        told = tr("{path} is neither a picture nor a net by its name; {accepted}")
        raise NetFileError(told.format(path=path, accepted=tr(ACCEPTED)))
    size = path.stat().st_size
    if size > _MAX_BYTES:
        told = tr("{path} is {size} MB; a net has at most {most} MB")
        raise NetFileError(told.format(path=path, size=size >> 20, most=_MAX_BYTES >> 20))


def _read_tensors(path: Path) -> dict[str, FloatArray]:
    if path.suffix.lower() == ".t7":
        told = tr("{path} is a Lua Torch file, for which no maintained reader exists; {accepted}")
        raise NetFileError(told.format(path=path, accepted=tr(ACCEPTED)))
    try:
        return _read_safetensors(path) if path.suffix == SUFFIX else _read_pickle(path)
    except pickle.UnpicklingError as error:
        told = tr(
            "{path} holds more than tensors and is not read, since that could run a program; save "
            "its state_dict() alone"
        )
        raise NetFileError(told.format(path=path)) from error
    except NetFileError:
        raise
    except Exception as error:  # a damaged file makes the readers fail in any way there is
        told = tr("{path} cannot be read ({why}); {accepted}")
        raise NetFileError(
            told.format(path=path, why=first_line(error), accepted=tr(ACCEPTED))
        ) from error


def _read_safetensors(path: Path) -> dict[str, FloatArray]:
    return {name: np.asarray(array, np.float32) for name, array in load_file(path).items()}


def _read_pickle(path: Path) -> dict[str, FloatArray]:
    """The tensors of a torch checkpoint; nothing in it is executed."""
    import torch

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of unusual pickles, which are refused
        state = torch.load(path, map_location="cpu", weights_only=True)
    tensors = {
        str(name): tensor.detach()
        for name, tensor in _state_dict(state).items()
        if isinstance(tensor, torch.Tensor)
    }
    # A tensor may say that it is far larger than what the file holds of it.
    if 4 * sum(tensor.numel() for tensor in tensors.values()) > _MAX_BYTES:
        told = tr("{path} unfolds to over {most} MB; get it again")
        raise NetFileError(told.format(path=path, most=_MAX_BYTES >> 20))
    return {name: tensor.float().numpy() for name, tensor in tensors.items()}


def _state_dict(state: Any) -> Mapping[Any, Any]:
    """The tensors by name, also where they lie one level deeper."""
    if not isinstance(state, Mapping):
        return {}
    inner = state.get("state_dict", state)
    return inner if isinstance(inner, Mapping) else {}
