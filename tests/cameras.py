"""A virtual camera without a device, as pyvirtualcam gives them."""

from __future__ import annotations

import time

import numpy as np

from artem.frame import Pixels


class FakeCamera:
    """Keeps what it was sent; goes away after `lasts` frames, if it is given."""

    device = "/dev/video9"
    fmt = "RGB"

    def __init__(self, width: int, height: int, fps: float, lasts: int | None = None) -> None:
        self.width, self.height, self.fps = width, height, fps
        self.sent: list[Pixels] = []
        self.closed = 0
        self._lasts = lasts

    def send(self, frame: Pixels) -> None:
        assert frame.dtype == np.uint8
        assert frame.shape == (self.height, self.width, 3)
        if len(self.sent) == self._lasts:
            raise RuntimeError("write failed: No such device")
        self.sent.append(frame)

    def sleep_until_next_frame(self) -> None:
        time.sleep(0.002)

    def close(self) -> None:
        self.closed += 1
