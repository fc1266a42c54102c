from __future__ import annotations

from itertools import product

from artem.capture.formats import CameraFormat
from artem.capture.spec import parse_source
from artem.gui.sources.format_list import MOST_LINES, format_entries
from artem.gui.styles.catalog import SourceEntry

X = "\N{MULTIPLICATION SIGN}"
SIZES = [(width, width * 3 // 4 // 2 * 2) for width in range(160, 2080, 96)]


def test_only_the_highest_rate_of_each_size_and_format_the_largest_size_first():
    offered = [
        CameraFormat("YUYV", 640, 480, 30.0),
        CameraFormat("MJPG", 1280, 720, 15.0),
        CameraFormat("MJPG", 1280, 720, 30.0),
        CameraFormat("YUYV", 1280, 720, 7.5),
        CameraFormat("H264", 1920, 1080, 30.0),  # cannot be read
        CameraFormat("GREY", 320, 240, None),
    ]
    assert format_entries("webcam:1", offered) == (
        SourceEntry("webcam:1@1280x720@30@MJPG", f"1280 {X} 720, 30 FPS, MJPG"),
        SourceEntry("webcam:1@1280x720@7.5@YUYV", f"1280 {X} 720, 7.5 FPS, YUYV"),
        SourceEntry("webcam:1@640x480@30@YUYV", f"640 {X} 480, 30 FPS, YUYV"),
        SourceEntry("webcam:1@320x240@30@GREY", f"320 {X} 240, GREY"),
    )


def test_a_camera_that_offers_much_is_cut_to_what_fits_and_is_usual():
    sizes = [*SIZES, (640, 480), (1280, 720), (1920, 1080)]
    offered = [
        CameraFormat(pixel_format, *size, rate)
        for size, pixel_format, rate in product(sizes, ("YUYV", "MJPG"), (5.0, 10.0, 30.0))
    ]
    entries = format_entries("webcam:0", offered)
    assert len(entries) == MOST_LINES
    titles = [entry.title for entry in entries]
    for usual in (f"640 {X} 480", f"1280 {X} 720", f"1920 {X} 1080"):
        assert any(title.startswith(usual) for title in titles)


def test_every_entry_is_a_source():
    offered = [CameraFormat("MJPG", 1280, 720, 29.97), CameraFormat("YUYV", 640, 480)]
    offered += [CameraFormat("MJPG", 320, 240, rate) for rate in (0.5, 120.1, 260.0, 1000.0)]
    offered += [CameraFormat("MJPG", 12000, 9000, 30.0), CameraFormat("MJPG", 8, 8, 30.0)]
    entries = format_entries("webcam:3", offered)
    rates = [entry.spec.split("@")[2] for entry in entries]
    assert rates == ["29.97", "30", "120.1"]
    for entry in entries:
        assert parse_source(entry.spec).name == entry.spec


def test_nothing_offered_gives_nothing():
    assert format_entries("webcam:0", []) == ()
