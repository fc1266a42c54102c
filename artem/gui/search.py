"""Finding titles by some of their letters. No Qt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import normalize


def rank(query: str, titles: Sequence[str]) -> list[int]:
    """Places of the titles in which every word of the query is found, the best first.

    A word is found as it is, or its letters one after the other with others between. Better is
    what begins a word, then what stands earlier, then a shorter title. Upper and lower case, and
    full and half width, are the same.
    """
    words = _folded(query).split()
    if not words:
        return list(range(len(titles)))
    scores = ((_score(words, _folded(title)), place) for place, title in enumerate(titles))
    return [place for _, place in sorted((score, place) for score, place in scores if score)]


def _score(words: Sequence[str], title: str) -> tuple[int, int, int] | None:
    """(how loosely the words are found, how late, length), less being better; None if not all."""
    matches = [_match(word, title) for word in words]
    found = [match for match in matches if match is not None]
    if len(found) < len(words):
        return None
    return sum(kind for kind, _ in found), sum(place for _, place in found), len(title)


def _match(word: str, title: str) -> tuple[int, int] | None:
    """(0 where it begins a word, 1 within one, 2 scattered; the place where it is found)."""
    begun = re.search(rf"(?<![^\W_]){re.escape(word)}", title)
    if begun:
        return 0, begun.start()
    place = title.find(word)
    if place >= 0:
        return 1, place
    end = _scattered(word, title)
    return None if end is None else (2, end)


def _scattered(word: str, title: str) -> int | None:
    """Where the last letter is found when each is looked for behind the one before."""
    place = -1
    for letter in word:
        place = title.find(letter, place + 1)
        if place < 0:
            return None
    return place


def _folded(text: str) -> str:
    return normalize("NFKC", normalize("NFKC", text).casefold())
