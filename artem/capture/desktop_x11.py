"""The desktop of an X server, through libxcb: its errors are answers and do not end the program."""

from __future__ import annotations

import ctypes
import ctypes.util
import struct
from collections.abc import Iterator
from typing import Any

from artem.capture.desktop import WindowFound
from artem.capture.screen import Region
from artem.errors import SourceError
from artem.words import tr

_VIEWABLE = 2  # map state: it and all around it are shown
_ANY_TYPE = 0
_LONGEST_PROPERTY = 16384  # of 4 bytes each
_DEEPEST_CLIENT = 2  # how far below a frame's window a simple window manager puts the real one

_REQUESTS: dict[str, tuple[Any, ...]] = {
    "get_geometry": (ctypes.c_uint32,),
    "get_property": (ctypes.c_uint8, *5 * (ctypes.c_uint32,)),
    "get_window_attributes": (ctypes.c_uint32,),
    "intern_atom": (ctypes.c_uint8, ctypes.c_uint16, ctypes.c_char_p),
    "query_tree": (ctypes.c_uint32,),
    "translate_coordinates": (*2 * (ctypes.c_uint32,), *2 * (ctypes.c_int16,)),
}
"""The requests used, and what each takes after the connection."""


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Screens(ctypes.Structure):
    _fields_ = (("data", ctypes.c_void_p), ("left", ctypes.c_int), ("index", ctypes.c_int))


class X11Desktop:
    """The windows of the X server that DISPLAY names. Raises SourceError where there is none."""

    def __init__(self) -> None:
        self._xcb = _load_xcb()
        self._free = ctypes.CDLL(None).free
        self._free.argtypes = (ctypes.c_void_p,)
        self._connection = self._xcb.xcb_connect(None, None)
        if self._xcb.xcb_connection_has_error(self._connection):
            self.close()
            raise SourceError(
                tr("there is no display with windows; set DISPLAY or use another source")
            )
        screens = self._xcb.xcb_setup_roots_iterator(self._xcb.xcb_get_setup(self._connection))
        self._root: int = ctypes.c_uint32.from_address(screens.data).value
        self._atoms: dict[str, int] = {}

    def windows(self) -> list[WindowFound]:
        """Those the window manager lists; without one, those that have a title."""
        listed = _numbers(self._property(self._root, "_NET_CLIENT_LIST"))
        return [
            WindowFound(window, title)
            for window in listed or self._titled(self._root, _DEEPEST_CLIENT)
            if (title := self._title(window)) and self._is_shown(window)
        ]

    def region(self, window: int) -> Region | None:
        """Where a window is, without the frame that a window manager draws around it."""
        if not self._is_shown(window):
            return None
        place = self._ask("translate_coordinates", window, self._root, 0, 0)
        size = self._ask("get_geometry", window)
        if place is None or size is None:  # closed just now
            return None
        return Region(*struct.unpack_from("=hh", place, 12), *struct.unpack_from("=HH", size, 16))

    def close(self) -> None:
        """Let go of the display."""
        if self._connection:
            self._xcb.xcb_disconnect(self._connection)
            self._connection = None

    def _titled(self, window: int, depth: int) -> Iterator[int]:
        """The windows below this one with a title, which are not looked into further."""
        tree = self._ask("query_tree", window)
        for child in _numbers(tree[32:]) if tree else ():
            if self._title(child):
                yield child
            elif depth:
                yield from self._titled(child, depth - 1)

    def _title(self, window: int) -> str:
        told = self._property(window, "_NET_WM_NAME") or self._property(window, "WM_NAME")
        try:
            return told.decode().strip("\0 ")
        except UnicodeDecodeError:
            return told.decode("latin-1").strip("\0 ")

    def _is_shown(self, window: int) -> bool:
        told = self._ask("get_window_attributes", window)
        hidden = self._atom("_NET_WM_STATE_HIDDEN")
        return (
            told is not None
            and told[26] == _VIEWABLE
            and hidden not in _numbers(self._property(window, "_NET_WM_STATE"))
        )

    def _property(self, window: int, name: str) -> bytes:
        """The bytes of a window's property; none where it or the window is not there."""
        atom = self._atom(name)
        told = self._ask("get_property", 0, window, atom, _ANY_TYPE, 0, _LONGEST_PROPERTY)
        if told is None:
            return b""
        bits, (count,) = told[1], struct.unpack_from("=I", told, 16)
        return told[32 : 32 + count * bits // 8]

    def _atom(self, name: str) -> int:
        if name not in self._atoms:
            told = self._ask("intern_atom", 0, len(name), name.encode())
            self._atoms[name] = struct.unpack_from("=I", told, 8)[0] if told else 0
        return self._atoms[name]

    def _ask(self, request: str, *arguments: object) -> bytes | None:
        """The server's answer as it is sent; None for an error, as of a window that is gone."""
        cookie = getattr(self._xcb, f"xcb_{request}")(self._connection, *arguments)
        answer = getattr(self._xcb, f"xcb_{request}_reply")(self._connection, cookie, None)
        if not answer:
            return None
        try:
            (more,) = struct.unpack("=I", ctypes.string_at(answer + 4, 4))
            return ctypes.string_at(answer, 32 + 4 * more)
        finally:
            self._free(answer)


def _numbers(data: bytes) -> tuple[int, ...]:
    """Windows or atoms out of an answer."""
    return struct.unpack_from(f"={len(data) // 4}I", data)


def _load_xcb() -> ctypes.CDLL:
    name = ctypes.util.find_library("xcb")
    if name is None:
        raise SourceError(tr("windows need the library libxcb; install it or use another source"))
    xcb = ctypes.CDLL(name)
    xcb.xcb_connect.restype = xcb.xcb_get_setup.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = (ctypes.c_char_p, ctypes.c_void_p)
    for function in (xcb.xcb_connection_has_error, xcb.xcb_disconnect, xcb.xcb_get_setup):
        function.argtypes = (ctypes.c_void_p,)
    xcb.xcb_setup_roots_iterator.argtypes = (ctypes.c_void_p,)
    xcb.xcb_setup_roots_iterator.restype = _Screens
    for request, arguments in _REQUESTS.items():
        ask, answer = getattr(xcb, f"xcb_{request}"), getattr(xcb, f"xcb_{request}_reply")
        ask.argtypes, ask.restype = (ctypes.c_void_p, *arguments), _Cookie
        answer.argtypes = (ctypes.c_void_p, _Cookie, ctypes.c_void_p)
        answer.restype = ctypes.c_void_p
    return xcb
