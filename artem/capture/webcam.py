"""A camera of this machine, through OpenCV."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import Protocol

from artem.capture.base import Source, SourceInfo, not_open
from artem.capture.cameras import list_cameras, list_formats, node_of, preferred_camera
from artem.capture.formats import USUAL_FPS, CameraFormat, choose_format
from artem.errors import SourceError, SourceLost
from artem.frame import Frame, Pixels
from artem.opencv import cv2
from artem.words import tr

FALLBACK_FORMAT = "MJPG"
"""What to ask for where the offers are not known: other formats rarely reach 30 fps."""

GIVE_UP_SECONDS = 2.0
"""How long a camera may give damaged frames, which USB does on a bad cable, before it is lost."""

_BACKENDS = {"linux": cv2.CAP_V4L2, "win32": cv2.CAP_DSHOW, "darwin": cv2.CAP_AVFOUNDATION}


class Device(Protocol):
    """What is used of `cv2.VideoCapture`."""

    def isOpened(self) -> bool:
        """Whether the camera is there and let itself be opened."""

    def set(self, key: int, value: float, /) -> bool:
        """Ask for a setting; the camera may take another."""

    def get(self, key: int, /) -> float:
        """What a setting is now."""

    def grab(self) -> bool:
        """Wait for the next picture, still compressed."""

    def retrieve(self) -> tuple[bool, Pixels]:
        """Decode the picture grabbed, to BGR."""

    def release(self) -> None:
        """Let go of the camera."""


def open_device(camera: int | str) -> Device:
    """The camera with this number or device path, by the system's own interface."""
    return cv2.VideoCapture(camera, _BACKENDS.get(sys.platform, cv2.CAP_ANY))  # type: ignore[return-value]


class WebcamSource(Source):
    """A webcam, asked for that of its formats which comes nearest to the one wanted.

    camera: its number, or its device path on Linux ("/dev/video2"); None for the first that is
        neither virtual nor for infrared light.
    size, fps: what is wanted; the camera may give another size or rate, which `open` tells.
    pixel_format: "MJPG", "YUYV", ...; None for the best at this size and rate.
    open_device, list_formats: stand in for OpenCV and the driver in tests.
    """

    def __init__(
        self,
        camera: int | str | None = None,
        *,
        size: tuple[int, int] = (640, 480),
        fps: float = USUAL_FPS,
        pixel_format: str | None = None,
        name: str | None = None,
        open_device: Callable[[int | str], Device] = open_device,
        list_formats: Callable[[int | str], list[CameraFormat]] = list_formats,
    ) -> None:
        self._asked = camera
        self._wanted_size, self._wanted_fps, self._wanted_format = size, fps, pixel_format
        self._name = name or ("webcam" if camera is None else f"webcam:{camera}")
        self._open_device = open_device
        self._list_formats = list_formats
        self._camera: int | str = 0
        self._device: Device | None = None
        self._size = (0, 0)
        self._index = 0

    @property
    def name(self) -> str:
        """As it is asked for: "webcam", "webcam:1", "webcam:/dev/video2"."""
        return self._name

    def open(self) -> SourceInfo:
        """Set the camera up and take a first picture, which proves that it gives any."""
        self.close()
        self._camera = preferred_camera() if self._asked is None else self._asked
        self._device = device = self._open_device(self._camera)
        if not device.isOpened():
            self.close()
            raise self._why_not_open()
        self._ask(device)
        try:
            pixels, _ = self._take(device)
        except SourceLost as error:
            self.close()
            raise self._taken() from error
        self._size = pixels.shape[1], pixels.shape[0]
        self._index = 0
        fps = device.get(cv2.CAP_PROP_FPS)
        return SourceInfo(
            "webcam", self.name, *self._size, fps if fps > 0 else None, _fourcc(device)
        )

    def read(self) -> Frame:
        """The camera's next frame."""
        if self._device is None:
            raise not_open(self.name)
        pixels, captured = self._take(self._device)
        frame = Frame(pixels, self._index, captured)
        self._index += 1
        if frame.size != self._size:
            raise SourceLost(
                tr("{name} changed its picture size; open it again").format(name=self.name)
            )
        return frame

    def close(self) -> None:
        """Let go of the camera."""
        if self._device is not None:
            self._device.release()
            self._device = None

    def _ask(self, device: Device) -> None:
        wanted = self._format()
        device.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*wanted.pixel_format.ljust(4)))
        device.set(cv2.CAP_PROP_FRAME_WIDTH, wanted.width)
        device.set(cv2.CAP_PROP_FRAME_HEIGHT, wanted.height)
        device.set(cv2.CAP_PROP_FPS, wanted.fps or self._wanted_fps)

    def _format(self) -> CameraFormat:
        """What to ask for: the best offered, else just what is wanted."""
        offered = self._list_formats(self._camera)
        if self._wanted_format is not None:
            offered = [offer for offer in offered if offer.pixel_format == self._wanted_format]
        return choose_format(offered, self._wanted_size, self._wanted_fps) or CameraFormat(
            self._wanted_format or FALLBACK_FORMAT, *self._wanted_size, self._wanted_fps
        )

    def _take(self, device: Device) -> tuple[Pixels, float]:
        """The next whole picture and when it arrived; a damaged one is left out."""
        give_up = time.monotonic() + GIVE_UP_SECONDS
        while device.grab():
            captured = time.monotonic()
            whole, bgr = device.retrieve()
            if whole:
                rgb: Pixels = cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB)  # type: ignore[assignment]
                return rgb, captured
            if captured > give_up:
                break
        raise SourceLost(
            tr("{name} stopped giving pictures; check its cable").format(name=self.name)
        )

    def _why_not_open(self) -> SourceError:
        node = node_of(self._camera)
        if node is None:
            told = tr("{name} did not open; plug it in and allow this program to use the camera")
            return SourceError(told.format(name=self.name))
        if not node.exists():
            return SourceError(_no_camera(self.name))
        if not os.access(node, os.R_OK | os.W_OK):
            told = tr(
                "you may not use {node}; add yourself to the video group (sudo usermod -aG video "
                "$USER) and log in again"
            )
            return SourceError(told.format(node=node))
        return self._taken()

    def _taken(self) -> SourceError:
        told = tr("{name} gives no pictures; close the other program that uses it, or replug it")
        return SourceError(told.format(name=self.name))


def _no_camera(name: str) -> str:
    cameras = list_cameras()
    if not cameras:
        told = tr("there is no camera {name}; plug one in or use the source demo")
        return told.format(name=name)
    found = ", ".join(f"{camera.spec} ({camera.name})" for camera in cameras)
    return tr("there is no camera {name}; there is {cameras}").format(name=name, cameras=found)


def _fourcc(device: Device) -> str:
    code = int(device.get(cv2.CAP_PROP_FOURCC))
    letters = (code & 0xFFFFFFFF).to_bytes(4, "little").decode("latin-1").strip("\0 ")
    return letters if letters.isprintable() and letters else "unknown"
