"""Looks that change as a film goes on, from a file of cues.

A cue file is TOML, one table for each change:

    [[cue]]
    time = 12.5          # seconds from the film's first picture
    transition = 2.0     # seconds the change takes; 0, the usual, is a cut
    look = { mix = { mosaic = 0.7, scream = 0.3 }, strength = 0.8 }

What a look leaves out stays as it was.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from artem.errors import UsageError
from artem.look import Look
from artem.look_values import look_to_values, values_to_look
from artem.morph import Morph
from artem.words import tr

_LARGEST = 1_000_000  # bytes
_LONGEST = 1e6  # seconds
_NAMES = {"time", "transition", "look"}


@dataclass(frozen=True)
class Cue:
    """From `time` on the look changes to `look`, for `transition` seconds."""

    time: float
    transition: float
    look: Look


@dataclass(frozen=True)
class Cues:
    """The look of every moment of a film; cues in the order of their times."""

    start: Look
    cues: tuple[Cue, ...] = ()

    @property
    def looks(self) -> tuple[Look, ...]:
        """All that the film begins with or changes to."""
        return (self.start, *(cue.look for cue in self.cues))

    @property
    def steadied(self) -> bool:
        """Whether pictures of it depend on the ones before."""
        return any(look.stability > 0 for look in self.looks)

    def at(self, seconds: float) -> Look:
        """The look so long after the film's first picture."""
        look = self.start
        for cue in self.cues:
            if seconds < cue.time:
                break
            look = Morph(look, cue.look, cue.time, cue.transition).at(_until(seconds, cue, self))
        return look


def _until(seconds: float, cue: Cue, cues: Cues) -> float:
    """A change that the next cue interrupts stays where it was by then."""
    after = [other.time for other in cues.cues if other.time > cue.time]
    return min([seconds, *after[:1]])


def read_cues(path: Path, start: Look) -> Cues:
    """The cues of a file, for a film that begins with `start`. Raises UsageError."""
    try:
        if path.stat().st_size > _LARGEST:
            raise UsageError(tr('"{path}" is too large for a cue file').format(path=path))
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        told = tr('the cue file "{path}" cannot be read; check the path')
        raise UsageError(told.format(path=path)) from error
    except (ValueError, RecursionError) as error:  # of TOML, or of numbers and tables without end
        told = tr('the cue file "{path}" is not TOML ({why}); mend it')
        raise UsageError(told.format(path=path, why=error)) from error
    return parse_cues(content, start)


def parse_cues(content: Mapping[str, Any], start: Look) -> Cues:
    """The cues of a file's content. Raises UsageError."""
    found = content.get("cue")
    if set(content) != {"cue"} or not isinstance(found, list) or not found:
        raise UsageError(tr("a cue file has nothing but [[cue]] tables; write one for each change"))
    cues: list[Cue] = []
    look = start
    for table in found:
        cue = _cue(table, look)
        if cues and cue.time <= cues[-1].time:
            told = tr("the cue at {time:g} s is not after the one before; put them in order")
            raise UsageError(told.format(time=cue.time))
        cues.append(cue)
        look = cue.look
    return Cues(start, tuple(cues))


def _cue(table: object, before: Look) -> Cue:
    if not isinstance(table, Mapping) or not {"time", "look"} <= set(table) <= _NAMES:
        raise UsageError(tr("a cue has a time, a look and perhaps a transition; give those"))
    look = table["look"]
    if not isinstance(look, Mapping):
        raise UsageError(tr("a look is not a table of values; give one"))
    unknown = set(look) - set(look_to_values(before))
    if unknown:
        told = tr('a look has no "{name}"; leave it out')
        raise UsageError(told.format(name=min(unknown)))
    merged = values_to_look(look_to_values(before) | dict(look))
    return Cue(_seconds(table["time"]), _seconds(table.get("transition", 0.0)), merged)


def _seconds(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= _LONGEST:
        return float(value)
    raise UsageError(tr("a cue's times are seconds from 0 up; give such numbers"))
