"""What a session is made of, and begins with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from artem.capture.base import Source
from artem.capture.phone import PhoneInlet
from artem.frame import Pixels
from artem.gui.care.run_record import RunRecord
from artem.gui.outputs import Wanted
from artem.gui.presenter import Choice
from artem.gui.settings import Remembered
from artem.gui.sharing.shared import Shared, share
from artem.gui.styles.catalog import FoundSources, StyleEntry
from artem.gui.styles.own_styles import StyleStore
from artem.gui.styles.shelf import LiveStylizer
from artem.look import Look


@dataclass(frozen=True)
class Parts:
    """What a session is made of; tests give fakes.

    make_source, make_stylizer, find_sources, find_changes, share: may take a while; called on
        threads of their own. find_changes: None where no camera was plugged or unplugged.
    share: starts the server for phones and browsers.
    """

    styles: list[StyleEntry]
    make_source: Callable[[str], Source]
    make_stylizer: Callable[[str], LiveStylizer]
    make_fit: Callable[[LiveStylizer], Callable[[Pixels], Pixels]]
    find_sources: Callable[[], FoundSources]
    store: StyleStore
    looks_file: Path
    find_changes: Callable[[], FoundSources | None] = lambda: None
    share: Callable[[PhoneInlet], Shared] = share


@dataclass(frozen=True)
class GoingOn:
    """What a session hands to the one that goes on after it with other options.

    source: what was shown; None where there was none yet.
    views: the actions that show the picture in other ways, and are on.
    """

    outputs: Wanted
    source: Choice | None = None
    views: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Start:
    """What a session begins with. source: None to look for a camera first. views: as of GoingOn."""

    source: Choice | None
    style: Choice
    default_style: str
    look: Look
    outputs: Wanted
    remembered: Remembered
    views: frozenset[str] = frozenset()
    notice: str = ""
    record: RunRecord = field(default_factory=RunRecord)
