"""Where photographs are read from: a folder, or an archive as downloaded."""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import numpy as np

from artem.errors import TrainingError
from artem.opencv import cv2
from artem.pictures import PICTURE_SUFFIXES

_MAX_FILE = 100 * 2**20  # bytes; no photograph is larger, but a bomb in an archive is


class Pictures(Protocol):
    """Files by name."""

    names: list[str]

    def read(self, name: str) -> bytes:
        """The bytes of one; empty where it is no file of a picture's size."""


@contextmanager
def open_pictures(content: Path) -> Iterator[Pictures]:
    """The picture files of a folder with its subfolders, of a .zip, or of a .tar (.gz, .bz2, .xz).

    Raises TrainingError where there is none.
    """
    try:
        if content.is_dir():
            yield _checked(_Folder(content), content)
        elif zipfile.is_zipfile(content):
            with zipfile.ZipFile(content) as archive:
                yield _checked(_Zip(archive), content)
        elif content.is_file() and tarfile.is_tarfile(content):
            with tarfile.open(content) as tar:
                yield _checked(_Tar(tar), content)
        else:
            raise TrainingError(
                f"there are no pictures in {content}; give a folder, a .zip or a .tar of them"
            )
    except (OSError, zipfile.BadZipFile, tarfile.TarError, EOFError) as error:
        raise TrainingError(f"{content} cannot be read ({error}); copy it again") from error


def read_rgb(path: Path) -> np.ndarray | None:
    """(H, W, 3) uint8 RGB, or None where the file is no picture or over 100 megapixels."""
    try:
        return decode_rgb(path.read_bytes())
    except OSError:
        return None


def decode_rgb(data: bytes) -> np.ndarray | None:
    """As `read_rgb`, of a file's bytes."""
    try:
        return cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR_RGB) if data else None
    except cv2.error:
        return None


def _checked(pictures: Pictures, content: Path) -> Pictures:
    pictures.names = sorted(
        name for name in pictures.names if Path(name).suffix.lower() in PICTURE_SUFFIXES
    )
    if not pictures.names:
        raise TrainingError(f"there are no pictures in {content}; give a folder of photographs")
    return pictures


class _Folder:
    def __init__(self, folder: Path) -> None:
        self.names = [str(path) for path in folder.rglob("*") if path.is_file()]

    def read(self, name: str) -> bytes:
        try:
            return Path(name).read_bytes()
        except OSError:
            return b""


class _Zip:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.names = archive.namelist()

    def read(self, name: str) -> bytes:
        if self._archive.getinfo(name).file_size > _MAX_FILE:
            return b""
        try:
            return self._archive.read(name)
        except (zipfile.BadZipFile, zlib.error, RuntimeError):  # the last where it is encrypted
            return b""


class _Tar:
    def __init__(self, archive: tarfile.TarFile) -> None:
        self._archive = archive
        self._members = {member.name: member for member in archive if member.isfile()}
        self.names = list(self._members)

    def read(self, name: str) -> bytes:
        file = self._archive.extractfile(self._members[name])
        if file is None or self._members[name].size > _MAX_FILE:
            return b""
        return file.read()
