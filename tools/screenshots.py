"""Pictures of the window and of every dialog, in both themes and languages, to be looked at.

usage: python tools/screenshots.py FOLDER [--scale 2] [--size 800x600]
Wants a display (xvfb-run will do). What does not fit its place is printed, and makes it fail.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

Act = Callable[[], object]

THEMES, LANGUAGES = ("dark", "light"), ("en", "ja")
_SETTLE_SECONDS = 0.5


def main() -> int:
    """One process for each theme and language: Qt takes scale and fonts when it starts."""
    options = _options()
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.one:
        return _take_all(options.folder, *options.one.split("-"), options.size)
    failures = 0
    for theme in THEMES:
        for language in LANGUAGES:
            command = [sys.executable, __file__, str(options.folder), "--size", options.size]
            failures += subprocess.run(
                [*command, "--one", f"{theme}-{language}"],
                env=os.environ | {"QT_SCALE_FACTOR": str(options.scale), "LANGUAGE": language},
                check=False,
            ).returncode
    return min(failures, 1)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scale", type=float, default=1)
    parser.add_argument("--size", default="1100x760")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    return parser.parse_args()


def _take_all(folder: Path, theme: str, language: str, size: str) -> int:
    """Open the real window on the demo and go through every scene; 1 where something is clipped."""
    os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = tempfile.mkdtemp()
    from PyQt6.QtWidgets import QApplication

    from artem.gui import app, loop, settings
    from artem.gui import theme as themes
    from artem.gui.language import speak
    from artem.gui.session import Session
    from artem.gui.window import Window
    from artem.options import SessionOptions
    from artem.pipeline.stats import Stats

    application = loop.make_application()
    speak(language, application)
    options = SessionOptions(source="demo", style="great_wave")
    loaded = settings.Loaded(settings.Remembered(hints_seen=True))
    parts = app.live_parts(
        options, loaded.remembered, Path(os.environ["XDG_CONFIG_HOME"], "looks.json")
    )
    window = Window(parts.styles)
    window.wear(themes.LIGHT if theme == "light" else themes.DARK)
    start = app.plan(options, parts, loaded)
    session = Session(window, parts, start, options, Stats(time.monotonic()))
    window.resize(*map(int, size.split("x")))
    window.show()
    session.begin()
    clipped = []
    try:
        _until(lambda: window.feed.frame is not None)
        for name, begin, end in _scenes(session):
            begin()
            _settle()
            shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
            path = folder / f"{name}-{theme}-{language}.png"
            window.screen().grabWindow(0).save(str(path))
            clipped += [f"{path.name}: {what}" for w in shown for what in _clipped(w)]
            for dialog in shown:
                if dialog is not window:
                    dialog.close()
            end()
            _settle()
    finally:
        session.close()
    for line in dict.fromkeys(clipped):
        print(line)
    return 1 if clipped else 0


_DIALOGS = (
    "commands",
    "options",
    "open-address",
    "choose-source",
    "save-look",
    "picture-in-picture",
    "output-window",
)
_STATES = (  # which the same action ends
    "timing",
    "compare",
    "side-by-side",
    "original-in-corner",
    "grid",
    "mixer",
)


def _scenes(session) -> Iterator[tuple[str, Act, Act]]:
    """Name, what begins it, and what ends it; a dialog or menu is closed anyway."""
    window = session.window
    yield "window", _nothing, _nothing
    for menu in window.menu_bar.actions():
        place = window.menu_bar.mapToGlobal(window.menu_bar.actionGeometry(menu).bottomLeft())
        yield f"menu-{menu.menu().objectName()}", partial(menu.menu().popup, place), _nothing
    for name in _DIALOGS:
        yield name, window.action_set[name].trigger, _nothing
    for name in _STATES:
        yield name, window.action_set[name].trigger, window.action_set[name].trigger


def _nothing() -> None:
    """It is there by itself."""


def _settle() -> None:
    from PyQt6.QtTest import QTest

    QTest.qWait(int(1000 * _SETTLE_SECONDS))


def _until(done: Callable[[], bool]) -> None:
    from PyQt6.QtTest import QTest

    while not done():
        QTest.qWait(20)


def _clipped(top) -> list[str]:
    """The words that have less room than they need."""
    from PyQt6.QtWidgets import QAbstractButton, QLabel

    found = []
    for widget in (*top.findChildren(QLabel), *top.findChildren(QAbstractButton)):
        wraps = isinstance(widget, QLabel) and widget.wordWrap()
        short = widget.width() < widget.sizeHint().width() and not wraps
        low = wraps and widget.height() < widget.heightForWidth(widget.width())
        if widget.isVisible() and widget.text() and (short or low):
            found.append(f"{type(widget).__name__} {widget.text()[:60]!r}")
    return found


if __name__ == "__main__":
    raise SystemExit(main())
