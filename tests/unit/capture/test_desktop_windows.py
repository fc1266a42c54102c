"""Microsoft's desktop, with its libraries played by Python."""

from __future__ import annotations

import ctypes
from ctypes import wintypes
from dataclasses import dataclass
from typing import Any

import pytest

from artem.capture.desktop import WindowFound
from artem.capture.desktop_windows import WindowsDesktop
from artem.capture.screen import Region

SHELL = 7
FRAME_BOUNDS, CLOAKED = 9, 14


@dataclass
class Window:
    title: str
    bounds: tuple[int, int, int, int] = (10, 20, 650, 500)
    visible: bool = True
    minimised: bool = False
    cloaked: int = 0


class User32:
    """As far as it is used. Functions, unlike methods, take the argtypes they are given."""

    def __init__(self, windows: dict[int, Window]) -> None:
        self.IsWindowVisible = lambda id_: id_ in windows and windows[id_].visible
        self.IsIconic = lambda id_: windows[id_].minimised
        self.GetWindowTextLengthW = lambda id_: len(windows[id_].title)
        self.GetShellWindow = lambda: SHELL
        self.EnumWindows = lambda each, about: all(each(id_, about) for id_ in windows)
        self.GetWindowTextW = lambda id_, text, size: setattr(
            text, "value", windows[id_].title[: size - 1]
        )


class Dwmapi:
    def __init__(self, windows: dict[int, Window]) -> None:
        def get(id_: int, attribute: int, answer: Any, size: int) -> int:
            kind = {FRAME_BOUNDS: wintypes.RECT, CLOAKED: wintypes.DWORD}[attribute]
            assert size == ctypes.sizeof(kind)
            if id_ not in windows:
                return -2147024890  # E_HANDLE
            told = ctypes.cast(answer, ctypes.POINTER(kind)).contents
            if attribute == CLOAKED:
                told.value = windows[id_].cloaked
            else:
                told.left, told.top, told.right, told.bottom = windows[id_].bounds
            return 0

        self.DwmGetWindowAttribute = get


WINDOWS = {
    1: Window("Paint"),
    2: Window(""),
    3: Window("Hidden", visible=False),
    4: Window("Minimised", minimised=True),
    5: Window("Asleep", cloaked=2),
    6: Window("Maps", bounds=(-8, -8, 1928, 1040)),
    SHELL: Window("Program Manager"),
}


@pytest.fixture
def desktop() -> WindowsDesktop:
    return WindowsDesktop(User32(WINDOWS), Dwmapi(WINDOWS))


def test_the_windows_in_sight_are_listed(desktop: WindowsDesktop) -> None:
    assert desktop.windows() == [WindowFound(1, "Paint"), WindowFound(6, "Maps")]


@pytest.mark.parametrize(
    ("window", "region"),
    [(1, Region(10, 20, 640, 480)), (6, Region(-8, -8, 1936, 1048)), (4, None), (99, None)],
)
def test_where_a_window_is(desktop: WindowsDesktop, window: int, region: Region | None) -> None:
    assert desktop.region(window) == region
