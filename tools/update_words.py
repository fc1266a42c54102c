"""Brings the translations up to date with the words of the source.

Run it after adding or changing words; what is new waits in the files of Qt Linguist, unfinished.
usage: python tools/update_words.py [FOLDER]
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

from PyQt6.lupdate import lupdate, python_source
from PyQt6.lupdate.source_file import SourceFile
from PyQt6.lupdate.translations import Context

from artem.words import LANGUAGES, translation_file


class _Visitor(python_source.Visitor):
    """Takes words outside classes too, and gives all of them one context: `tr` knows no other."""

    def __init__(self, source: SourceFile) -> None:
        super().__init__(source)
        self._words = Context("artem")
        source.contexts.append(self._words)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.generic_visit(node)

    def _get_current_context(self) -> Context:
        return self._words


def update(folder: Path) -> list[Path]:
    """Write every language's file in the folder, beginning with what is there."""
    python_source.Visitor = _Visitor
    files = [folder / translation_file(code).name for code in LANGUAGES[1:]]
    sources = Path(translation_file("ja")).parents[2]
    lupdate([str(sources)], [str(path) for path in files], no_obsolete=True)
    return files


if __name__ == "__main__":
    here = translation_file("ja").parent
    update(Path(sys.argv[1]) if len(sys.argv) > 1 else here)
