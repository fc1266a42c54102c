from __future__ import annotations

import os
import runpy
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from artem.capture import desktop
from artem.capture.desktop import WindowFound, find_window, list_windows
from artem.capture.spec import parse_source
from artem.capture.window import SETTLE_SECONDS, SettledSize, WindowSource
from artem.errors import SourceError, SourceLost

FOLDER = Path(__file__).parents[2] / "servers"
servers = SimpleNamespace(**runpy.run_path(str(FOLDER / "launch.py")))
display_kept = runpy.run_path(str(FOLDER / "display.py"))["display_kept"]

needs_display = pytest.mark.skipif(
    not os.environ.get("DISPLAY"), reason="no DISPLAY; run under xvfb-run"
)
PLACE = (100, 80, 200, 120)
RED, BLUE = (255, 0, 0), (0, 0, 255)


@pytest.fixture(scope="module", autouse=True)
def _display() -> Iterator[None]:
    with display_kept():
        yield


@pytest.fixture
def red() -> Iterator[SimpleNamespace]:
    with servers.window("Red Window - Paint", PLACE, "#ff0000") as window:
        eventually(lambda: titled("Red Window - Paint"))
        yield window


def titled(title: str) -> bool:
    return title in [found.title for found in list_windows()]


def eventually(condition: Callable[[], object]) -> None:
    give_up = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < give_up
        time.sleep(0.01)


def shows(source: WindowSource, colour: tuple[int, int, int], size: tuple[int, int]) -> bool:
    """Whether the next frame has this size and is all of this colour."""
    frame = source.read()
    return frame.size == size and bool((frame.pixels == colour).all())


def read_until_lost(source: WindowSource) -> str:
    """What the user is told."""
    give_up = time.monotonic() + 20
    while time.monotonic() < give_up:
        try:
            source.read()
        except SourceLost as error:
            return str(error)
    pytest.fail("the source was never lost")


@needs_display
def test_windows_are_listed_by_their_titles(red: SimpleNamespace) -> None:
    with servers.window("Größe \N{MULTIPLICATION SIGN} 2", (0, 0, 50, 50), "#ffffff") as other:
        eventually(lambda: titled("Größe \N{MULTIPLICATION SIGN} 2"))
        listed = {found.id: found.spec for found in list_windows()}
    assert listed[red.id] == "window:Red Window - Paint"
    assert listed[other.id] == "window:Größe \N{MULTIPLICATION SIGN} 2"


@needs_display
@pytest.mark.skipif(not shutil.which("xprop"), reason="no xprop program")
def test_the_list_of_a_window_manager_counts(red: SimpleNamespace) -> None:
    def set_list(*told: str) -> None:
        subprocess.run(["xprop", "-root", *told], check=True)

    with servers.window("Not managed", (0, 0, 50, 50), "#ffffff"):
        eventually(lambda: titled("Not managed"))
        set_list("-f", "_NET_CLIENT_LIST", "32c", "-set", "_NET_CLIENT_LIST", f"{red.id},77")
        try:
            assert [found.id for found in list_windows()] == [red.id]  # there is no window 77
        finally:
            set_list("-remove", "_NET_CLIENT_LIST")


@needs_display
def test_a_window_is_captured_and_followed(red: SimpleNamespace) -> None:
    with parse_source("window:red window") as source:
        eventually(lambda: shows(source, RED, (200, 120)))
        red.tell("move 600 400")
        with servers.window("Blue", PLACE, "#0000ff"):  # where the red one was
            eventually(lambda: titled("Blue"))
            with WindowSource("Blue") as other:
                eventually(lambda: shows(other, BLUE, (200, 120)))
            eventually(lambda: shows(source, RED, (200, 120)))


@needs_display
def test_a_new_size_is_taken_when_it_has_settled(red: SimpleNamespace) -> None:
    with WindowSource("red") as source:
        eventually(lambda: shows(source, RED, (200, 120)))
        red.tell("resize 321 241")
        eventually(lambda: shows(source, RED, (320, 240)))  # even, as video wants it


@needs_display
def test_what_is_beyond_the_screen_is_cut_off(red: SimpleNamespace) -> None:
    red.tell("move -100 -60")
    with WindowSource("red") as source:
        eventually(lambda: shows(source, RED, (100, 60)))
        red.tell("move -190 -60")
        assert "off the screen" in read_until_lost(source)


@needs_display
def test_a_hidden_window_is_lost_and_comes_back(red: SimpleNamespace) -> None:
    with WindowSource("red") as source:
        red.tell("hide")
        told = read_until_lost(source)
    assert told.startswith('the window "red" is closed, minimised or off the screen;')
    with pytest.raises(SourceError, match='there is no window "red" in sight'):
        source.open()
    red.tell("show")
    eventually(lambda: titled("Red Window - Paint"))
    with source:
        eventually(lambda: shows(source, RED, (200, 120)))


@needs_display
def test_a_closed_window_is_lost(red: SimpleNamespace) -> None:
    with WindowSource("red") as source:
        red.process.kill()
        read_until_lost(source)


@needs_display
def test_a_window_is_still_followed_when_its_title_changes(red: SimpleNamespace) -> None:
    with WindowSource("red") as source:
        red.tell("title Something else")
        eventually(lambda: titled("Something else"))
        assert source.read().size == (200, 120)


@needs_display
def test_a_window_too_small_to_paint_is_not_opened() -> None:
    with servers.window("Tiny", (0, 0, 8, 8), "#ff0000"):
        eventually(lambda: titled("Tiny"))
        with pytest.raises(SourceError, match="bring it back") as caught:
            WindowSource("Tiny").open()
    assert not isinstance(caught.value, SourceLost)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
@pytest.mark.parametrize("display", [None, ":4711"])
def test_without_a_display_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, display: str | None
) -> None:
    if display:
        monkeypatch.setenv("DISPLAY", display)
    else:
        monkeypatch.delenv("DISPLAY", raising=False)
    with pytest.raises(SourceError, match="set DISPLAY"):
        list_windows()
    with pytest.raises(SourceError, match="set DISPLAY"):
        WindowSource("red").open()


def test_macos_is_told_to_use_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desktop.sys, "platform", "darwin")
    with pytest.raises(SourceError, match="on macOS yet; use screen"):
        list_windows()


WINDOWS = [
    WindowFound(1, "Notes on Firefox"),
    WindowFound(2, "firefox"),
    WindowFound(3, "STRASSE - Maps"),
]


@pytest.mark.parametrize(
    ("title", "found"), [("Firefox", 2), ("notes", 1), ("straße", 3), ("fire", 1), ("gimp", None)]
)
def test_the_window_meant(title: str, found: int | None) -> None:
    window = find_window(title, WINDOWS)
    assert (window and window.id) == found


def test_a_size_counts_when_it_has_stood_a_while() -> None:
    size = SettledSize((100, 100))
    assert size.update((100, 100), 10.0) == (100, 100)
    assert size.update((110, 100), 11.0) == (100, 100)
    assert size.update((120, 100), 11.0 + SETTLE_SECONDS) == (100, 100)  # still being dragged
    assert size.update((120, 100), 11.1 + SETTLE_SECONDS) == (100, 100)
    assert size.update((120, 100), 11.0 + 2 * SETTLE_SECONDS) == (120, 100)


def test_a_size_that_comes_back_changes_nothing() -> None:
    size = SettledSize((100, 100))
    size.update((110, 100), 1.0)
    assert size.update((100, 100), 1.1) == (100, 100)
    assert size.update((100, 100), 9.0) == (100, 100)
