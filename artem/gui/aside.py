"""Putting a damaged file aside, so that nothing in it is lost when a new one is written. No Qt."""

from __future__ import annotations

from pathlib import Path


def put_aside(path: Path, what: str, instead: str) -> str:
    """Rename the file, and return a notice that says so; what: the file holds, in a word or two."""
    aside = path.with_name(f"{path.name}.damaged")
    try:
        path.replace(aside)
    except OSError:
        return f"The {what} file is damaged: starting with {instead}"
    return f"The {what} file was damaged and is now {aside.name}: starting with {instead}"
