"""Net files in fewer bytes."""

from __future__ import annotations

from pathlib import Path

from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from artem.errors import NetFileError
from artem.files import write_bytes
from artem.nets.stored import restored, stored
from artem.styles.checkpoint import is_net_file, net_file_bytes, read_net_file

_MAX_BYTES = 2**30


def shrink(path: Path, out: Path, kind: str) -> tuple[int, int]:
    """Write the net of a file, or the weights of VGG-19, as one of `stored.KINDS`.

    Returns the bytes of both files. Raises NetFileError where it cannot be read.
    """
    data = net_file_bytes(read_net_file(path), kind) if is_net_file(path) else _weights(path, kind)
    before = path.stat().st_size
    write_bytes(out, data)
    return before, len(data)


def _weights(path: Path, kind: str) -> bytes:
    """A file of weights alone; as in a net file, the first and last layer are never signs."""
    if path.stat().st_size > _MAX_BYTES:
        raise NetFileError(f"{path} is larger than 1 GB; give a file of weights alone")
    try:
        with safe_open(path, "numpy") as file:
            header = file.metadata()
            names = file.keys()  # a safetensors file is not iterable itself
            weights = restored({name: file.get_tensor(name) for name in names})
    except (OSError, SafetensorError, TypeError, ValueError) as error:
        raise NetFileError(f"cannot read weights from {path}: {error}") from error
    layers = sorted(name for name, weight in weights.items() if weight.ndim > 1)
    return save(stored(weights, kind, layers[1:-1]), header)
