"""Which cameras this machine has, and what they offer."""

from __future__ import annotations

import errno
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from artem.capture import v4l2
from artem.capture.formats import CameraFormat, lacks_colors
from artem.opencv import cv2

NAMES = Path("/sys/class/video4linux")
NODES = Path("/dev")
MOST_PROBED = 5

_SECOND_CHOICE = re.compile(
    r"\b(obs|virtual|loopback|v4l2loopback|dummy|ir|infra-?red|metadata)\b"
    r"|: integrated i$",  # the infrared half of many laptops' cameras; names end after 31 letters
    re.IGNORECASE,
)


_NO_CAMERA = (errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.ENOTTY, errno.EINVAL)
"""It was unplugged since it was listed, or never was one."""


@dataclass(frozen=True)
class CameraFound:
    """A camera: what to call it as a source ("webcam:1"), and its maker's name for it.

    second_choice: it is virtual, or for infrared light: seldom the one that is meant.
    """

    spec: str
    name: str
    second_choice: bool = False

    @property
    def number(self) -> int:
        """The system's number for it."""
        return int(self.spec.removeprefix("webcam:"))


@dataclass(frozen=True)
class CameraChange:
    """The cameras that were plugged in and those that were unplugged."""

    appeared: tuple[CameraFound, ...]
    gone: tuple[CameraFound, ...]


def list_cameras() -> list[CameraFound]:
    """The cameras found, second choices last. On Linux none is disturbed; elsewhere they blink."""
    found = _linux_cameras() if sys.platform == "linux" else _probed_cameras()
    return sorted(found, key=lambda camera: camera.second_choice)


def list_formats(camera: int | str) -> list[CameraFormat]:
    """What the camera of this number or device path offers. Empty: not known on this system."""
    node = node_of(camera)
    if sys.platform != "linux" or node is None:
        return []
    try:
        with v4l2.asking(node) as ask:
            return v4l2.formats(ask)
    except OSError:
        return []


def preferred_camera() -> int:
    """The number of the camera meant by "webcam": the first that is no second choice."""
    if sys.platform != "linux":  # elsewhere looking makes them blink, and their names are not known
        return 0
    return next((camera.number for camera in list_cameras()), 0)


def is_second_choice(name: str, driver: str = "", pixel_formats: Sequence[str] = ()) -> bool:
    """Whether a camera of this name, driver and pixel formats is virtual or for infrared light."""
    told = f"{driver} {name}".replace("_", " ")
    return bool(_SECOND_CHOICE.search(told)) or lacks_colors(pixel_formats)


def node_of(camera: int | str) -> Path | None:
    """The camera's place in the file system, where it has one."""
    if isinstance(camera, str):
        return Path(camera)
    return NODES / f"video{camera}" if sys.platform == "linux" else None


# -- plugging and unplugging ----------------------------------------------------------------


def can_watch_cameras() -> bool:
    """Whether `CameraWatch` may look all the time; where not, list cameras only when asked to."""
    return sys.platform == "linux"


def plugged_cameras() -> frozenset[tuple[int, str, int]]:
    """What is plugged in, to be compared with an earlier answer. Opens nothing, on Linux only.

    Each with the time its node was made or its permissions changed: what was not yet ours to open
    is looked at again.
    """
    return frozenset(
        (number, name, _changed(NODES / f"video{number}"))
        for number in _numbers()
        if (name := _name(number)) is not None
    )


class CameraWatch:
    """Tells what was plugged and unplugged since the last look. Cameras are asked only then."""

    def __init__(
        self,
        plugged: Callable[[], frozenset[tuple[int, str, int]]] = plugged_cameras,
        list_cameras: Callable[[], list[CameraFound]] = list_cameras,
    ) -> None:
        self._plugged = plugged
        self._list_cameras = list_cameras
        self._seen: frozenset[tuple[int, str, int]] = frozenset()
        self.cameras: tuple[CameraFound, ...] = ()

    def look(self) -> CameraChange | None:
        """What changed, or None; at the first look all there are appear."""
        plugged = self._plugged()
        if plugged == self._seen:
            return None
        before, self.cameras = self.cameras, tuple(self._list_cameras())
        self._seen = plugged
        change = CameraChange(
            tuple(camera for camera in self.cameras if camera not in before),
            tuple(camera for camera in before if camera not in self.cameras),
        )
        return change if change.appeared or change.gone else None


# -- asking the system ----------------------------------------------------------------------


def _linux_cameras() -> list[CameraFound]:
    return [camera for number in _numbers() if (camera := _found(number)) is not None]


def _numbers() -> list[int]:
    nodes = (node.name.removeprefix("video") for node in NAMES.glob("video[0-9]*"))
    return sorted(int(number) for number in nodes if number.isdecimal())


def _found(number: int) -> CameraFound | None:
    """The camera of this number; None for what is none, or was unplugged meanwhile."""
    name = _name(number)
    if name is None:
        return None
    driver, pixel_formats = "", list[str]()
    try:
        with v4l2.asking(NODES / f"video{number}") as ask:
            told = v4l2.capabilities(ask)
            if not told.captures:
                return None
            driver, pixel_formats = told.driver, v4l2.pixel_formats(ask)
    except OSError as error:
        if error.errno in _NO_CAMERA:
            return None  # of the others, which are not ours to use, opening will say more
    second_choice = is_second_choice(name, driver, pixel_formats)
    return CameraFound(f"webcam:{number}", name, second_choice)


def _name(number: int) -> str | None:
    try:
        return (NAMES / f"video{number}" / "name").read_text("utf-8", "replace").strip()
    except OSError:
        return None


def _changed(node: Path) -> int:
    try:
        return node.stat().st_ctime_ns
    except OSError:
        return 0


def _probed_cameras() -> list[CameraFound]:
    found = []
    for number in range(MOST_PROBED):
        device = cv2.VideoCapture(number)
        if device.isOpened():
            found.append(CameraFound(f"webcam:{number}", f"camera {number}"))
        device.release()
    return found
