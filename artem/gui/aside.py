"""Putting a damaged file aside, so that nothing in it is lost when a new one is written. No Qt."""

from __future__ import annotations

from pathlib import Path

from artem.words import tr


def put_aside(path: Path) -> str:
    """Rename the file, and return a notice that says so."""
    aside = path.with_name(f"{path.name}.damaged")
    try:
        path.replace(aside)
    except OSError:
        return tr("{name} is damaged: starting without it").format(name=path.name)
    told = tr("{name} was damaged and is now {aside}: starting without it")
    return told.format(name=path.name, aside=aside.name)
