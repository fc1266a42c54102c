"""What every backend is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from artem.frame import Pixels
from artem.styles.checkpoint import FloatArray

T = TypeVar("T")
BatchSize = tuple[int, int, int]
"""How many frames are painted in one pass, and the height and width of each."""

KEPT_SIZES = 10  # frame sizes a backend stays prepared for, of frames painted one by one
_LEAST_KEPT = 2  # of any batch: one in use, and the next


@dataclass(frozen=True)
class Painting:
    """How a frame is painted. code: (code_size,) float32, C-contiguous."""

    code: FloatArray
    keep_colors: bool = False


class Backend(ABC):
    """One net made ready for one device. `prepare` may run on another thread than `run`.

    name: "torch" or "openvino", whose version is `library`. device: "cpu", "cuda:0", ...
    precision: "fp32", ...
    threads: of the processor, where their number decides the last bits of what is painted.
    """

    name: str
    library: str
    device: str
    precision: str
    threads: int | None = None

    @abstractmethod
    def prepare(self, width: int, height: int, batch: int = 1) -> None:
        """Compile for so many frames of this size at once, so that the first are not late.

        Raises DeviceError where the device cannot do it.
        """

    @abstractmethod
    def run(self, frames: Sequence[Pixels], paintings: Sequence[Painting]) -> list[Pixels]:
        """Stylize frames of one size, each in its own way, into new arrays like them.

        frames: (H, W, 3) uint8 RGB, C-contiguous, at least one; paintings: one for each.
        Raises DeviceError where the device fails.
        """


class PerSize(Generic[T]):
    """What a backend makes ready for each size of batch; keeps the last few. Any thread.

    What is ready can be had while another size is being made. What is kept of one number of
    frames goes for no other: a busy server must not cost the governor its sizes.
    """

    def __init__(self) -> None:
        self._making = Lock()
        self._lock = Lock()  # of what is kept
        self._kept: OrderedDict[BatchSize, T] = OrderedDict()

    def get(self, size: BatchSize, make: Callable[[BatchSize], T]) -> T:
        """What is ready for this size, made if need be; raises what making it raises.

        make: called for one size at a time. It is not kept: with a method of its owner both would
        wait for the garbage collector, and their memory with them.
        """
        found = self._find(size)
        if found is not None:
            return found
        with self._making:
            found = self._find(size)  # made by another thread meanwhile
            if found is not None:
                return found
            made = make(size)
            self._keep(size, made)
            return made

    def _find(self, size: BatchSize) -> T | None:
        with self._lock:
            if size not in self._kept:
                return None
            self._kept.move_to_end(size)
            return self._kept[size]

    def _keep(self, size: BatchSize, made: T) -> None:
        with self._lock:
            self._kept[size] = made
            of_its_batch = [kept for kept in self._kept if kept[0] == size[0]]  # oldest first
            if len(of_its_batch) > kept_sizes(size[0]):
                del self._kept[of_its_batch[0]]


def kept_sizes(batch: int) -> int:
    """Frame sizes a backend stays prepared for at so many frames a pass: memory for as many."""
    return max(_LEAST_KEPT, KEPT_SIZES // batch)


def as_batch(arrays: Sequence[NDArray[Any]]) -> NDArray[Any]:
    """Arrays of one shape, (...), as (N, ...); a single one is not copied."""
    return arrays[0][None] if len(arrays) == 1 else np.stack(arrays)


def first_line(error: BaseException) -> str:
    """What a library's error says, without its stack."""
    return str(error).strip().split("\n", 1)[0]
