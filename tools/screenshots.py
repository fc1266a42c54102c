"""Pictures of the window and of every dialog, in both themes and languages, to be looked at.

    python tools/screenshots.py FOLDER [--scale 2] [--size 800x600]

Wants a display (xvfb-run will do). What does not fit its place is named, and makes it fail.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

Act = Callable[[], object]

THEMES = ("dark", "light")
LANGUAGES = {"en": "en_GB.UTF-8", "ja": "ja_JP.UTF-8"}
_SETTLE = 0.5  # seconds
_DIALOGS = (
    "commands",
    "options",
    "open-address",
    "publish",
    "choose-source",
    "log",
    "save-look",
    "picture-in-picture",
    "output-window",
)
_SLOW_DIALOGS = ("share", "use-phone")
_STARTS = 5.0  # seconds that a server takes
_STATES = {  # which the same action ends, with the seconds they take to be as they are
    "timing": 2.0,
    "compare": _SETTLE,
    "side-by-side": _SETTLE,
    "original-in-corner": _SETTLE,
    "grid": 5.0,
    "mixer": _SETTLE,
    "record": 2.0,
}


def main() -> int:
    """One process for each theme and language: Qt takes scale and language when it starts."""
    options = _options()
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.one:
        return _take_all(options.folder, *options.one.split("-"), options.size)
    failures = 0
    for theme in THEMES:
        for language, locale in LANGUAGES.items():
            command = [sys.executable, __file__, str(options.folder), "--size", options.size]
            failures += subprocess.run(
                [*command, "--one", f"{theme}-{language}"],
                env=os.environ | {"QT_SCALE_FACTOR": str(options.scale), "LC_ALL": locale},
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
    """Go through every scene; 1 where something is clipped."""
    from driver import drive

    from artem.gui import theme as themes
    from artem.options import SessionOptions

    clipped: list[str] = []

    def script(window) -> Iterator[float]:
        window.wear(themes.LIGHT if theme == "light" else themes.DARK)
        for name, begin, seconds, end in _scenes(window):
            begin()
            yield seconds
            path = folder / f"{name}-{theme}-{language}.png"
            window.screen().grabWindow(0).save(str(path))
            clipped.extend(f"{path.name}: {what}" for what in _clipped())
            _close_all_but(window)
            end()
            yield _SETTLE

    width, height = map(int, size.split("x"))
    drive(SessionOptions(source="demo", style="great_wave"), script, (width, height))
    for line in dict.fromkeys(clipped):
        print(line)
    return 1 if clipped else 0


def _scenes(window) -> Iterator[tuple[str, Act, float, Act]]:
    """Name, what begins it, the seconds it takes, and what ends it; dialogs are closed anyway."""
    yield "window", _nothing, _SETTLE, _nothing
    for menu in window.menu_bar.actions():
        place = window.menu_bar.mapToGlobal(window.menu_bar.actionGeometry(menu).bottomLeft())
        name = f"menu-{menu.menu().objectName()}"
        yield name, partial(menu.menu().popup, place), _SETTLE, _nothing
    for name in _DIALOGS:
        yield name, window.action_set[name].trigger, _SETTLE, _nothing
    for name in _SLOW_DIALOGS:
        yield name, window.action_set[name].trigger, _STARTS, _nothing
    for name, seconds in _STATES.items():
        yield name, window.action_set[name].trigger, seconds, window.action_set[name].trigger


def _nothing() -> None:
    """It is there by itself."""


def _close_all_but(window) -> None:
    from PyQt6.QtWidgets import QApplication

    for shown in QApplication.topLevelWidgets():
        if shown is not window and shown.isVisible():
            shown.close()


def _clipped() -> Iterator[str]:
    """The words that have less room than they need."""
    from PyQt6.QtWidgets import QAbstractButton, QApplication, QLabel

    for widget in QApplication.allWidgets():
        if not isinstance(widget, QLabel | QAbstractButton) or not widget.isVisible():
            continue
        wraps = isinstance(widget, QLabel) and widget.wordWrap()
        short = widget.width() < widget.sizeHint().width() and not wraps
        low = wraps and widget.height() < widget.heightForWidth(widget.width())
        if widget.text() and (short or low):
            yield f"{type(widget).__name__} {widget.text()[:60]!r}"


if __name__ == "__main__":
    raise SystemExit(main())
