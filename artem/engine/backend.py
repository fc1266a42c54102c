"""What every backend is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

from artem.frame import Pixels
from artem.styles.checkpoint import FloatArray

T = TypeVar("T")

KEPT_SIZES = 10  # frame sizes a backend stays prepared for


@dataclass(frozen=True)
class Painting:
    """How a frame is painted. code: (code_size,) float32, C-contiguous."""

    code: FloatArray
    keep_colors: bool = False


class Backend(ABC):
    """One net made ready for one device. `prepare` may run on another thread than `run`.

    name: "torch" or "openvino". device: "cpu", "cuda:0", ... precision: "fp32", ...
    """

    name: str
    device: str
    precision: str

    @abstractmethod
    def prepare(self, width: int, height: int) -> None:
        """Compile for frames of this size, so that the first one is not late.

        Raises DeviceError where the device cannot do it.
        """

    @abstractmethod
    def run(self, pixels: Pixels, painting: Painting) -> Pixels:
        """Stylize (H, W, 3) uint8 RGB, C-contiguous, into a new array like it.

        Raises DeviceError where the device fails.
        """


class PerSize(Generic[T]):
    """What a backend makes ready for each frame size; keeps the last few. Any thread.

    What is ready can be had while another size is being made.
    """

    def __init__(self) -> None:
        self._making = Lock()
        self._lock = Lock()  # of what is kept
        self._kept: OrderedDict[tuple[int, int], T] = OrderedDict()

    def get(self, height: int, width: int, make: Callable[[int, int], T]) -> T:
        """What is ready for this size, made if need be; raises what making it raises.

        make: called with (height, width), for one size at a time. It is not kept: with a method
        of its owner both would wait for the garbage collector, and their memory with them.
        """
        found = self._find(height, width)
        if found is not None:
            return found
        with self._making:
            found = self._find(height, width)  # made by another thread meanwhile
            if found is not None:
                return found
            made = make(height, width)
            with self._lock:
                self._kept[height, width] = made
                if len(self._kept) > KEPT_SIZES:
                    self._kept.popitem(last=False)
            return made

    def _find(self, height: int, width: int) -> T | None:
        with self._lock:
            if (height, width) not in self._kept:
                return None
            self._kept.move_to_end((height, width))
            return self._kept[height, width]


def first_line(error: BaseException) -> str:
    """What a library's error says, without its stack."""
    return str(error).strip().split("\n", 1)[0]
