from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from artem.capture.demo import DemoSource
from artem.capture.http_source import HttpSource
from artem.capture.picture import PictureSource
from artem.capture.screen import ScreenSource
from artem.capture.spec import parse_source
from artem.capture.stream import StreamSource
from artem.capture.video_file import FileSource
from artem.capture.webcam import WebcamSource
from artem.capture.window import WindowSource
from artem.errors import SourceError, UsageError


@pytest.mark.parametrize(
    ("spec", "kind", "name"),
    [
        ("webcam", WebcamSource, "webcam"),
        ("webcam:1", WebcamSource, "webcam:1"),
        ("webcam:/dev/video2", WebcamSource, "webcam:/dev/video2"),
        ("webcam:0", WebcamSource, "webcam:0"),
        ("webcam@1280x720", WebcamSource, "webcam@1280x720"),
        ("webcam:1@1280x720@30", WebcamSource, "webcam:1@1280x720@30"),
        ("webcam:0@1280x720@29.97@mjpg", WebcamSource, "webcam:0@1280x720@29.97@mjpg"),
        ("webcam:/dev/video2@640x480", WebcamSource, "webcam:/dev/video2@640x480"),
        ("webcam.mp4", FileSource, "webcam.mp4"),
        ("screen", ScreenSource, "screen"),
        ("screen:2", ScreenSource, "screen:2"),
        ("screen:-100,50,1280x720", ScreenSource, "screen:-100,50,1280x720"),
        ("window:Terminal: a://b", WindowSource, "window:Terminal: a://b"),
        ("http://192.168.1.5:8080", HttpSource, "http://192.168.1.5:8080"),
        ("HTTPS://ann:p%40ss@cam/video", HttpSource, "https://cam/video"),
        ("rtsp://ann:secret@cam/live", StreamSource, "rtsp://cam/live"),
        ("rtmp://cam/live", StreamSource, "rtmp://cam/live"),
        ("demo", DemoSource, "demo"),
        ("film.mp4", FileSource, "film.mp4"),
        ("some/folder/film", FileSource, "some/folder/film"),
        ("C:\\films\\film.mp4", FileSource, "C:\\films\\film.mp4"),
        ("photo.JPG", PictureSource, "photo.JPG"),
    ],
)
def test_each_form_names_its_source(spec: str, kind: type, name: str) -> None:
    source = parse_source(spec)
    assert type(source) is kind
    assert source.name == name


@pytest.mark.parametrize(
    ("spec", "remedy"),
    [
        ("", "webcam"),
        ("xyz", "an address or a file"),
        ("webcm", "did you mean webcam"),
        ("Demo", "did you mean demo"),
        ("webcam:x", "webcam:1"),
        ("webcam:-1", "webcam:1"),
        ("webcam:1@", "webcam:1@1280x720@30"),
        ("webcam:1@720p", "webcam:1@1280x720@30"),
        ("webcam:1@1280x720@fast", "webcam:1@1280x720@30"),
        ("webcam:1@1280x720@30@MOTION", "@MJPG"),
        ("webcam:1@1280x720@30@MJPG@2", "@MJPG"),
        ("webcam:1@8x8", "sides from 16 to 8192"),
        ("webcam:1@99999x720", "sides from 16 to 8192"),
        ("webcam:1@1280x720@0", "rate from 1 to 240"),
        ("webcam:1@1280x720@999", "rate from 1 to 240"),
        ("screen:0", "screen:2"),
        ("screen:1,2,0x5", "screen:100,50,1280x720"),
        ("window:", "window:TITLE"),
        ("window: ", "window:TITLE"),
        ("192.168.1.5:8080", "http://192.168.1.5:8080"),
        ("192.168.1.5", "http://192.168.1.5"),
        ("http://", "http://192.168.1.5:8080"),
        ("http://ann:secret@cam:port/", "http://192.168.1.5:8080"),
        ("ftp://ann:secret@cam/x", "http, https, rtsp or rtmp"),
        ("file:///etc/passwd", "http://192.168.1.5:8080"),
    ],
)
def test_what_names_no_source_is_refused_with_a_remedy(spec: str, remedy: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_source(spec)
    assert remedy in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_file_that_is_not_there_is_told_when_opened() -> None:
    for spec in ("nowhere/film.mp4", "nowhere/photo.jpg"):
        with pytest.raises(SourceError, match=f'no file "{spec}"'):
            parse_source(spec).open()


def test_the_size_goes_to_those_that_can_choose() -> None:
    info = parse_source("demo", size=(320, 200)).open()
    assert (info.width, info.height) == (320, 200)


def test_a_webcam_is_asked_for_what_its_spec_says(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, object] = {}
    monkeypatch.setattr("artem.capture.webcam.WebcamSource", lambda *_, **how: asked.update(how))
    parse_source("webcam:1@1280x720@25@yuyv", size=(640, 480))
    assert (asked["size"], asked["fps"], asked["pixel_format"]) == ((1280, 720), 25.0, "YUYV")
    parse_source("webcam:1", size=(800, 600))
    assert (asked["size"], asked["fps"], asked["pixel_format"]) == ((800, 600), 30.0, None)


def test_parsing_alone_imports_no_heavy_library() -> None:
    script = (
        "import sys, artem.capture.spec; print(*({'cv2', 'av', 'mss', 'torch'} & set(sys.modules)))"
    )
    root = Path(__file__).parents[3]
    shown = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True
    )
    assert shown.stdout.strip() == ""
