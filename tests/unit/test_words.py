from __future__ import annotations

import shutil
import string
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from artem import words

ROOT = Path(__file__).parents[2]
TRANSLATED = words.LANGUAGES[1:]


@pytest.fixture(autouse=True)
def in_english():
    yield
    words.use_language("en")


def test_english_is_what_is_written():
    words.use_language("en")
    assert words.tr("Strength") == "Strength"


def test_a_language_there_is_none_of_is_english():
    words.use_language("tlh")
    assert words.tr("Strength") == "Strength"


@pytest.mark.parametrize("language", TRANSLATED)
def test_words_are_translated(language):
    words.use_language(language)
    assert words.tr("Strength") != "Strength"
    assert words.tr("what nobody ever wrote") == "what nobody ever wrote"


@pytest.mark.parametrize("language", TRANSLATED)
def test_placeholders_stay(language):
    for (text, _), translation in words.read_translation(words.translation_file(language)).items():
        assert placeholders(translation) == placeholders(text), text


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_word_of_the_source_is_translated(language, tmp_path):
    pytest.importorskip("PyQt6.lupdate")
    before = words.translation_file(language)
    shutil.copy(before, tmp_path)
    updated = tmp_path / before.name
    subprocess.run([sys.executable, ROOT / "tools" / "update_words.py", tmp_path], check=True)
    unfinished = [
        message.findtext("source")
        for message in ElementTree.parse(updated).iter("message")
        if not message.findtext("translation")
    ]
    assert unfinished == [], "run tools/update_words.py and translate these"
    assert words.read_translation(updated) == words.read_translation(before)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
