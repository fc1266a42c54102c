"""Which files a command is given, and what each of them becomes."""

from __future__ import annotations

import glob
from collections.abc import Sequence
from pathlib import Path

from artem.errors import UsageError
from artem.films import PARTS
from artem.words import tr

VIDEO_ENDINGS = (
    *(".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi", ".mpg", ".mpeg", ".ts", ".m2ts", ".mts"),
    *(".wmv", ".flv", ".3gp", ".ogv", ".vob", ".mxf", ".gif"),
)

_WILD = "*?["


def named_files(
    inputs: Sequence[Path], endings: Sequence[str], out: Path, *, recursive: bool
) -> dict[Path, Path]:
    """The files that inputs name, and where each belongs under a folder of results.

    inputs: files, folders (what ends in `endings` in them; recursive: also in theirs) and patterns
        that the shell left as they are.
    out: where the results go; what lies there is no input of a folder that holds it.
    Raises UsageError where a folder or a pattern holds nothing.
    """
    found: dict[Path, Path] = {}
    for one in inputs:
        if one.is_dir():
            inside = _inside(one, endings, out, recursive=recursive)
            found |= {path: path.relative_to(one) for path in inside}
        elif not one.exists() and any(sign in str(one) for sign in _WILD):
            found |= {path: Path(path.name) for path in _matching(one)}
        else:
            found[one] = Path(one.name)
    return found


def _inside(folder: Path, endings: Sequence[str], out: Path, *, recursive: bool) -> list[Path]:
    entries = folder.rglob("*") if recursive else folder.iterdir()
    made = out.resolve()
    holds_results = folder.resolve() in made.parents
    inside = [
        one
        for one in entries
        if one.suffix.lower() in endings
        and one.is_file()
        and not (holds_results and made in one.resolve().parents)
        and not any(above.name.endswith(PARTS) for above in one.parents)
    ]
    if not inside:
        told = tr('"{folder}" holds no such files; name another folder, or give --recursive')
        raise UsageError(told.format(folder=folder))
    return sorted(inside)


def _matching(pattern: Path) -> list[Path]:
    names = sorted(glob.glob(str(pattern), recursive=True))  # noqa: PTH207  (may be absolute)
    files = [Path(name) for name in names if Path(name).is_file()]
    if not files:
        raise UsageError(tr('no file matches "{pattern}"; check it').format(pattern=pattern))
    return files


def results(
    files: dict[Path, Path], folder: Path, endings: Sequence[str], usual: str
) -> list[Path]:
    """What each of `files` becomes in a folder, of the same name where its ending can be written.

    usual: the ending of the others. Raises UsageError where two would become the same file, or
    one itself.
    """
    made = [
        folder / (place if place.suffix.lower() in endings else place.with_suffix(usual))
        for place in files.values()
    ]
    if len(set(made)) < len(made):
        raise UsageError(tr("two of the files have the same name; put them into two folders"))
    for path, target in zip(files, made, strict=True):
        check_other(path, target)
    return made


def check_other(path: Path, target: Path) -> None:
    """Raise UsageError where a file would be written over itself."""
    if path.resolve() == target.resolve():
        told = tr('"{path}" would be written over itself; give another name with -o')
        raise UsageError(told.format(path=path))
