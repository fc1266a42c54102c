"""What the pickers offer. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from artem.errors import NetFileError, UnknownStyle
from artem.look import Mix
from artem.styles.gallery import STYLE_SUFFIXES, Style, find_style, gallery, own_styles


@dataclass(frozen=True)
class StyleEntry:
    """One tile of the style picker.

    spec: what a stylizer is made from. name: what its net calls it. net: the same for all
    styles of one net. title: of the work whose style it is. is_picture: whether its net has to
    get to know it first. own: whether it is one of the user's own, which can be removed.
    """

    spec: str
    name: str
    net: str
    title: str
    byline: str = ""
    thumbnail: Path | None = None
    is_picture: bool = False
    own: bool = False

    @cached_property
    def label(self) -> str:
        """The style's own name, as it is read below its tile."""
        first, *rest = Path(self.spec).stem.split("_")
        numbered = [word.upper() if set(word) <= set("ivx") else word for word in rest]
        return " ".join([first.capitalize(), *numbered])


@dataclass(frozen=True)
class SourceEntry:
    """One line of the source picker; `spec` is what a source is made from.

    formats: the ways in which a camera can be asked for its pictures, where they are known.
    """

    spec: str
    title: str
    formats: tuple[SourceEntry, ...] = ()


@dataclass(frozen=True)
class FoundSources:
    """What there is to look at right now."""

    cameras: tuple[SourceEntry, ...] = ()
    screens: tuple[SourceEntry, ...] = ()
    windows: tuple[SourceEntry, ...] = ()

    def without_windows(self, titles: Collection[str]) -> FoundSources:
        """The same, but for windows of these titles."""
        others = tuple(entry for entry in self.windows if entry.title not in titles)
        return replace(self, windows=others)


NetOf = Callable[[Style], str]
"""What wears a style in this run: the same for all styles of one net."""


def style_entries(net_of: NetOf) -> list[StyleEntry]:
    """The gallery and the user's own; of those, the ones that cannot be read are left out."""
    return [style_entry(style.name, style, net_of) for style in (*gallery(), *own_styles())]


def with_style(entries: list[StyleEntry], spec: str | None, net_of: NetOf) -> list[StyleEntry]:
    """The entries, with a picture or net file of the user's own at the end.

    Raises UnknownStyle or NetFileError.
    """
    if spec is None or any(entry.spec == spec for entry in entries):
        return entries
    return [*entries, style_entry(spec, find_style(spec), net_of)]


def with_remembered(entries: list[StyleEntry], spec: str | None, net_of: NetOf) -> list[StyleEntry]:
    """As `with_style`, but a style that is gone is left out."""
    try:
        return with_style(entries, spec, net_of)
    except (UnknownStyle, NetFileError):
        return entries


def can_mix(entries: Sequence[StyleEntry], spec: str, mix: Mix) -> bool:
    """Whether this style is in the mix, and all styles of the mix are in its net."""
    style = next((entry for entry in entries if entry.spec == spec), None)
    if style is None:
        return False
    wanted = {name for name, _ in mix}
    return style.name in wanted <= {entry.name for entry in entries if entry.net == style.net}


def is_style_file(path: Path) -> bool:
    """Whether a file, by its ending, is a picture or a net rather than something to look at."""
    return path.suffix.lower() in STYLE_SUFFIXES


def style_entry(spec: str, style: Style, net_of: NetOf) -> StyleEntry:
    """What the picker shows of a style."""
    card = style.card
    return StyleEntry(
        spec=spec,
        name=card.name,
        net=net_of(style),
        title=card.title or card.name,
        byline=card.byline,
        thumbnail=style.thumbnail,
        is_picture=style.picture is not None,
        own=bool(style.own),
    )
