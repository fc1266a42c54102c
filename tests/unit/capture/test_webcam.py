from __future__ import annotations

import time
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from artem.capture import cameras, webcam
from artem.capture.formats import CameraFormat
from artem.capture.webcam import WebcamSource
from artem.errors import SourceError, SourceLost
from artem.opencv import cv2

RED_IN_BGR = np.full((48, 64, 3), (0, 0, 255), np.uint8)


class Camera:
    """A camera that gives `whole` as its answers to retrieve, then is unplugged."""

    def __init__(self, *whole: bool, opened: bool = True, fps: float = 15.0) -> None:
        self.whole = list(whole)
        self.opened = opened
        self.released = False
        self.asked: dict[int, float] = {}
        self.states = {cv2.CAP_PROP_FPS: fps, cv2.CAP_PROP_FOURCC: cv2.VideoWriter.fourcc(*"YUYV")}
        self.grabbed_at = 0.0

    def __call__(self, _camera: int | str) -> Camera:
        return self

    def isOpened(self) -> bool:
        return self.opened

    def set(self, key: int, value: float) -> bool:
        self.asked[key] = value
        return False

    def get(self, key: int) -> float:
        return self.states.get(key, 0.0)

    def grab(self) -> bool:
        self.grabbed_at = time.monotonic()
        return bool(self.whole)

    def retrieve(self) -> tuple[bool, np.ndarray | None]:
        time.sleep(0.02)
        return (True, RED_IN_BGR) if self.whole.pop(0) else (False, None)

    def release(self) -> None:
        self.released = True


def test_it_asks_for_motion_jpeg_and_reports_what_it_got() -> None:
    camera = Camera(True)
    info = WebcamSource(1, size=(1280, 720), open_device=camera, list_formats=lambda _: []).open()
    assert list(camera.asked.items()) == [
        (cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG")),  # the format decides on the sizes
        (cv2.CAP_PROP_FRAME_WIDTH, 1280),
        (cv2.CAP_PROP_FRAME_HEIGHT, 720),
        (cv2.CAP_PROP_FPS, 30),
    ]
    assert (info.width, info.height, info.fps, info.pixel_format) == (64, 48, 15.0, "YUYV")


def test_an_unstated_rate_is_none() -> None:
    assert WebcamSource(open_device=Camera(True, fps=0.0)).open().fps is None


def test_colours_are_rgb_and_the_time_is_that_of_the_grab() -> None:
    camera = Camera(True, True)
    with WebcamSource(open_device=camera) as source:
        frame = source.read()
    assert tuple(frame.pixels[0, 0]) == (255, 0, 0)
    assert 0 <= frame.captured - camera.grabbed_at < 0.02


def test_damaged_pictures_are_left_out() -> None:
    with WebcamSource(open_device=Camera(True, False, False, True)) as source:
        assert source.read().index == 0


def test_an_unplugged_camera_is_lost() -> None:
    with WebcamSource(open_device=Camera(True, True)) as source:
        source.read()
        with pytest.raises(SourceLost, match="cable"):
            source.read()


def test_a_camera_that_opens_but_gives_nothing_is_taken() -> None:
    camera = Camera()
    with pytest.raises(SourceError, match="other program") as caught:
        WebcamSource(open_device=camera).open()
    assert not isinstance(caught.value, SourceLost)
    assert camera.released


def test_no_such_camera(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(cameras, "NAMES", tmp_path)
    node = tmp_path / "video7"
    with pytest.raises(SourceError, match="there is no camera"):
        WebcamSource(str(node), open_device=Camera(opened=False)).open()


def test_no_permission(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    node = tmp_path / "video7"
    node.touch()
    monkeypatch.setattr(webcam, "os", SimpleNamespace(access=lambda *_: False, R_OK=4, W_OK=2))
    with pytest.raises(SourceError, match="video group"):
        WebcamSource(str(node), open_device=Camera(opened=False)).open()


def test_taken_when_there_and_allowed_but_not_opening(tmp_path: Path) -> None:
    node = tmp_path / "video7"
    node.touch()
    with pytest.raises(SourceError, match="other program"):
        WebcamSource(str(node), open_device=Camera(opened=False)).open()


C920 = [
    CameraFormat("YUYV", 1280, 720, 10.0),
    CameraFormat("MJPG", 640, 480, 30.0),
    CameraFormat("MJPG", 1280, 720, 30.0),
]


def asked(source: WebcamSource, camera: Camera) -> tuple[str, int, int, float]:
    source.open()
    code = int(camera.asked[cv2.CAP_PROP_FOURCC])
    sizes = (camera.asked[cv2.CAP_PROP_FRAME_WIDTH], camera.asked[cv2.CAP_PROP_FRAME_HEIGHT])
    return (code.to_bytes(4, "little").decode(), *sizes, camera.asked[cv2.CAP_PROP_FPS])


@pytest.mark.parametrize(
    ("pixel_format", "size", "wanted"),
    [
        (None, (1024, 600), ("MJPG", 1280, 720, 30)),
        ("YUYV", (1024, 600), ("YUYV", 1280, 720, 10)),
        ("NV12", (1024, 600), ("NV12", 1024, 600, 30)),  # not offered: asked as it was typed
    ],
)
def test_it_asks_for_the_offer_that_comes_nearest(
    pixel_format: str | None, size: tuple[int, int], wanted: tuple[object, ...]
) -> None:
    camera = Camera(True)
    source = WebcamSource(
        size=size, pixel_format=pixel_format, open_device=camera, list_formats=lambda _: C920
    )
    assert asked(source, camera) == wanted


def test_without_a_number_the_preferred_camera_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[int | str] = []

    def open_device(camera: int | str) -> Camera:
        opened.append(camera)
        return Camera(True)

    monkeypatch.setattr(webcam, "preferred_camera", lambda: 4)
    for number in (None, 0, "/dev/video2"):
        WebcamSource(number, open_device=open_device, list_formats=lambda _: []).open()
    assert opened == [4, 0, "/dev/video2"]


def test_without_cameras_the_list_is_empty_and_quiet(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SourceError):
        WebcamSource(99).open()
    assert capfd.readouterr().err == ""
