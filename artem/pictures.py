"""Reading pictures from files and bytes, which may be anybody's."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from artem.errors import PictureError
from artem.frame import Pixels
from artem.jpeg import is_jpeg, is_whole_jpeg
from artem.opencv import cv2
from artem.words import tr

PICTURE_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff", ".gif")
LARGEST_FILE = 512 * 1024 * 1024


def read_picture(path: Path) -> Pixels:
    """A picture file as RGB: turned as its EXIF says, transparency dropped, 16 bits made 8.

    Raises PictureError for what is not there, not a picture, damaged or over 100 megapixels.
    """
    try:
        if path.is_file() and path.stat().st_size > LARGEST_FILE:
            raise PictureError(
                tr('"{path}" is over 512 MiB; use a smaller picture').format(path=path)
            )
        return decode_picture(path.read_bytes(), f'"{path}"')
    except FileNotFoundError as error:
        raise PictureError(
            tr('there is no file "{path}"; check the path').format(path=path)
        ) from error
    except IsADirectoryError as error:
        raise PictureError(
            tr('"{path}" is a folder; name a picture in it').format(path=path)
        ) from error
    except OSError as error:
        raise PictureError(
            tr('"{path}" cannot be read; check its permissions').format(path=path)
        ) from error


def decode_picture(data: bytes, name: str) -> Pixels:
    """The bytes of a picture file as RGB. Raises PictureError, which calls the picture `name`."""
    if is_jpeg(data) and not is_whole_jpeg(data):
        raise PictureError(tr("{name} is cut off; get it again").format(name=name))
    try:
        bgr = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR) if data else None
    except cv2.error as error:
        if "MAX_IMAGE" in str(error):
            raise PictureError(
                tr("{name} is over 100 megapixels; make it smaller").format(name=name)
            ) from error
        bgr = None
    if bgr is None:
        raise PictureError(
            tr("{name} is not a picture or is damaged; use a JPEG or PNG").format(name=name)
        )
    rgb: Pixels = cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB)  # type: ignore[assignment]  # uint8 stays
    return rgb
