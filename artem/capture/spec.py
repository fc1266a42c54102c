"""From what the user types to a source: "webcam:1", an address, a file, "screen", "demo"."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import urlsplit

from artem.capture.address import without_login
from artem.capture.base import Source
from artem.errors import UsageError
from artem.options import MAX_SIDE, MIN_SIDE
from artem.words import tr

PHONE = "phone"
"""The source that the window makes itself, as it serves the page that the phone opens."""

DEFAULT_SIZE = (640, 480)
PICTURE_SUFFIXES = frozenset({".bmp", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp"})

_ADDRESS = re.compile(r"^([a-z][a-z0-9+.-]+)://", re.IGNORECASE)
_HOST_ONLY = re.compile(r"^[\w.-]+:\d{2,5}(/.*)?$|^\d+(\.\d+){3}(/.*)?$")
_WEBCAM = re.compile(
    r"^webcam(?::(?:(\d{1,3})|(/dev/[^@]+)))?"
    r"(?:@(\d{1,5})x(\d{1,5})(?:@(\d{1,3}(?:\.\d{1,3})?)(?:@([A-Za-z0-9]{1,4}))?)?)?$"
)
_REGION = re.compile(r"^(-?\d+),(-?\d+),(\d+)x(\d+)$")


def parse_source(spec: str, *, size: tuple[int, int] | None = None) -> Source:
    """The source that `spec` names, not yet opened.

    size: (width, height) asked of a webcam and drawn by the demo; the others have their own.
    Raises UsageError for what names no source.
    """
    kind, _, detail = spec.partition(":")
    if _ADDRESS.match(spec):
        return _address(spec)
    if re.match(r"webcam(?![^:@])", spec):
        return _webcam(spec, size or DEFAULT_SIZE)
    if kind == "screen":
        return _screen(spec, detail)
    if kind == "window" and ":" in spec:
        return _window(spec, detail.strip())
    if spec == PHONE:
        raise UsageError(tr("a phone is used from the window; leave out --headless"))
    if spec == "demo":
        from artem.capture.demo import DemoSource

        return DemoSource(*(size or DEFAULT_SIZE))
    return _file(spec)


def _address(spec: str) -> Source:
    try:
        parts = urlsplit(spec)
        known = bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is none, or half an IPv6 address
        known = False
    if not known:
        shown = spec.rpartition("@")[2] if "@" in spec else spec
        told = tr('"{shown}" is not an address; write it like http://192.168.1.5:8080')
        raise UsageError(told.format(shown=shown))
    scheme = parts.scheme.lower()
    if scheme in ("http", "https"):
        from artem.capture.http_source import HttpSource

        return HttpSource(spec)
    if scheme in ("rtsp", "rtsps", "rtmp", "rtmps"):
        from artem.capture.stream import StreamSource

        return StreamSource(spec)
    told = tr('"{address}" must begin with http, https, rtsp or rtmp')
    raise UsageError(told.format(address=without_login(spec)))


def _webcam(spec: str, size: tuple[int, int]) -> Source:
    """webcam[:CAMERA][@WxH[@FPS[@FORMAT]]]; `size` where the text gives none."""
    from artem.capture.formats import LEAST_FPS, MOST_FPS, USUAL_FPS, can_be_asked
    from artem.capture.webcam import WebcamSource

    match = _WEBCAM.match(spec)
    if match is None:
        told = tr(
            '"{spec}" is no webcam; use webcam, webcam:1, webcam:/dev/video2, webcam:1@1280x720@30 '
            "or webcam:1@1280x720@30@MJPG"
        )
        raise UsageError(told.format(spec=spec))
    number, path, width, height, fps, pixel_format = match.groups()
    size = (int(width), int(height)) if width else size
    rate = float(fps or USUAL_FPS)
    if not can_be_asked(size, rate):
        told = tr(
            '"{spec}" is no webcam; give sides from {least} to {most} and a rate from {slowest} to '
            "{fastest}"
        )
        limits = {"least": MIN_SIDE, "most": MAX_SIDE, "slowest": LEAST_FPS, "fastest": MOST_FPS}
        raise UsageError(told.format(spec=spec, **limits))
    return WebcamSource(
        int(number) if number else path,
        size=size,
        fps=rate,
        pixel_format=pixel_format.upper() if pixel_format else None,
        name=spec,
    )


def _screen(spec: str, detail: str) -> Source:
    from artem.capture.screen import Region, ScreenSource

    if spec == "screen":
        return ScreenSource()
    if re.fullmatch(r"[1-9]\d?", detail):
        return ScreenSource(int(detail))
    region = _REGION.match(detail)
    if region and int(region[3]) and int(region[4]):
        return ScreenSource(Region(*map(int, region.groups())))
    told = tr('"{spec}" is no screen; use screen, screen:2 or screen:100,50,1280x720')
    raise UsageError(told.format(spec=spec))


def _window(spec: str, title: str) -> Source:
    from artem.capture.window import WindowSource

    if not title:
        told = tr('"{spec}" names no window; use window:TITLE, a part of it is enough')
        raise UsageError(told.format(spec=spec))
    return WindowSource(title)


def _file(spec: str) -> Source:
    path = Path(spec)
    if _HOST_ONLY.match(spec) and not path.exists():
        raise UsageError(
            tr('"{spec}" looks like an address; write http://{spec}').format(spec=spec)
        )
    if not spec or not (path.suffix or path.parent.name or path.exists()):
        raise UsageError(_no_such_source(spec))
    if path.suffix.lower() in PICTURE_SUFFIXES:
        from artem.capture.picture import PictureSource

        return PictureSource(path)
    from artem.capture.video_file import FileSource

    return FileSource(path)


def _no_such_source(spec: str) -> str:
    near = get_close_matches(spec.lower(), ("webcam", "screen", "demo"), 1)
    if near:
        told = tr('no such file or source "{spec}"; did you mean {near}?')
        return told.format(spec=spec, near=near[0])
    return tr(
        'no such file or source "{spec}"; give webcam, webcam:1, webcam:1@1280x720@30, screen, '
        "screen:2, screen:0,0,1280x720, window:TITLE, demo, an address or a file"
    ).format(spec=spec)
