from __future__ import annotations

import pytest

from artem.capture.formats import CameraFormat, choose_format, lacks_colors
from artem.capture.spec import parse_source


def offers(pixel_format: str, table: str) -> list[CameraFormat]:
    """Of lines "WxH FPS FPS ..."."""
    found = []
    for line in table.strip().splitlines():
        size, *rates = line.split()
        width, height = map(int, size.split("x"))
        found += [CameraFormat(pixel_format, width, height, float(rate)) for rate in rates]
    return found


LOGITECH_C920 = [
    *offers(
        "YUYV",
        """640x480 30 24 20 15 10 7.5 5
        160x90 30 24 20 15 10 7.5 5
        320x240 30 24 20 15 10 7.5 5
        800x448 30 24 20 15 10 7.5 5
        960x720 15 10 7.5 5
        1280x720 10 7.5 5
        1920x1080 5
        2304x1536 2""",
    ),
    *offers("H264", "640x480 30 24\n1280x720 30 24\n1920x1080 30 24"),
    *offers(
        "MJPG",
        """640x480 30 24 20 15 10 7.5 5
        320x240 30 24 20 15 10 7.5 5
        800x448 30 24 20 15 10 7.5 5
        960x720 30 24 20 15 10 7.5 5
        1280x720 30 24 20 15 10 7.5 5
        1920x1080 30 24 20 15 10 7.5 5""",
    ),
]
LAPTOP = offers("YUYV", "640x480 30\n352x288 30\n160x120 30\n800x600 20\n1280x720 10\n1280x1024 8")
CAPTURE_STICK = [
    *offers("MJPG", "1920x1080 60 50 30 25\n1280x720 60 50 30\n720x576 60 50\n640x480 60 50 30"),
    *offers("YUYV", "1920x1080 5\n1280x720 10\n640x480 30"),
]
INFRARED = offers("GREY", "640x360 30 15\n340x340 30")
WIDE = [
    *offers("MJPG", "1920x1080 30\n1280x720 30\n640x360 30\n424x240 30"),
    *offers("NV12", "640x360 30\n1280x720 15"),
]
NO_RATES = [CameraFormat("YUYV", 640, 480), CameraFormat("YUYV", 1280, 720)]
ONLY_TINY_IS_FAST = offers("YUYV", "160x120 30\n640x480 7.5\n1280x720 5")
VGA, HD, FULL_HD, UHD = (640, 480), (1280, 720), (1920, 1080), (3840, 2160)


@pytest.mark.parametrize(
    ("offered", "size", "fps", "chosen"),
    [
        (LOGITECH_C920, VGA, 30, "640x480@30@MJPG"),
        (LOGITECH_C920, HD, 30, "1280x720@30@MJPG"),
        (LOGITECH_C920, (1000, 700), 30, "1280x720@30@MJPG"),  # the nearest that is not smaller
        (LOGITECH_C920, UHD, 30, "1920x1080@30@MJPG"),  # not the larger one at 2 fps
        (LOGITECH_C920, FULL_HD, 60, "1920x1080@30@MJPG"),
        (LOGITECH_C920, VGA, 15, "640x480@15@MJPG"),
        (LAPTOP, VGA, 30, "640x480@30@YUYV"),
        (LAPTOP, HD, 30, "640x480@30@YUYV"),  # rather smaller than at 10 fps
        (LAPTOP, HD, 10, "1280x720@10@YUYV"),
        (CAPTURE_STICK, FULL_HD, 60, "1920x1080@60@MJPG"),
        (CAPTURE_STICK, FULL_HD, 30, "1920x1080@30@MJPG"),
        (CAPTURE_STICK, VGA, 25, "640x480@30@MJPG"),
        (INFRARED, VGA, 30, "640x360@30@GREY"),
        (INFRARED + LAPTOP, (640, 360), 30, "640x480@30@YUYV"),  # colours before all else
        (WIDE, VGA, 30, "1280x720@30@MJPG"),
        (WIDE, (640, 360), 30, "640x360@30@MJPG"),
        (NO_RATES, HD, 30, "1280x720@30@YUYV"),
        (ONLY_TINY_IS_FAST, HD, 30, "640x480@7.5@YUYV"),  # rather jerky than a stamp
        (offers("YUYV", "160x120 15\n176x144 30"), HD, 30, "176x144@30@YUYV"),
        (offers("MJPG", "640x480 25\n320x240 30"), VGA, 30, "640x480@25@MJPG"),
    ],
)
def test_the_format_chosen(
    offered: list[CameraFormat], size: tuple[int, int], fps: float, chosen: str
) -> None:
    assert str(choose_format(offered, size, fps)) == chosen


@pytest.mark.parametrize("offered", [[], offers("H264", "640x480 30")], ids=["none", "unreadable"])
def test_there_is_nothing_to_choose(offered: list[CameraFormat]) -> None:
    assert choose_format(offered, VGA, 30) is None


@pytest.mark.parametrize(
    ("pixel_formats", "lacking"),
    [(["GREY"], True), (["Z16", "Y16"], True), (["YUYV", "GREY"], False), ([], False)],
)
def test_cameras_for_infrared_lack_colours(pixel_formats: list[str], lacking: bool) -> None:
    assert lacks_colors(pixel_formats) is lacking


def test_a_format_is_written_as_it_stands_in_a_source() -> None:
    for offer in LOGITECH_C920 + NO_RATES:
        assert parse_source(f"webcam:1@{offer}").name == f"webcam:1@{offer}"
