"""Writes what was measured into the style cards of a net file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from artem.styles.checkpoint import read_net_file, write_net_file


def write_measured(path: Path, figures: dict[str, dict[str, Any]]) -> None:
    """figures: by style, added to what its card already says."""
    file = read_net_file(path)
    cards = {
        name: replace(card, measured=card.measured | figures.get(name, {}))
        for name, card in file.cards.items()
    }
    write_net_file(path, replace(file, cards=cards))
