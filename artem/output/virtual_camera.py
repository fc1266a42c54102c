"""A camera that other programs see, showing what viewers should see."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import closing
from threading import Event
from typing import Protocol

from artem.errors import SinkError
from artem.frame import Frame, Pixels
from artem.output.base import Sink
from artem.output.letterbox import even, letterboxed
from artem.output.worker import Worker
from artem.words import QT_TR_NOOP, tr

DEFAULT_FPS = 30.0

_NONE_FREE = {
    "linux": QT_TR_NOOP(
        "no virtual camera is free; install the package v4l2loopback-dkms, run: sudo modprobe "
        'v4l2loopback devices=1 exclusive_caps=1 card_label="Art\'Em", and try again'
    ),
    "win32": QT_TR_NOOP(
        "no virtual camera is free; install OBS Studio from https://obsproject.com, which brings "
        "one, and try again"
    ),
    "darwin": QT_TR_NOOP(
        "no virtual camera is free; install OBS from https://obsproject.com, start its virtual "
        "camera once, and try again"
    ),
}


class Camera(Protocol):
    """What is asked of `pyvirtualcam.Camera`."""

    def send(self, frame: Pixels) -> None:
        """Show (H, W, 3) uint8 RGB."""

    def sleep_until_next_frame(self) -> None:
        """Keep the rate."""

    def close(self) -> None:
        """Let go of the device."""

    @property
    def device(self) -> str:
        """Its name, as other programs list it."""


OpenCamera = Callable[[int, int, float], Camera]
"""(width, height, fps) -> an open camera. Raises RuntimeError where there is none."""


def open_virtual_camera(width: int, height: int, fps: float) -> Camera:
    """The first one that is free. Raises RuntimeError."""
    import pyvirtualcam

    camera: Camera = pyvirtualcam.Camera(width, height, fps)
    return camera


class VirtualCamera(Sink):
    """Sends at a steady rate from a thread of its own, also while no new frames come.

    Its size is that of the first frame, without an odd column or row; frames of other sizes are
    letterboxed. The device is opened with the first frame; where there is none, the next
    `present` raises SinkError.

    device: its name, as other programs list it; None until it is open.
    """

    def __init__(
        self, fps: float = DEFAULT_FPS, open_camera: OpenCamera = open_virtual_camera
    ) -> None:
        self.device: str | None = None
        self._fps = fps
        self._open_camera = open_camera
        self._newest: Frame | None = None
        self._awake = Event()  # there is a frame, or an end
        self._closing = False
        self._worker = Worker(self._run, "artem-camera")
        self._worker.start()

    def present(self, original: Frame, stylized: Frame) -> None:
        """Show this frame from now on."""
        del original
        self._worker.check()
        self._newest = stylized
        self._awake.set()

    def close(self) -> None:
        """Take the camera away from other programs."""
        self._closing = True
        self._awake.set()
        self._worker.join()

    # -- the sending thread -----------------------------------------------------------------

    def _run(self) -> None:
        self._awake.wait()
        if self._newest is not None:
            self._send(self._newest)

    def _send(self, shown: Frame) -> None:
        size = even(shown.size)
        with closing(self._open(*size)) as camera:
            self.device = camera.device
            pixels = letterboxed(shown.pixels, size)
            while not self._closing:
                newest = self._newest
                if newest is not None and newest is not shown:
                    shown, pixels = newest, letterboxed(newest.pixels, size)
                _show(camera, pixels)

    def _open(self, width: int, height: int) -> Camera:
        try:
            return self._open_camera(width, height, self._fps)
        except (RuntimeError, OSError, ImportError) as error:
            raise SinkError(remedy(sys.platform)) from error


def remedy(platform: str) -> str:
    """What to tell on a system, by its `sys.platform`, that has no virtual camera."""
    return tr(_NONE_FREE.get(platform, _NONE_FREE["linux"]))


def _show(camera: Camera, pixels: Pixels) -> None:
    try:
        camera.send(pixels)
        camera.sleep_until_next_frame()
    except (RuntimeError, OSError) as error:
        raise SinkError(tr("the virtual camera went away; turn it on again")) from error
