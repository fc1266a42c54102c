"""How many workers a cluster has room for, and what each of them takes. Policy."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from artem.errors import DeviceError
from artem.words import tr

Node = Mapping[str, float]
"""What a machine of the cluster has, by Ray's names."""

_CUDA = "cuda"


@dataclass(frozen=True)
class Staff:
    """count: of workers. device: as of artem. cpus, gpus: what Ray reserves for each of them."""

    count: int
    device: str
    cpus: float
    gpus: float = 0.0


def staff_for(nodes: Sequence[Node], device: str, threads: int, local: int) -> Staff:
    """As many workers as there is room for: one a graphics card, else one for so many threads.

    device: "auto" for graphics cards where there are any, else processors. local: how many
    workers there have to be, all on one machine; 0 where that is the cluster's size.
    Raises DeviceError where there is room for none.
    """
    cards = sum(int(node.get("GPU", 0)) for node in nodes)
    if device.startswith(_CUDA) or (device == "auto" and cards):
        if not cards:
            raise DeviceError(
                tr("the cluster has no graphics card that Ray knows of; give --device cpu")
            )
        share = 1 / math.ceil(local / cards) if local else 1
        return Staff(local or cards, _CUDA, 1, share)
    device = "cpu" if device == "auto" else device
    if local:
        return Staff(local, device, 1)
    count = sum(int(node.get("CPU", 0) // threads) for node in nodes)
    if not count:
        told = tr("no machine of the cluster has {threads} processors; give --threads with fewer")
        raise DeviceError(told.format(threads=threads))
    return Staff(count, device, threads)
