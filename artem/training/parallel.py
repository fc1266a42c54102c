"""One training over several processes: `torchrun --nproc-per-node N -m artem train ...`.

Every process draws the whole batch, keeps its share and averages gradients with the others, so
that the result is that of one process (up to rounding).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import torch
import torch.distributed as dist
from torch import Tensor, nn

from artem.errors import UsageError


@dataclass(frozen=True)
class Team:
    """The processes of a training, of which this is number `rank`."""

    rank: int = 0
    size: int = 1

    @property
    def leads(self) -> bool:
        """Whether this process writes files and reports."""
        return self.rank == 0

    def share(self, batch: Tensor) -> Tensor:
        """This process's part of a batch, (N, ...) -> (N / size, ...)."""
        return batch[self.rank :: self.size]

    def average(self, parameters: Iterable[nn.Parameter]) -> None:
        """Make every gradient the mean over the processes."""
        if self.size > 1:
            for parameter in parameters:
                if parameter.grad is not None:
                    self.average_tensor(parameter.grad)

    def average_tensor(self, tensor: Tensor) -> None:
        """Make a tensor the mean over the processes, in place."""
        if self.size > 1:
            dist.all_reduce(tensor)
            tensor /= self.size


@contextmanager
def join_team(batch: int, device: torch.device) -> Iterator[Team]:
    """The processes that torchrun started; this one alone without it.

    Raises UsageError where the batch cannot be shared out evenly.
    """
    size = int(os.environ.get("WORLD_SIZE", "1"))
    if size == 1:
        yield Team()
        return
    if batch % size:
        raise UsageError(f"a batch of {batch} cannot be shared by {size}; make it a multiple")
    dist.init_process_group("nccl" if device.type == "cuda" else "gloo")
    try:
        yield Team(dist.get_rank(), size)
    finally:
        dist.destroy_process_group()


def own_device(name: str) -> str:
    """The device of this process: with CUDA each process of a machine has a card to itself."""
    place = os.environ.get("LOCAL_RANK")
    return f"cuda:{place}" if place is not None and name.startswith("cuda") else name
