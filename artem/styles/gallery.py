"""The styles that come with Art'Em, and finding one by name or path."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

from artem.errors import UnknownStyle
from artem.nets.shapes import PRESET_NAMES
from artem.styles.card import StyleCard
from artem.styles.checkpoint import read_cards

DEFAULT_STYLE = "great_wave"
SUFFIX = ".safetensors"


@dataclass(frozen=True)
class GalleryStyle:
    """One style: `net_files` that hold it, by preset, and the picture that shows it."""

    card: StyleCard
    net_files: dict[str, Path]
    thumbnail: Path | None = None

    @property
    def name(self) -> str:
        """What users call it, and what its net files call its code."""
        return self.card.name


def gallery_folder() -> Path:
    """`styles/` of an installed package or of a checkout."""
    installed = Path(__file__).parent / "trained"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "styles"


def gallery() -> list[GalleryStyle]:
    """Every style that comes with the package: one net file per preset holds them, in order."""
    folder = gallery_folder()
    found: dict[str, GalleryStyle] = {}
    for preset in PRESET_NAMES:
        path = folder / f"{preset}{SUFFIX}"
        for card in read_cards(path) if path.is_file() else ():
            thumbnail = _existing(folder / "thumbnails" / f"{card.name}.jpg")
            style = found.setdefault(card.name, GalleryStyle(card, {}, thumbnail))
            style.net_files[preset] = path
    return list(found.values())


def find_style(name: str) -> GalleryStyle:
    """A gallery style by name, or the first style of a net file by the file's path.

    Raises UnknownStyle, naming the nearest styles, where it is neither, and NetFileError where
    the file is no net file.
    """
    styles = {style.name: style for style in gallery()}
    if name in styles:
        return styles[name]
    path = Path(name).expanduser()
    if path.is_file():
        return GalleryStyle(read_cards(path)[0], {"file": path})
    nearest = difflib.get_close_matches(name.lower(), styles, n=3, cutoff=0.4) or list(styles)
    raise UnknownStyle(f'there is no style "{name}"; try {_either(nearest)}, or a net file')


def choose_net_file(style: GalleryStyle, preset: str, on_gpu: bool) -> Path:
    """The net file of `style` for a preset; "auto" is classic on a GPU and fast elsewhere.

    Raises UnknownStyle where the style has no net of the preset asked for.
    """
    files = style.net_files
    if "file" in files:
        return files["file"]
    if preset != "auto":
        if preset not in files:
            raise UnknownStyle(
                f'style "{style.name}" has no {preset} net; try --preset {_either(list(files))}'
            )
        return files[preset]
    wanted = "classic" if on_gpu else "fast"
    return files.get(wanted) or next(iter(files.values()))


def _existing(path: Path) -> Path | None:
    return path if path.is_file() else None


def _either(names: list[str]) -> str:
    return " or ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
