"""Looks that the user named and keeps, in an order of their own. No Qt."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, Field, ValidationError

from artem.errors import UsageError
from artem.files import write_bytes
from artem.gui.aside import put_aside
from artem.look import Look
from artem.look_values import look_to_values, values_to_look
from artem.words import tr

LOOKS_FILE = "looks.json"  # beside the settings
MOST_LOOKS = 200
LONGEST_NAME = 80  # characters
LARGEST_FILE = 4 * 1024 * 1024


@dataclass(frozen=True)
class SavedLook:
    """A look and the name the user gave it."""

    name: str
    look: Look


SavedLooks = tuple[SavedLook, ...]


@dataclass(frozen=True)
class Loaded:
    """What was read, and what the window says about it.

    unread: whether there is a file that could not be read, and must not be written over.
    """

    looks: SavedLooks = ()
    notice: str = ""
    unread: bool = False


class _Entry(BaseModel):
    name: str
    look: dict[str, Any]


class _File(BaseModel):
    looks: Annotated[list[_Entry], Field(max_length=MOST_LOOKS)]


def keep(looks: SavedLooks, name: str, look: Look) -> SavedLooks:
    """With this look too: in the place of the one of that name, else at the end.

    Raises UsageError for a name that cannot be, or where there is no room.
    """
    new = SavedLook(_checked(name), look)
    if _has(looks, new.name):
        return tuple(new if saved.name == new.name else saved for saved in looks)
    if len(looks) >= MOST_LOOKS:
        raise UsageError(
            tr("{most} looks are saved already; remove one first").format(most=MOST_LOOKS)
        )
    return (*looks, new)


def rename(looks: SavedLooks, name: str, to: str) -> SavedLooks:
    """With another name for one. Raises UsageError where that cannot be or is another's."""
    to = _checked(to)
    if to != name and _has(looks, to):
        told = tr('a look "{name}" is saved already; give another name')
        raise UsageError(told.format(name=to))
    return tuple(replace(saved, name=to) if saved.name == name else saved for saved in looks)


def remove(looks: SavedLooks, name: str) -> SavedLooks:
    """Without the one of that name."""
    return tuple(saved for saved in looks if saved.name != name)


def move(looks: SavedLooks, name: str, place: int) -> SavedLooks:
    """With the one of that name at this place, 0 for the first."""
    moved = tuple(saved for saved in looks if saved.name == name)
    others = remove(looks, name)
    return (*others[:place], *moved, *others[place:])


def merged(looks: SavedLooks, before: SavedLooks, others: SavedLooks) -> SavedLooks:
    """`looks`, which were `before` once, with what became of those in another window, `others`."""
    was = {saved.name: saved for saved in before}
    theirs = {saved.name: saved for saved in others}
    kept = [
        theirs.get(saved.name, saved) if was.get(saved.name) == saved else saved
        for saved in looks
        if saved.name in theirs or was.get(saved.name) != saved
    ]
    added = [saved for saved in others if saved.name not in was and not _has(looks, saved.name)]
    return (*kept, *added)[:MOST_LOOKS]


def free_name(looks: SavedLooks) -> str:
    """A name for one more: "Look" and the first number from theirs on that is free."""
    names = (tr("Look {number}").format(number=number) for number in count(len(looks) + 1))
    return next(name for name in names if not _has(looks, name))


def load(path: Path) -> Loaded:
    """Read the looks; a damaged file is put aside, and there are none."""
    try:
        return Loaded(_read(path))
    except FileNotFoundError:
        return Loaded()
    except OSError as error:
        told = tr(
            "The saved looks cannot be read ({why}); when you save one, their file stays as {aside}"
        )
        notice = told.format(why=error.strerror, aside=_unread(path).name)
        return Loaded((), notice, unread=True)
    except (ValidationError, UsageError):
        return Loaded((), put_aside(path))


def keep_unread(path: Path) -> None:
    """Put a file aside that could not be read. Raises OSError."""
    with suppress(FileNotFoundError):
        path.replace(_unread(path))


def save(path: Path, looks: SavedLooks) -> None:
    """Write the looks whole or not at all. Raises OSError."""
    entries = [{"name": saved.name, "look": look_to_values(saved.look)} for saved in looks]
    text = json.dumps({"looks": entries}, indent=2, ensure_ascii=False)
    write_bytes(path, text.encode() + b"\n")


def _unread(path: Path) -> Path:
    return path.with_name(f"{path.name}.unread")


def _read(path: Path) -> SavedLooks:
    with path.open("rb") as file:
        data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        told = tr("{name} is too large for a file of looks; remove it")
        raise UsageError(told.format(name=path.name))
    looks: SavedLooks = ()
    for entry in _File.model_validate_json(data).looks:
        looks = keep(looks, entry.name, values_to_look(entry.look))
    return looks


def _has(looks: SavedLooks, name: str) -> bool:
    return any(saved.name == name for saved in looks)


def _checked(name: str) -> str:
    """The name with single spaces between its words."""
    name = " ".join(name.split())
    if not name.isprintable() or not 0 < len(name) <= LONGEST_NAME:
        raise UsageError(
            tr("a look's name has 1 to {most} letters; give such a name").format(most=LONGEST_NAME)
        )
    return name
