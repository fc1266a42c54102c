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

_SETTLE_MS = 1000  # after a change of size

Script = Callable[[Window], Iterator[float]]
"""Is given the window as it shows its first picture; yields how many seconds to wait."""


def drive(options: SessionOptions, script: Script, size: tuple[int, int]) -> None:
    """Run the app until the script ends, without what belongs to whoever runs it."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("CONFIG_HOME", "STATE_HOME", "DATA_HOME", "VIDEOS_DIR", "PICTURES_DIR"):
            os.environ[f"XDG_{name}"] = folder
        settings = Path(folder, "window.json")
        save(settings, Remembered(hints_seen=True))
        application = make_application()  # Qt wants it held
        _once_painting(lambda window: _begin(window, script, size))
        app.run(options, started=time.monotonic(), settings_file=settings)
        del application


def _begin(window: Window, script: Script, size: tuple[int, int]) -> None:
    window.resize(*size)
    QTimer.singleShot(_SETTLE_MS, lambda: _play(window, script(window)))


def _play(window: Window, steps: Iterator[float]) -> None:
    """Go on with the script until it ends, then close the window."""
    wait = next(steps, None)
    if wait is None:
        window.close()
    else:
        QTimer.singleShot(round(1000 * wait), lambda: _play(window, steps))


def _once_painting(begin: Callable[[Window], object]) -> None:
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, Window) and w.isVisible()]
    if shown and shown[0].feed.frame is not None:
        begin(shown[0])
    else:
        QTimer.singleShot(50, lambda: _once_painting(begin))
