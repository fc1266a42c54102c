"""What every backend is."""

from __future__ import annotations

from abc import ABC, abstractmethod

from artem.frame import Pixels
from artem.styles.checkpoint import FloatArray

KEPT_SIZES = 4  # frame sizes a backend stays prepared for


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
    def run(self, pixels: Pixels, code: FloatArray) -> Pixels:
        """Stylize (H, W, 3) uint8 RGB with a style code (code_size,) into a new array like it.

        Raises DeviceError where the device fails.
        """
