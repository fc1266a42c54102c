"""Whether a window can open at all, and where. No Qt.

`check_display` is asked before Qt is loaded, which would abort the process.
"""

from __future__ import annotations

import ctypes
import os
import sys

from artem.errors import ArtemError, UsageError

# What Qt's xcb plug-in and Qt itself load, and the Debian package that brings it.
_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}


def check_display() -> None:
    """Raises ArtemError with the remedy where a window cannot open."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if os.environ.get("WAYLAND_DISPLAY"):
        return
    display = os.environ.get("DISPLAY")
    if not display:
        raise ArtemError("there is no display to open a window on; run with --headless")
    _check_libraries()
    if not _answers(display):
        raise ArtemError(
            f"the display {display} does not answer; set DISPLAY to one that does, "
            "or run with --headless"
        )


def check_monitor(number: int, count: int) -> None:
    """Raises UsageError unless `number` is one of `count` monitors, counted from 1."""
    if 1 <= number <= count:
        return
    there = "there is 1 here: leave out --monitor, or give 1"
    if count > 1:
        there = f"there are {count} here: give a number from 1 to {count}"
    raise UsageError(f"there is no monitor {number}; {there}")


def _check_libraries() -> None:
    missing = [package for name, package in _LIBRARIES.items() if not _loads(name)]
    if missing:
        raise ArtemError(
            "libraries the window needs are missing; install them with "
            f"`sudo apt-get install {' '.join(missing)}`, or run with --headless"
        )


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _answers(display: str) -> bool:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
    answers = xcb.xcb_connection_has_error(connection) == 0
    xcb.xcb_disconnect(connection)
    return bool(answers)
