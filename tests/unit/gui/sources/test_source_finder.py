from __future__ import annotations

import pytest

from artem.capture.cameras import CameraFound, CameraWatch
from artem.capture.desktop import WindowFound
from artem.capture.formats import CameraFormat
from artem.capture.screen import Region, ScreenFound
from artem.errors import SourceError
from artem.gui.sources import source_finder
from artem.gui.sources.source_finder import MOST_WINDOWS, SourceFinder
from artem.gui.styles.catalog import FoundSources, SourceEntry

X = "\N{MULTIPLICATION SIGN}"
CAMERA = CameraFound("webcam:2", "HD Webcam")
FORMAT = CameraFormat("MJPG", 640, 480, 30.0)
SCREEN = ScreenFound("screen:1", Region(0, 0, 800, 600), primary=True)


def refuse(*_):
    raise SourceError("there is no display; set DISPLAY")


@pytest.fixture(autouse=True)
def _machine(monkeypatch):
    monkeypatch.setattr(source_finder, "list_screens", lambda: [SCREEN])
    monkeypatch.setattr(source_finder, "list_windows", lambda: [WindowFound(7, "Notes")])


def finder(plugged: list[CameraFound]) -> SourceFinder:
    watch = CameraWatch(
        lambda: frozenset((camera.number, camera.name, 0) for camera in plugged),
        lambda: list(plugged),
    )
    return SourceFinder(watch, lambda number: [FORMAT] if number == 2 else [])


def test_all_there_is():
    format_entry = SourceEntry("webcam:2@640x480@30@MJPG", f"640 {X} 480, 30 FPS, MJPG")
    assert finder([CAMERA]).find() == FoundSources(
        cameras=(SourceEntry("webcam:2", "HD Webcam", (format_entry,)),),
        screens=(SourceEntry("screen:1", "Screen 1"),),
        windows=(SourceEntry("window:Notes", "Notes"),),
    )


def test_changes_are_told_once():
    plugged: list[CameraFound] = []
    watching = finder(plugged)
    watching.find()
    assert watching.find_changes() is None
    plugged.append(CAMERA)
    found = watching.find_changes()
    assert found is not None
    assert [camera.title for camera in found.cameras] == ["HD Webcam"]
    assert watching.find_changes() is None
    plugged.clear()
    assert watching.find_changes().cameras == ()


def test_cameras_that_blink_when_asked_are_asked_only_for_the_list(monkeypatch):
    asked = []
    monkeypatch.setattr(source_finder, "list_cameras", lambda: asked.append(1) or [CAMERA])
    unwatched = SourceFinder(None, lambda _: [])
    assert unwatched.find_changes() is None
    assert not asked
    assert unwatched.find().cameras == (SourceEntry("webcam:2", "HD Webcam"),)


def test_without_a_display_there_are_cameras_only(monkeypatch):
    monkeypatch.setattr(source_finder, "list_screens", refuse)
    monkeypatch.setattr(source_finder, "list_windows", refuse)
    found = finder([CAMERA]).find()
    assert (len(found.cameras), found.screens, found.windows) == (1, (), ())


def test_each_title_is_listed_once_and_not_too_many(monkeypatch):
    windows = [WindowFound(number, f"Window {number // 2}") for number in range(100)]
    monkeypatch.setattr(source_finder, "list_windows", lambda: windows)
    listed = finder([]).find().windows
    assert len(listed) == len({entry.spec for entry in listed}) == MOST_WINDOWS


def test_windows_of_some_titles_can_be_left_out():
    found = FoundSources(windows=(SourceEntry("window:A", "A"), SourceEntry("window:B", "B")))
    assert found.without_windows({"A", "C"}).windows == (SourceEntry("window:B", "B"),)
