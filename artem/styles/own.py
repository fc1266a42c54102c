"""The user's own styles: pictures and nets that were added, kept between runs."""

from __future__ import annotations

import re
from pathlib import Path

from artem.errors import PictureError, UnknownStyle
from artem.files import write_bytes
from artem.frame import Pixels
from artem.opencv import cv2
from artem.pictures import read_picture
from artem.styles.checkpoint import IDENTITY
from artem.words import tr

LEAST_SIDE = 32  # pixels; below that there is nothing to see of a style
PICTURE_NET = "picture_net"  # what the user's own nets for wearing pictures are called
_RESERVED = (IDENTITY, PICTURE_NET)
_KEPT_SUFFIXES = (".png", ".safetensors", ".onnx")
_KEPT_SIDE = 1024  # longer sides of added pictures are scaled down to it
_MOST_NAME = 40


def own_folder() -> Path:
    """Where they are: a file each, named like the style."""
    import platformdirs

    return platformdirs.user_data_path("artem", appauthor=False) / "styles"


def own_files() -> dict[str, Path]:
    """Files by the names of their styles, the oldest first."""
    files = [path for path in own_folder().glob("[!.]*") if path.suffix in _KEPT_SUFFIXES]
    return {path.stem: path for path in sorted(files, key=lambda path: path.stat().st_mtime_ns)}


def picture_nets() -> dict[str, Path]:
    """By preset, the user's own nets for wearing pictures."""
    return {path.stem: path for path in (own_folder() / "nets").glob("[!.]*.safetensors")}


def set_picture_net(preset: str, data: bytes) -> None:
    """Keep a net file's bytes as what wears pictures. Raises PictureError."""
    _write(own_folder() / "nets" / f"{preset}.safetensors", data)


def read_style_picture(path: Path) -> Pixels:
    """A picture that can be a style. Raises PictureError, also where it is too small."""
    pixels = read_picture(path)
    return checked(pixels, f'"{path}"')


def checked(pixels: Pixels, name: str) -> Pixels:
    """The picture. Raises PictureError where it is too small to be a style."""
    height, width = pixels.shape[:2]
    if min(height, width) < LEAST_SIDE:
        told = tr("{name} is {width}x{height}; a style needs {least} pixels on each side")
        raise PictureError(told.format(name=name, width=width, height=height, least=LEAST_SIDE))
    return pixels


def add_picture(pixels: Pixels, title: str, taken: set[str]) -> str:
    """Keep a picture as a style; returns its name, made of the title and unlike those taken.

    A picture that is kept already is the style it was. Raises PictureError.
    """
    height, width = checked(pixels, f'"{title}"').shape[:2]
    factor = min(1.0, _KEPT_SIDE / max(height, width))
    size = (max(LEAST_SIDE, round(width * factor)), max(LEAST_SIDE, round(height * factor)))
    kept = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA) if factor < 1 else pixels
    data = cv2.imencode(".png", cv2.cvtColor(kept, cv2.COLOR_RGB2BGR))[1].tobytes()
    return add(data, title, ".png", taken)


def remove(name: str) -> None:
    """Forget a style, or all nets for wearing pictures.

    Raises UnknownStyle where it is none of the user's own.
    """
    files = own_files()
    found = {name: files[name]} if name in files else {}
    if name == PICTURE_NET:
        found = picture_nets()
    if not found:
        raise UnknownStyle(
            tr('"{name}" is none of your own styles; `artem styles` lists them').format(name=name)
        )
    for path in found.values():
        path.unlink(missing_ok=True)


def add(data: bytes, title: str, suffix: str, taken: set[str]) -> str:
    """Keep a file's bytes as a style, as `add_picture` does. Raises PictureError."""
    files = own_files()
    for name, path in files.items():
        if path.suffix == suffix and path.read_bytes() == data:
            return name
    name = _free_name(title, taken | set(files))
    _write(own_folder() / f"{name}{suffix}", data)
    return name


def _write(path: Path, data: bytes) -> None:
    try:
        write_bytes(path, data)
    except OSError as error:
        told = tr("the style cannot be kept in {folder} ({why}); free some space")
        raise PictureError(told.format(folder=path.parent, why=error.strerror)) from error


def plain_name(title: str) -> str:
    """The title in lower case with everything else than letters and digits as underscores."""
    name = re.sub(r"\W+", "_", title.lower()).strip("_")[:_MOST_NAME] or "picture"
    return f"{name}_style" if name in _RESERVED else name


def _free_name(title: str, taken: set[str]) -> str:
    name, number = plain_name(title), 1
    while name in taken:
        number += 1
        name = f"{plain_name(title)}_{number}"
    return name
