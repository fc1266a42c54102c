"""Runs the window with a script in the place of hands."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PyQt6.QtCore import QTimer
from PyQt6.QtWidgets import QApplication

from artem.gui import app
from artem.gui.loop import make_application
from artem.gui.settings import Remembered, save
from artem.gui.window import Window
from artem.options import SessionOptions

Script = Callable[[Window], Iterator[float]]
"""Is given the window as it shows its first picture; yields how many seconds to wait."""


def drive(options: SessionOptions, script: Script, size: tuple[int, int]) -> None:
    """Run the app until the script ends, without the settings and styles of whoever runs it."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            os.environ[name] = folder
        settings = Path(folder, "window.json")
        save(settings, Remembered())
        make_application()
        _once_painting(lambda window: _Play(window, script(window), size))
        app.run(options, started=time.monotonic(), settings_file=settings)


class _Play:
    """A script that is going on."""

    def __init__(self, window: Window, steps: Iterator[float], size: tuple[int, int]) -> None:
        self._window = window
        self._steps = steps
        window.resize(*size)
        QTimer.singleShot(1000, self._go_on)

    def _go_on(self) -> None:
        wait = next(self._steps, None)
        if wait is None:
            self._window.close()
        else:
            QTimer.singleShot(round(1000 * wait), self._go_on)


def _once_painting(begin: Callable[[Window], object]) -> None:
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, Window) and w.isVisible()]
    if shown and shown[0].feed.frame is not None:
        begin(shown[0])
    else:
        QTimer.singleShot(50, lambda: _once_painting(begin))
