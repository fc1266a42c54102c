"""How much memory painting a picture takes, and how much it may take; importing this is light."""

from __future__ import annotations

from artem.errors import UsageError
from artem.memory import main_memory
from artem.nets.picture_shapes import AnyShape
from artem.nets.shapes import NetShape
from artem.words import tr

MOST = 4_000_000_000
"""Bytes that a pass may take in main memory, where there is enough of it."""

_SHARE = 4  # a pass may take one in so many bytes of main memory
_MAPS_AT_ONCE = 5  # a pass takes as much memory as so many of its largest map, measured
_CANVAS_MAPS = 3  # and so many more where OpenVINO lays out a canvas for the size, measured
_OTHERS = 1000  # bytes a pixel that nets without bands take, measured with AdaIN


def fits_a_pass(shape: AnyShape, width: int, height: int, device: str) -> bool:
    """Whether a net can paint a picture of this size at once.

    Raises UsageError where it cannot, nor by bands.
    """
    if not isinstance(shape, NetShape):
        check_memory(width, height)
        return True
    maps = _MAPS_AT_ONCE + _CANVAS_MAPS * shape.canvas
    needed = 4 * maps * shape.largest_map * width * height
    return needed <= _allowed(device)


def check_memory(width: int, height: int) -> None:
    """Raises UsageError where the machine cannot paint so much with a net that has no bands."""
    needed = _OTHERS * width * height
    if needed > main_memory():
        told = tr(
            "a picture of {width}x{height} takes about {needed} GB of memory with this net, and "
            "there are {memory}; make it smaller, or use a style of the gallery"
        )
        gigabytes = {"needed": needed // 10**9, "memory": main_memory() // 10**9}
        raise UsageError(told.format(width=width, height=height, **gigabytes))


def _allowed(device: str) -> int:
    if device.startswith("cuda"):
        import torch

        return torch.cuda.get_device_properties(device).total_memory // 2
    return min(MOST, main_memory() // _SHARE)
