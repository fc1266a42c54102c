from __future__ import annotations

import errno
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from artem.capture import cameras, v4l2
from artem.capture.cameras import CameraFound, CameraWatch, is_second_choice, list_cameras
from artem.capture.formats import CameraFormat

Sizes = dict[tuple[int, int], list[int]]
"""Rates by size."""


def code(letters: str) -> int:
    return int.from_bytes(letters.ljust(4).encode(), "little")


class Driver:
    """Answers as a camera's driver does, one entry for each index, then EINVAL."""

    def __init__(
        self,
        formats: dict[str, Sizes] | None = None,
        *,
        captures: bool = True,
        driver: str = "uvcvideo",
        ranges: bool = False,
    ) -> None:
        self.formats = {"MJPG": {(640, 480): [30]}} if formats is None else formats
        self.capabilities = int(captures) | 0x04200000
        self.driver = driver
        self.ranges = ranges

    def __call__(self, request: int, answer: bytearray) -> None:
        if request == v4l2.QUERY_CAPABILITIES:
            answer[: len(self.driver)] = self.driver.encode()
            struct.pack_into("=II", answer, 84, 0xFFFFFFFF, self.capabilities)
            return
        try:
            self.answer(request, answer, *struct.unpack_from("=IIII", answer))
        except LookupError:
            raise OSError(errno.EINVAL, "no more") from None

    def answer(
        self, request: int, answer: bytearray, index: int, about: int, width: int, height: int
    ) -> None:
        if request == v4l2.ENUM_FORMATS:
            assert about == 1
            struct.pack_into("=I", answer, 44, code(list(self.formats)[index]))
            return
        sizes = next(sizes for name, sizes in self.formats.items() if code(name) == about)
        if request == v4l2.ENUM_SIZES:
            self.answer_size(answer, list(sizes)[index], sizes)
        else:
            self.answer_rate(answer, index, sizes[width, height] if not self.ranges else [])

    def answer_size(self, answer: bytearray, size: tuple[int, int], sizes: Sizes) -> None:
        if self.ranges:
            (least, _), (most, _) = min(sizes.items()), max(sizes.items())
            struct.pack_into("=7I", answer, 8, 3, least[0], most[0], 2, least[1], most[1], 2)
        else:
            struct.pack_into("=III", answer, 8, 1, *size)

    def answer_rate(self, answer: bytearray, index: int, rates: list[int]) -> None:
        if self.ranges:  # from 60 to 10 frames a second
            struct.pack_into("=7I", answer, 16, 2, 1, 60, 1, 10, 1, 1)
        else:
            struct.pack_into("=III", answer, 16, 1, 1001, rates[index] * 1001)


@pytest.fixture
def plug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Plugs a camera in: its number, name, and driver or the error of opening it."""
    plugged: dict[str, Driver | OSError] = {}

    @contextmanager
    def asking(node: Path) -> Iterator[Driver]:
        driver = plugged[node.name]
        if isinstance(driver, OSError):
            raise driver
        yield driver

    def add(number: int, name: str, driver: Driver | OSError | None = None) -> None:
        plugged[f"video{number}"] = driver or Driver()
        (tmp_path / f"video{number}").mkdir()
        (tmp_path / f"video{number}" / "name").write_text(f"{name}\n")

    monkeypatch.setattr(cameras.sys, "platform", "linux")
    monkeypatch.setattr(cameras, "NAMES", tmp_path)
    monkeypatch.setattr(cameras, "NODES", tmp_path)
    monkeypatch.setattr(v4l2, "asking", asking)
    return add


def listed() -> list[tuple[str, str]]:
    return [(camera.spec, camera.name) for camera in list_cameras()]


def test_cameras_are_listed_with_their_names(plug: Callable[..., None]) -> None:
    plug(10, "Second")
    plug(2, "First")
    plug(3, "First, notes only", Driver(captures=False))
    assert listed() == [("webcam:2", "First"), ("webcam:10", "Second")]


def test_second_choices_come_last_and_are_not_preferred(plug: Callable[..., None]) -> None:
    plug(0, "My phone", Driver(driver="v4l2 loopback"))
    plug(1, "OBS Virtual Camera")
    plug(2, "Laptop", Driver({"GREY": {(640, 360): [30]}}))
    plug(4, "C920")
    assert [spec for spec, _ in listed()] == ["webcam:4", "webcam:0", "webcam:1", "webcam:2"]
    assert cameras.preferred_camera() == 4


def test_a_second_choice_is_preferred_to_none(plug: Callable[..., None]) -> None:
    assert cameras.preferred_camera() == 0
    plug(3, "Dummy video device (0x0000)")
    assert cameras.preferred_camera() == 3


@pytest.mark.parametrize("name", ["Integrated Camera: Integrated C", "Iriun Webcam", "C922 Pro"])
def test_a_real_camera_by_its_name(name: str) -> None:
    assert not is_second_choice(name, "uvcvideo", ["MJPG", "YUYV"])


@pytest.mark.parametrize(
    "name",
    [
        "OBS Virtual Camera",
        "v4l2loopback",
        "Dummy video device (0x0000)",
        "Integrated IR Camera",
        "Integrated_IR_Camera: Integrate",
        "Integrated Camera: Integrated I",
        "Infrared Camera",
        "HD Webcam Metadata",
    ],
)
def test_a_second_choice_by_its_name(name: str) -> None:
    assert is_second_choice(name)


@pytest.mark.parametrize(("number", "listing"), [(errno.ENODEV, 0), (errno.ENOENT, 0), (16, 1)])
def test_a_camera_that_does_not_open(plug: Callable[..., None], number: int, listing: int) -> None:
    """Unplugged meanwhile it is none; busy or not ours it is there."""
    plug(0, "Camera", OSError(number, "no"))
    assert len(listed()) == listing


def test_a_camera_unplugged_while_its_name_is_read(
    plug: Callable[..., None], tmp_path: Path
) -> None:
    plug(0, "Camera")
    (tmp_path / "video0" / "name").unlink()
    assert listed() == []
    assert cameras.plugged_cameras() == frozenset()


def test_what_is_no_video_node_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "video0"
    file.touch()
    with v4l2.asking(file) as ask, pytest.raises(OSError, match="ioctl"):
        v4l2.capabilities(ask)
    assert cameras.list_formats(str(file)) == []
    assert cameras.list_formats(str(tmp_path / "nowhere")) == []


def test_the_formats_are_all_that_the_driver_lists(plug: Callable[..., None]) -> None:
    plug(0, "C920", Driver({"YUYV": {(640, 480): [30, 15]}, "MJPG": {(1280, 720): [60]}}))
    assert cameras.list_formats(0) == [
        CameraFormat("YUYV", 640, 480, 30.0),
        CameraFormat("YUYV", 640, 480, 15.0),
        CameraFormat("MJPG", 1280, 720, 60.0),
    ]


def test_of_ranges_the_usual_sizes_and_rates_are_given() -> None:
    driver = Driver({"YUYV": {(100, 100): [], (1280, 720): []}}, ranges=True)
    found = v4l2.formats(driver)
    assert {(offer.width, offer.height) for offer in found} == {
        (320, 240),
        (640, 480),
        (800, 600),
        (1280, 720),
    }
    assert {offer.fps for offer in found} == {15.0, 25.0, 30.0, 60.0}


def test_a_driver_that_lists_no_rates() -> None:
    driver = Driver({"Y16": {(640, 480): []}})
    assert v4l2.formats(driver) == [CameraFormat("Y16", 640, 480, None)]


def test_a_driver_that_never_stops_listing_is_not_believed() -> None:
    assert len(v4l2.pixel_formats(lambda *_: None)) <= 100


def test_the_watch_tells_what_came_and_went(plug: Callable[..., None], tmp_path: Path) -> None:
    asked: list[int] = []

    def listing() -> list[CameraFound]:
        asked.append(1)
        return list_cameras()

    watch = CameraWatch(list_cameras=listing)
    assert watch.look() is None
    plug(0, "Laptop")
    change = watch.look()
    assert change is not None
    assert (change.appeared, change.gone) == ((CameraFound("webcam:0", "Laptop"),), ())
    assert watch.look() is None
    assert len(asked) == 1, "nothing changed, nothing is opened"
    (tmp_path / "video0" / "name").unlink()
    change = watch.look()
    assert change is not None
    assert (change.appeared, change.gone) == ((), (CameraFound("webcam:0", "Laptop"),))
    assert watch.cameras == ()


def test_the_watch_is_quiet_about_nodes_that_are_no_cameras(plug: Callable[..., None]) -> None:
    watch = CameraWatch()
    plug(1, "Notes only", Driver(captures=False))
    assert watch.look() is None
