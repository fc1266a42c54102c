"""The styles there are, and finding one by name or path."""

from __future__ import annotations

import difflib
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from artem.errors import NetFileError, UnknownStyle
from artem.frame import Pixels
from artem.nets.picture_shapes import VGG_VARIABLE, is_vgg_named
from artem.pictures import PICTURE_SUFFIXES
from artem.styles import own
from artem.styles.card import StyleCard
from artem.styles.checkpoint import is_net_file, read_cards
from artem.words import tr

DEFAULT_STYLE = "great_wave"
SUFFIX = ".safetensors"
FOREIGN_SUFFIXES = (".pth", ".pt", ".ckpt", ".tar", ".model", ".onnx", ".t7")
STYLE_SUFFIXES = (*PICTURE_SUFFIXES, SUFFIX, *FOREIGN_SUFFIXES)


@dataclass(frozen=True)
class Style:
    """One style.

    net_files: by preset, what wears it. thumbnail: a picture that shows it.
    picture: the style itself, where it is a picture that nets wear without having learned it.
    own: what it is called among the user's own styles, empty where it is none of those.
    """

    card: StyleCard
    net_files: dict[str, Path]
    thumbnail: Path | None = None
    picture: Path | None = None
    own: str = ""

    @property
    def name(self) -> str:
        """What users call it."""
        return self.own or self.card.name


def gallery_folder() -> Path:
    """`styles/` of an installed package or of a checkout."""
    installed = Path(__file__).parent / "trained"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "styles"


def gallery() -> list[Style]:
    """Every style that comes with the package: one net file per preset holds them.

    Their order and cards are those of the fast preset, which has them all.
    """
    folder = gallery_folder()
    found: dict[str, Style] = {}
    for preset in ("fast", "classic"):
        path = folder / f"{preset}{SUFFIX}"
        for card in read_cards(path) if path.is_file() else ():
            thumbnail = _existing(folder / "thumbnails" / f"{card.name}.jpg")
            style = found.setdefault(card.name, Style(card, {}, thumbnail))
            style.net_files[preset] = path
    return list(found.values())


def own_styles() -> list[Style]:
    """The user's own styles, the oldest first; without nets whose file is damaged."""
    found = []
    for name, path in own.own_files().items():
        with suppress(NetFileError, UnknownStyle):
            found.append(_own(name, path))
    return found


def find_style(name: str) -> Style:
    """A style of the gallery or of the user's own by name, or a picture or net file by its path.

    Raises UnknownStyle, naming the nearest styles, where it is none of them, and NetFileError
    where the file is no net file.
    """
    styles = {style.name: style for style in (*gallery(), *own_styles())}
    if name in styles:
        return styles[name]
    path = Path(name).expanduser()
    if path.is_file():
        return _from_file(name, path)
    nearest = difflib.get_close_matches(name.lower(), styles, n=3, cutoff=0.4) or list(styles)
    told = tr('there is no style "{name}"; try {names}, or a picture or net file')
    raise UnknownStyle(told.format(name=name, names=_either(nearest)))


def add_net(data: bytes, title: str, suffix: str) -> Style:
    """Keep a net file's bytes as one of the user's own styles. Raises PictureError."""
    return _kept(own.add(data, title, suffix, _gallery_names()))


def add_picture(pixels: Pixels, title: str) -> Style:
    """Keep a picture, (H, W, 3) uint8 RGB, as one of the user's own styles.

    Raises PictureError where it is too small or cannot be kept.
    """
    return _kept(own.add_picture(pixels, title, _gallery_names()))


def _gallery_names() -> set[str]:
    return {style.name for style in gallery()}


def _kept(name: str) -> Style:
    return _own(name, own.own_files()[name])


def _from_file(name: str, path: Path) -> Style:
    """A style by the path of its file; one that is a picture is called as it was asked for."""
    suffix = path.suffix.lower()
    if suffix in PICTURE_SUFFIXES:
        return Style(StyleCard(name, path.stem), _picture_nets(), path, path)
    files = {"file": path}
    if suffix != SUFFIX or not is_net_file(path):
        return Style(StyleCard(own.plain_name(path.stem), path.stem), files)
    cards = read_cards(path)
    if not cards:
        told = tr(
            "{path} wears any picture but has no style itself; run `artem styles add {path}`, then "
            "give a picture with --preset classic"
        )
        raise UnknownStyle(told.format(path=path))
    return Style(cards[0], files)


def _own(name: str, path: Path) -> Style:
    return replace(_from_file(name, path), own=name)


def _picture_nets() -> dict[str, Path]:
    """By preset, the net that wears any picture."""
    nets = {"fast": gallery_folder() / f"fast{SUFFIX}"}
    if is_vgg_named():
        nets["classic"] = gallery_folder() / f"adain{SUFFIX}"
    return nets | own.picture_nets()


def choose_net_file(style: Style, preset: str, on_gpu: bool) -> Path:
    """The net file of `style` for a preset; "auto" is classic on a GPU and fast elsewhere.

    It is fast everywhere for a picture, and for a style whose classic net lacks styles of the fast
    one: those of one net mix.
    Raises UnknownStyle where the style has no net of the preset asked for.
    """
    files = style.net_files
    if "file" in files:
        return files["file"]
    if preset != "auto":
        if preset not in files and style.picture is not None:
            told = tr(
                "a picture has no {preset} net here; use --preset fast, or name the file of "
                "VGG-19's weights in {variable}"
            )
            raise UnknownStyle(told.format(preset=preset, variable=VGG_VARIABLE))
        if preset not in files:
            told = tr('style "{style}" has no {preset} net; try --preset {presets}')
            raise UnknownStyle(
                told.format(style=style.name, preset=preset, presets=_either(list(files)))
            )
        return files[preset]
    wanted = "classic" if on_gpu and style.picture is None and _mixes_as_well(files) else "fast"
    return files.get(wanted) or next(iter(files.values()))


def _mixes_as_well(files: dict[str, Path]) -> bool:
    """Whether the classic net has all styles of the fast one."""
    if "classic" not in files or "fast" not in files:
        return True
    classic, fast = ({card.name for card in read_cards(files[one])} for one in ("classic", "fast"))
    return fast <= classic


def _existing(path: Path) -> Path | None:
    return path if path.is_file() else None


def _either(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return tr("{names} or {last}").format(names=", ".join(names[:-1]), last=names[-1])
