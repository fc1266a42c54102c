"""The words a person reads, in their language; English where nobody has translated them.

Translations are the files of Qt Linguist in artem/gui/translations, read as they are: a word that
is missing there, or a file, leaves the English one.
"""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

LANGUAGES = ("en", "ja")

_words: dict[tuple[str, str], str] = {}


def tr(text: str, comment: str = "") -> str:
    """The text in the chosen language. comment: tells apart texts that are alike in English."""
    return _words.get((text, comment), text)


def QT_TR_NOOP(text: str) -> str:
    """The text as it is: for what is written down before the language is known, and `tr` later."""
    return text


def use_language(code: str) -> None:
    """From now on `tr` gives this one of LANGUAGES; any other code is English."""
    _words.clear()
    if code in LANGUAGES[1:]:
        _words.update(read_translation(translation_file(code)))


def translation_file(code: str) -> Path:
    """Where a language's translation is."""
    return Path(__file__).parent / "gui" / "translations" / f"artem_{code}.ts"


def read_translation(path: Path) -> dict[tuple[str, str], str]:
    """(text, comment) -> translation, of what is finished in a file of Qt Linguist."""
    found = {}
    for message in ElementTree.parse(path).iter("message"):
        translation = message.find("translation")
        done = translation is not None and translation.get("type") is None
        if translation is not None and done and translation.text:
            key = message.findtext("source", ""), message.findtext("comment", "")
            found[key] = translation.text
    return found
