"""Pictures on disk."""

from __future__ import annotations

from pathlib import Path

from artem.errors import PictureError
from artem.files import write_bytes
from artem.frame import Pixels
from artem.opencv import cv2
from artem.words import tr

SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff")


def write_picture(path: Path, pixels: Pixels) -> None:
    """Write (H, W, 3) uint8 RGB, whole or not at all; the ending says the format.

    Raises PictureError for an ending that is no picture format, or where the disk refuses.
    """
    if path.suffix.lower() not in SUFFIXES:
        told = tr("{path} has no picture's ending; use one of {endings}")
        raise PictureError(told.format(path=path, endings=", ".join(SUFFIXES)))
    write_encoded(path, encoded(path, pixels))


def encoded(path: Path, pixels: Pixels) -> bytes:
    """What a file of this ending holds. Raises PictureError."""
    settings = [cv2.IMWRITE_JPEG_QUALITY, 95, cv2.IMWRITE_WEBP_QUALITY, 95]
    try:
        done, data = cv2.imencode(
            path.suffix.lower(), cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR), settings
        )
    except cv2.error as error:
        raise PictureError(
            tr("{path} cannot be encoded ({why}); choose PNG").format(path=path, why=error.err)
        ) from error
    if not done:
        raise PictureError(tr("{path} cannot be encoded; choose another format").format(path=path))
    return data.tobytes()


def write_encoded(path: Path, data: bytes) -> None:
    """Write a picture's file, whole or not at all. Raises PictureError."""
    try:
        write_bytes(path, data)
    except OSError as error:
        told = tr("{path} cannot be written ({why}); free some space or choose another place")
        raise PictureError(told.format(path=path, why=error.strerror)) from error
