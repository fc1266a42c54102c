"""What the page says, in every language that it has."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from artem.look import KNOBS
from artem.server import messages, painters, peer, session, sessions, signalling, studio
from artem.server.page import PAGE
from artem.words import LANGUAGES, read_translation, translation_file

_STRING = r'"(?:[^"\\]|\\.)*"'
_TRANSLATED = re.compile(rf"\btr\(\s*((?:{_STRING}\s*\+?\s*)+)")
_TELLING_PAGES = (messages, painters, peer, session, sessions, signalling, studio)
_SAME = {"Art'Em", "FPS", "ms", "\u2013"}  # in every language


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        self.found |= {value for name, value in attrs if name == "aria-label" and value}

    def handle_data(self, data: str) -> None:
        if data.strip() and self._inside != "title":
            self.found.add(data.strip())


def _of_document() -> set[str]:
    texts = _Texts()
    document = (PAGE / "index.html").read_text()
    texts.feed(document[: document.index("<noscript>")])
    return texts.found - _SAME


def _of_scripts() -> Iterator[str]:
    for path in PAGE.glob("*.js"):
        for strings in _TRANSLATED.findall(path.read_text()):
            yield "".join(ast.literal_eval(one) for one in re.findall(_STRING, strings))


def _of_server() -> Iterator[str]:
    """What a page is told in one sentence, which it says in its own language."""
    for module in _TELLING_PAGES:
        for node in ast.walk(ast.parse(Path(module.__file__ or "").read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "tr":
                yield ast.literal_eval(node.args[0])


def _words(language: str) -> dict[str, str]:
    words = json.loads((PAGE / f"{language}.json").read_text())
    assert isinstance(words, dict)
    return words


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_word_of_the_page_is_translated(language: str) -> None:
    of_knobs = {text for knob in KNOBS if not knob.live for text in (knob.title, knob.tip)}
    asked = _of_document() | set(_of_scripts()) | set(_of_server()) | of_knobs
    assert len(asked) > 90
    words = _words(language)
    assert asked == set(words)
    assert all(words.values())


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_values_stay_in_translations(language: str) -> None:
    for text, translation in _words(language).items():
        assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", translation)), text


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_the_page_says_what_the_window_says(language: str) -> None:
    window = {
        text: said for (text, _), said in read_translation(translation_file(language)).items()
    }
    words = _words(language)
    common = words.keys() & window.keys()
    assert len(common) > 10
    assert {text: words[text] for text in common} == {text: window[text] for text in common}


def test_no_sentence_of_the_scripts_is_left_out() -> None:
    translated = set(_of_scripts())
    for path in PAGE.glob("*.js"):
        code = re.sub(r"/\*.*?\*/|^\s*//.*$", "", path.read_text(), flags=re.DOTALL | re.MULTILINE)
        for literal in re.findall(_STRING, code):
            text = ast.literal_eval(literal)
            if re.match(r"[A-Z][a-z]* [a-z]", text):
                assert any(text in known for known in translated), (path.name, text)


def test_the_page_has_the_languages_of_the_window() -> None:
    listed = re.search(r"const TRANSLATED = (\[.*?\]);", (PAGE / "words.js").read_text())
    assert listed is not None
    assert tuple(json.loads(listed[1])) == LANGUAGES[1:]
