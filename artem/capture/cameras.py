"""Which cameras this machine has."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from artem.opencv import cv2

NAMES = Path("/sys/class/video4linux")
MOST_PROBED = 5

_QUERY_CAPABILITIES = 0x80685600  # VIDIOC_QUERYCAP, from linux/videodev2.h
_ANSWER_SIZE, _DEVICE_CAPABILITIES_AT = 104, 88
_CAN_CAPTURE = 0x1


@dataclass(frozen=True)
class CameraFound:
    """A camera: what to call it as a source ("webcam:1"), and its maker's name for it."""

    spec: str
    name: str


def list_cameras() -> list[CameraFound]:
    """The cameras found. On Linux nothing is opened for it that is in use; elsewhere they blink."""
    return _linux_cameras() if sys.platform == "linux" else _probed_cameras()


def node_of(camera: int | str) -> Path | None:
    """The camera's place in the file system, where it has one."""
    if isinstance(camera, str):
        return Path(camera)
    return Path(f"/dev/video{camera}") if sys.platform == "linux" else None


def _linux_cameras() -> list[CameraFound]:
    numbers = sorted(int(node.name.removeprefix("video")) for node in NAMES.glob("video[0-9]*"))
    return [
        CameraFound(f"webcam:{number}", (NAMES / f"video{number}" / "name").read_text().strip())
        for number in numbers
        if _can_capture(Path(f"/dev/video{number}"))
    ]


def _can_capture(node: Path) -> bool:
    """Most cameras also have a node that gives only notes on the pictures."""
    import fcntl  # not on Windows

    answer = bytearray(_ANSWER_SIZE)
    try:
        file = os.open(node, os.O_RDWR | os.O_NONBLOCK)
    except OSError:  # not ours to use, which opening it will say better
        return True
    try:
        fcntl.ioctl(file, _QUERY_CAPABILITIES, answer)
    except OSError:
        return False
    finally:
        os.close(file)
    capabilities = int.from_bytes(answer[_DEVICE_CAPABILITIES_AT:][:4], sys.byteorder)
    return bool(capabilities & _CAN_CAPTURE)


def _probed_cameras() -> list[CameraFound]:
    found = []
    for number in range(MOST_PROBED):
        device = cv2.VideoCapture(number)
        if device.isOpened():
            found.append(CameraFound(f"webcam:{number}", f"camera {number}"))
        device.release()
    return found
