"""The style card: who made the picture a style comes from, and how its net was trained."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from artem.errors import NetFileError
from artem.words import tr

_MAX_TEXT = 2000


@dataclass(frozen=True)
class StyleCard:
    """Facts about one style.

    training: options and losses of its training. measured: how well and how steadily it is worn,
    from bench/quality.py and bench/stability.py. Both JSON-ready.
    """

    name: str
    title: str
    author: str = ""
    year: str = ""
    licence: str = ""
    training: dict[str, Any] = field(default_factory=dict)
    measured: dict[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The card as JSON-ready values; `from_json` reads them back."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Any) -> StyleCard:
        """Read a card. Raises NetFileError where `data` is not one."""
        try:
            texts = {
                key: str(data[key])[:_MAX_TEXT]
                for key in ("name", "title", "author", "year", "licence")
            }
            training, measured = (dict(data.get(key, {})) for key in ("training", "measured"))
            return cls(**texts, training=training, measured=measured)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise NetFileError(tr("the net file's style card is damaged")) from error

    @property
    def byline(self) -> str:
        """Author and year, as far as known."""
        return ", ".join(part for part in (self.author, self.year) if part)
