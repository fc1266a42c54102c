"""A folder of style pictures with their cards."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from artem.errors import TrainingError
from artem.pictures import PICTURE_SUFFIXES
from artem.styles.card import StyleCard
from artem.training.options import StylePicture

CARDS = "cards.toml"


def read_style_folder(folder: Path) -> tuple[StylePicture, ...]:
    """The folder's pictures by name; where it has a cards.toml, those that it lists.

    cards.toml holds a table per picture, named like its file without the ending, with title,
    author, year and licence. Raises TrainingError where there is nothing to learn.
    """
    paths = {p.stem: p for p in sorted(folder.glob("*")) if p.suffix.lower() in PICTURE_SUFFIXES}
    cards = _read_cards(folder / CARDS, {name: {} for name in paths})
    missing = [name for name in cards if name not in paths]
    if missing:
        raise TrainingError(f"{folder / CARDS} names {missing[0]}, but there is no such picture")
    if not cards:
        raise TrainingError(f"there are no pictures in {folder}; give a folder of style pictures")
    return tuple(StylePicture(_card(name, facts), paths[name]) for name, facts in cards.items())


def _card(name: str, facts: dict[str, Any]) -> StyleCard:
    title, author, year, licence = (
        str(facts.get(key, "")) for key in ("title", "author", "year", "licence")
    )
    return StyleCard(name, title or name, author, year, licence)


def _read_cards(path: Path, otherwise: dict[str, Any]) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return otherwise
    except (OSError, ValueError) as error:
        raise TrainingError(f"{path} cannot be read ({error}); correct or remove it") from error
