"""The desktop of Microsoft Windows, through user32 and the desktop window manager."""

from __future__ import annotations

import ctypes
from ctypes import wintypes
from typing import Any

from artem.capture.desktop import WindowFound
from artem.capture.screen import Region

_FRAME_BOUNDS = 9  # DWMWA_EXTENDED_FRAME_BOUNDS: what is seen, without the shadow, in pixels
_CLOAKED = 14  # DWMWA_CLOAKED: not 0 for apps that sleep and for other virtual desktops

# WINFUNCTYPE exists on Windows alone, where 32-bit programs need it.
_EACH = getattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE)(
    wintypes.BOOL, wintypes.HWND, wintypes.LPARAM
)


class WindowsDesktop:
    """The windows that have a title, but not the desktop itself.

    user32, dwmapi: the libraries of these names.
    """

    def __init__(self, user32: Any, dwmapi: Any) -> None:
        self._user32, self._dwmapi = user32, dwmapi
        for name in ("IsIconic", "IsWindowVisible", "GetWindowTextLengthW"):
            getattr(user32, name).argtypes = (wintypes.HWND,)
        user32.EnumWindows.argtypes = (_EACH, wintypes.LPARAM)
        user32.GetShellWindow.restype = wintypes.HWND
        user32.GetWindowTextW.argtypes = (wintypes.HWND, wintypes.LPWSTR, ctypes.c_int)
        dwmapi.DwmGetWindowAttribute.argtypes = (
            wintypes.HWND,
            wintypes.DWORD,
            ctypes.c_void_p,
            wintypes.DWORD,
        )
        dwmapi.DwmGetWindowAttribute.restype = ctypes.c_long

    def windows(self) -> list[WindowFound]:
        """Those in sight, the frontmost first."""
        shell = self._user32.GetShellWindow()
        return [
            WindowFound(window, title)
            for window in self._all()
            if window != shell and self._is_shown(window) and (title := self._title(window))
        ]

    def region(self, window: int) -> Region | None:
        """Where a window is, with its title bar."""
        bounds = wintypes.RECT()
        if not self._is_shown(window) or not self._attribute(window, _FRAME_BOUNDS, bounds):
            return None
        size = bounds.right - bounds.left, bounds.bottom - bounds.top
        return Region(bounds.left, bounds.top, *size)

    def close(self) -> None:
        """Nothing is held."""

    def _all(self) -> list[int]:
        found: list[int] = []

        def each(window: int | None, _: int) -> bool:
            found.append(window or 0)
            return True

        self._user32.EnumWindows(_EACH(each), 0)
        return found

    def _title(self, window: int) -> str:
        text = ctypes.create_unicode_buffer(self._user32.GetWindowTextLengthW(window) + 1)
        self._user32.GetWindowTextW(window, text, len(text))
        return text.value.strip()

    def _is_shown(self, window: int) -> bool:
        """Also False for a window that was closed."""
        if not self._user32.IsWindowVisible(window) or self._user32.IsIconic(window):
            return False
        cloaked = wintypes.DWORD()
        self._attribute(window, _CLOAKED, cloaked)
        return not cloaked.value

    def _attribute(self, window: int, attribute: int, answer: Any) -> bool:
        size = ctypes.sizeof(answer)
        got: int = self._dwmapi.DwmGetWindowAttribute(window, attribute, ctypes.byref(answer), size)
        return got == 0
