"""What the pickers offer. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from artem.errors import NetFileError, UnknownStyle
from artem.styles.gallery import GalleryStyle, find_style, gallery


@dataclass(frozen=True)
class StyleEntry:
    """One tile of the style picker.

    spec: what a stylizer is made from. name: what its net calls it. net: the same for all
    styles of one net. title: of the work whose style it is.
    """

    spec: str
    name: str
    net: str
    title: str
    byline: str = ""
    thumbnail: Path | None = None

    @property
    def label(self) -> str:
        """The style's own name, as it is read below its tile."""
        first, *rest = self.name.split("_")
        numbered = [word.upper() if set(word) <= set("ivx") else word for word in rest]
        return " ".join([first.capitalize(), *numbered])


@dataclass(frozen=True)
class SourceEntry:
    """One line of the source picker; `spec` is what a source is made from."""

    spec: str
    title: str


@dataclass(frozen=True)
class FoundSources:
    """What there is to look at right now."""

    cameras: tuple[SourceEntry, ...] = ()
    screens: tuple[SourceEntry, ...] = ()


def style_entries() -> list[StyleEntry]:
    """The gallery."""
    return [_entry(style.name, style) for style in gallery()]


def with_style(entries: list[StyleEntry], spec: str | None) -> list[StyleEntry]:
    """The entries, with a net file of the user's own at the end.

    Raises UnknownStyle or NetFileError.
    """
    if spec is None or any(entry.spec == spec for entry in entries):
        return entries
    return [*entries, _entry(spec, find_style(spec))]


def with_remembered(entries: list[StyleEntry], spec: str | None) -> list[StyleEntry]:
    """As `with_style`, but a style that is gone is left out."""
    try:
        return with_style(entries, spec)
    except (UnknownStyle, NetFileError):
        return entries


def _entry(spec: str, style: GalleryStyle) -> StyleEntry:
    net = ", ".join(str(path) for path in style.net_files.values())
    card = style.card
    return StyleEntry(spec, card.name, net, card.title or card.name, card.byline, style.thumbnail)
