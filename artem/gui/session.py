"""One run of the window: joins its widgets to the pipeline. Lives on the GUI thread."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject, QTimer, pyqtSignal
from PyQt6.QtWidgets import QFileDialog

from artem.capture.base import Source, SourceInfo
from artem.errors import ArtemError
from artem.frame import Pixels
from artem.gui import presenter
from artem.gui.address import is_address, without_secrets
from artem.gui.address_dialog import AddressDialog
from artem.gui.bridge import Background, Bridge, WindowSink
from artem.gui.catalog import FoundSources, StyleEntry
from artem.gui.presenter import Action, Choice
from artem.gui.settings import Remembered
from artem.gui.shelf import Job, LiveStylizer, Shelf
from artem.gui.window import Window
from artem.look import Look
from artem.options import SessionOptions, Size
from artem.pipeline.limits import RunLength
from artem.pipeline.pipeline import Phase, Pipeline, State
from artem.pipeline.stats import Stats

_TICK_MS = 250
_WARM_GAP_MS = 500  # between styles made ahead, so that the picture gets its time back


@dataclass(frozen=True)
class Parts:
    """What a session is made of; tests give fakes."""

    styles: list[StyleEntry]
    make_source: Callable[[str], Source]
    make_stylizer: Callable[[str], LiveStylizer]
    make_fit: Callable[[Size, LiveStylizer], Callable[[Pixels], Pixels]]
    find_sources: Callable[[], FoundSources]


@dataclass(frozen=True)
class Start:
    """What a session begins with. source: None to look for a camera first."""

    source: Choice | None
    style: Choice
    fallback_style: str
    remembered: Remembered
    notice: str = ""


class Session(QObject):
    """Starts, changes and stops one pipeline as the window asks for it.

    over: the run ended by itself or failed before there was a picture; the window may go.
    error: what made it fail, to be raised by whoever runs it.
    """

    over = pyqtSignal()

    def __init__(
        self, window: Window, parts: Parts, start: Start, options: SessionOptions, started: float
    ) -> None:
        super().__init__()
        self.stats = Stats(started)
        self.error: Exception | None = None
        self.source_info: SourceInfo | None = None
        self.stylizer: LiveStylizer | None = None
        self.pipeline: Pipeline | None = None
        self._window = window
        self._parts = parts
        self._options = options
        self._remembered = start.remembered
        self._fallback_style = start.fallback_style
        self._shelf = Shelf([entry.spec for entry in parts.styles])
        self._building = False
        self._style = start.style
        self._style_in_use = ""
        self._source = start.source
        self._source_name = ""
        self._strength = options.strength if options.strength is not None else (
            start.remembered.strength
        )
        self._mirror_choice = options.mirror
        self._state = State(Phase.CONNECTING)
        self._lost: ArtemError | None = None
        self._retry_at = 0.0
        self._picture_of: Source | None = None
        self._bridge = Bridge()
        self._builder = Background("artem-build")
        self._finder = Background("artem-find")
        self._timer = QTimer(self, interval=_TICK_MS)
        self._connect()
        self._notices = [text for text in (start.notice, start.style.notice) if text]
