"""Moves the look by itself: to another look, or from look to look on a beat."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from math import floor

from PyQt6.QtCore import QObject, Qt, QTimer, pyqtSignal

from artem.gui.looks.pace import Pace
from artem.gui.looks.sequence import LookSequence
from artem.gui.looks.tempo import TapTempo, Tempo
from artem.look import Look
from artem.morph import Morph, between, eased

_STEP_MS = 33


class LookMotion(QObject):
    """Takes small steps about 30 times a second, and only while there is a way to go.

    moved: the Look of a step, which may be the last. beat: the moment of one, on a walk or tapped.
    changed: whether it walks, the tempo or the beats per look.
    """

    moved = pyqtSignal(object)
    beat = pyqtSignal()
    changed = pyqtSignal()

    def __init__(self, fades: Callable[[Look, Look], bool], pace: Pace) -> None:
        """fades: whether the mixes of two looks can be mixed. pace: to begin with."""
        super().__init__()
        self.seconds = pace.seconds  # of a morph; on a walk never more than the beats of a look
        self._fades = fades
        self._beats_per_look = pace.beats_per_look
        self._tempo = Tempo(60 / pace.beats_per_minute, time.monotonic())
        self._taps = TapTempo()
        self._morph: Morph | None = None
        self._walk: tuple[Look, ...] = ()
        self._start = self._last = Look()
        self._ahead = 1.0  # beats to the first look of a walk
        self._beat = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._step)

    @property
    def is_walking(self) -> bool:
        """Whether it goes from look to look."""
        return bool(self._walk)

    @property
    def pace(self) -> Pace:
        """What is set."""
        return Pace(
            seconds=self.seconds,
            beats_per_minute=self.beats_per_minute,
            beats_per_look=self._beats_per_look,
        )

    @property
    def beats_per_minute(self) -> float:
        """The tempo."""
        return 60 / self._tempo.period

    @property
    def beats_per_look(self) -> int:
        """From reaching one look to reaching the next."""
        return self._beats_per_look

    def set_beats_per_look(self, beats: int) -> None:
        """Beats, 1 or more; a walk goes on from the look where it is, on the same beat."""
        now = time.monotonic()
        count = self._tempo.count(now)
        if self.is_walking and count >= 0:
            at = count // self._beats_per_look * beats + count % 1
            self._tempo = Tempo(self._tempo.period, now, at)
            self._beat = floor(at)
        self._beats_per_look = beats
        self.changed.emit()

    def tap(self) -> None:
        """The user taps the beat."""
        now = time.monotonic()
        period = self._taps.tap(now)
        if period is not None:
            self._tempo = self._tempo.tapped(period, now)
        if not self.is_walking:
            self.beat.emit()
        self.changed.emit()

    def morph(self, start: Look, end: Look) -> None:
        """Go from one look to another in the time that is set."""
        fades = self._fades(start, end)
        self._begin(start, Morph(start, end, time.monotonic(), self.seconds, fades))

    def walk(self, start: Look, looks: Sequence[Look]) -> None:
        """Go to the first of the looks on the next beat, and on from there, over and over."""
        self._walk = tuple(looks)
        count = self._tempo.count(time.monotonic())
        before = 1 if count % 1 < 0.5 else 2  # leaves half a beat or more for the way
        self._tempo = replace(self._tempo, beats=self._tempo.beats - floor(count) - before)
        self._ahead = before - count % 1
        self._beat = -before
        self._begin(start, None)
        self.changed.emit()

    def stop(self) -> None:
        """Stay where it is."""
        self._timer.stop()
        self._morph = None
        if self._walk:
            self._walk = ()
            self.changed.emit()

    def _begin(self, start: Look, morph: Morph | None) -> None:
        self._start = self._last = start
        self._morph = morph
        self._timer.start()
        self._step()

    def _step(self) -> None:
        now = time.monotonic()
        look = self._morph.at(now) if self._morph is not None else self._walked(now)
        if self._morph is not None and self._morph.over(now):
            self.stop()
        if look != self._last:
            self._last = look
            self.moved.emit(look)

    def _walked(self, now: float) -> Look:
        count = self._tempo.count(now)
        if floor(count) != self._beat:
            self._beat = floor(count)
            self.beat.emit()
        beats = self.seconds / self._tempo.period
        if count < 0:
            way = min(self._ahead, beats)
            share = 1 + count / way if -count < way else 0.0
            return self._between(self._start, self._walk[0], eased(share))
        way = min(float(self._beats_per_look), beats)
        step = LookSequence(self._walk, self._beats_per_look, way, self._tempo).at(now)
        return self._between(step.start, step.end, step.share)

    def _between(self, start: Look, end: Look, share: float) -> Look:
        return between(start, end, share, fades=self._fades(start, end))
