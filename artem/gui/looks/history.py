"""Undo and redo of looks. No Qt; told the time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import fields
from itertools import groupby

from artem.look import Look

_BURST = 0.7  # seconds between two changes within which they are one, as while a slider is dragged
_MOST = 100  # steps back


class History:
    """Remembers looks. Changes of the same one value in a burst are one step."""

    def __init__(self, first: Look) -> None:
        self._look = first
        self._past: deque[Look] = deque(maxlen=_MOST)
        self._future: list[Look] = []
        self._touched = ""
        self._changed_at = float("-inf")

    @property
    def can_undo(self) -> bool:
        """Whether there is a step before."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone step."""
        return bool(self._future)

    def changed(self, look: Look, now: float) -> None:
        """The user changed the look at `now`, in seconds; what was undone is given up."""
        if look == self._look:
            return
        touched = _touched(self._look, look)
        goes_on = touched == self._touched != "" and now - self._changed_at <= _BURST
        if not goes_on:
            self._past.append(self._look)
        self._look, self._touched, self._changed_at = look, touched, now
        self._future.clear()
        if self._past[-1] == look:
            self._past.pop()
            self._touched = ""

    def correct(self, look: Look) -> None:
        """The look is this one after all: what was wished cannot be. Not a step."""
        self._look, self._touched = look, ""
        if self._past and self._past[-1] == look:
            self._past.pop()

    def keep(self, can_wear: Callable[[Look], bool], worn: Look) -> None:
        """Forget the steps to looks that cannot be worn any more."""
        self._touched = ""
        if not can_wear(self._look):
            self._look = worn
        self._past = deque(_steps(self._past, can_wear, self._look), maxlen=_MOST)
        self._future = _steps(self._future, can_wear, self._look)

    def undo(self) -> Look | None:
        """The look before the last step; None at the first."""
        if not self._past:
            return None
        self._future.append(self._look)
        return self._go_to(self._past.pop())

    def redo(self) -> Look | None:
        """The look of the step that was undone last; None if there is none."""
        if not self._future:
            return None
        self._past.append(self._look)
        return self._go_to(self._future.pop())

    def _go_to(self, look: Look) -> Look:
        self._look, self._touched = look, ""
        return look


def _steps(looks: Iterable[Look], can_wear: Callable[[Look], bool], last: Look) -> list[Look]:
    """Those that can be worn, each another than the next one, and the last another than `last`."""
    left = [look for look, _ in groupby(filter(can_wear, looks))]
    return left[:-1] if left[-1:] == [last] else left


def _touched(before: Look, after: Look) -> str:
    """The name of the value that differs; empty where several do."""
    names = [
        field.name
        for field in fields(Look)
        if getattr(before, field.name) != getattr(after, field.name)
    ]
    return names[0] if len(names) == 1 else ""
