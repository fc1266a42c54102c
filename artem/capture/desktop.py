"""The windows on the desktop, by title and place."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Protocol

from artem.capture.screen import Region
from artem.errors import SourceError
from artem.words import tr


@dataclass(frozen=True)
class WindowFound:
    """A window that can be seen: the system's number for it, and its title, never empty."""

    id: int
    title: str

    @property
    def spec(self) -> str:
        """What to call it as a source: "window:TITLE"."""
        return f"window:{self.title}"


class Desktop(Protocol):
    """What is asked of a system's desktop, on one thread."""

    def windows(self) -> list[WindowFound]:
        """The windows with a title that are neither hidden nor minimised."""

    def region(self, window: int) -> Region | None:
        """Where a window is, also beyond the screen; None if closed, hidden or minimised."""

    def close(self) -> None:
        """Let go of the desktop."""


def connect_desktop() -> Desktop:
    """This system's desktop. Raises SourceError where windows cannot be found."""
    if sys.platform == "win32":
        from artem.capture.desktop_windows import WindowsDesktop

        return WindowsDesktop(ctypes.WinDLL("user32"), ctypes.WinDLL("dwmapi"))
    if sys.platform == "darwin":
        raise SourceError(
            tr(
                "windows cannot be captured on macOS yet; use screen or a region of it, "
                "screen:100,50,1280x720"
            )
        )
    from artem.capture.desktop_x11 import X11Desktop

    return X11Desktop()


def list_windows() -> list[WindowFound]:
    """The windows that can be a source. Raises SourceError where they cannot be found."""
    with closing(connect_desktop()) as desktop:
        return desktop.windows()


def find_window(title: str, windows: Sequence[WindowFound]) -> WindowFound | None:
    """The window of just this title, else the first that has it in its own; case is ignored."""
    wanted = title.casefold()
    exact = (window for window in windows if window.title.casefold() == wanted)
    partly = (window for window in windows if wanted in window.title.casefold())
    return next(exact, None) or next(partly, None)
