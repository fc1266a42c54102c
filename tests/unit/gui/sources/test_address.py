from __future__ import annotations

import pytest

from artem.gui.sources.address import (
    MOST_RECENT,
    is_address,
    typed_address,
    with_recent,
    without_secrets,
)


@pytest.mark.parametrize(
    ("text", "user", "password", "expected"),
    [
        ("10.0.0.5:8080/video", "", "", "http://10.0.0.5:8080/video"),
        (" rtsp://cam/1 ", "", "", "rtsp://cam/1"),
        ("cam:8080", "ann", "p@ss", "http://ann:p%40ss@cam:8080"),
        ("http://old:one@cam", "ann", "x", "http://ann:x@cam"),
        ("http://[cam", "ann", "x", "http://[cam"),
    ],
)
def test_typed_address(text, user, password, expected):
    assert typed_address(text, user, password) == expected


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        ("webcam:1", "webcam:1"),
        ("/home/ann/p@ss.mp4", "/home/ann/p@ss.mp4"),
        ("rtsp://ann:p%40ss@cam:554/1", "rtsp://cam:554/1"),
        ("http://cam/v?user=ann&PWD=secret&size=2", "http://cam/v?user=ann&size=2"),
    ],
)
def test_no_secret_is_written(spec, expected):
    assert without_secrets(spec) == expected


def test_is_address():
    assert not is_address("window:http://cam/v?token=1 - Browser")
    assert is_address("http://cam")
    assert not is_address("C:\\film.mp4")


def test_recent_addresses_have_no_secrets_and_are_there_once():
    before = tuple(f"http://{number}" for number in range(MOST_RECENT))
    after = with_recent(before, "http://ann:pw@3?token=x")
    assert after == ("http://3", *(address for address in before if address != "http://3"))
    assert with_recent(before, "rtsp://new") == ("rtsp://new", *before[:-1])
    assert with_recent(before, f"https://cdn.example/live?sig={'a' * 5000}") == before
