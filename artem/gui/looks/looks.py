"""The one place where the user changes the look; knows how to undo it, save it and move it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal

from artem.errors import UnknownStyle
from artem.gui.looks.history import History
from artem.gui.looks.look_motion import LookMotion
from artem.gui.looks.look_store import LookStore
from artem.gui.looks.pace import Pace
from artem.gui.styles.catalog import StyleEntry
from artem.gui.styles.style_switcher import StyleSwitcher
from artem.look import KNOBS, Look, Mix
from artem.words import tr


class Looks(QObject):
    """The look that is worn, and every way to another one.

    What the user does is a step that can be undone and ends a motion; the steps of a motion are
    not.

    look_changed: the Look that is worn from now on. styles_changed: which styles are picked.
    steps_changed: what can be undone and redone. noted: a sentence.
    """

    look_changed = pyqtSignal(object)
    styles_changed = pyqtSignal()
    steps_changed = pyqtSignal()
    noted = pyqtSignal(str)

    def __init__(self, styles: StyleSwitcher, path: Path, pace: Pace) -> None:
        """path: of the file with the saved looks. pace: to begin with."""
        super().__init__()
        self._styles = styles
        self._history = History(styles.look)
        self._held: float | None = None
        self.store = LookStore(path)
        self.motion = LookMotion(lambda one, two: styles.has_net_for(one.mix, two.mix), pace)
        self.store.noted.connect(self.noted)
        self.motion.moved.connect(self._wear)
        styles.look_changed.connect(self.look_changed)
        styles.failed.connect(self._on_failed)

    @property
    def look(self) -> Look:
        """As it is set, or will be when a style is ready."""
        return self._styles.look

    @property
    def worn(self) -> list[str]:
        """The styles picked."""
        return self._styles.worn

    @property
    def is_waiting(self) -> bool:
        """Whether what is picked is still being made."""
        return self._styles.is_waiting

    @property
    def mixable(self) -> list[StyleEntry]:
        """The styles that mix with those picked, and these."""
        return self._styles.mixable

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to undo."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to redo."""
        return self._history.can_redo

    def begin(self, style: str) -> None:
        """Wear a first style, behind which there is nothing to undo."""
        self._styles.pick(style)
        self._history = History(self.look)
        self.styles_changed.emit()

    def remove_style(self, style: str) -> None:
        """A style that is there no more."""
        self._styles.remove(style)
        self._history.keep(self._can_wear, self.look)
        self.styles_changed.emit()
        self.steps_changed.emit()

    def close(self) -> None:
        """Stop moving, and wait until the looks are written."""
        self.motion.stop()
        self.store.close()

    # -- what the user changes --------------------------------------------------------------

    def pick(self, style: str) -> None:
        """Wear this style alone as soon as can be."""
        self._change(lambda: self._styles.pick(style))

    def blend(self, style: str) -> None:
        """Mix a style with what is worn, or take it out of the mix."""
        self._change(lambda: self._styles.blend(style))

    def set_mix(self, mix: Mix) -> None:
        """Wear these styles of the net that is worn."""
        self._change(lambda: self._styles.wear(replace(self.look, mix=mix)))

    def set_values(self, **values: float | bool) -> None:
        """Change numbers and switches of the look."""
        self._change(lambda: self._styles.set_values(**values))

    def set_keep_colors(self, keep: bool) -> None:
        """Whether to paint in the picture's own colours."""
        self.set_values(keep_colors=keep)

    def set_usual_values(self) -> None:
        """Everything but the styles as it was at the very first."""
        self.set_values(keep_colors=False, **{knob.name: knob.usual for knob in KNOBS})

    def hold(self, held: bool) -> None:
        """What changes while something is held, such as the mouse, is one step."""
        self._held = time.monotonic() if held else None

    def undo(self) -> None:
        """Go back a step."""
        self._go(self._history.undo)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._go(self._history.redo)

    # -- saved looks ------------------------------------------------------------------------

    def save(self, name: str) -> None:
        """Keep the look by this name."""
        self.store.keep(name, self.look)

    def recall_number(self, number: int) -> None:
        """Go to a saved look, 1 for the first; beyond the last nothing happens."""
        if number <= len(self.store.looks):
            self.go_to(self.store.looks[number - 1].look)

    def recall(self, name: str) -> None:
        """Go to a saved look."""
        self.go_to(next(saved.look for saved in self.store.looks if saved.name == name))

    def go_to(self, look: Look) -> None:
        """Go to a look, over the time that morphs take; one whose styles are not here is said."""
        self.motion.stop()
        try:
            self._styles.check(look.mix)
        except UnknownStyle as error:
            self.noted.emit(str(error))
            return
        start, end = self.look, self._filled(look)
        self._remember(end)
        self.motion.morph(start, end)

    def set_walking(self, wanted: bool) -> None:
        """Walk through the saved looks on the beat, or stay at the one where it is."""
        looks = self._wearable() if wanted else []
        if wanted and len(looks) < 2:
            self.noted.emit(tr("There are not two looks to walk through; save another one"))
        self.motion.stop()
        self._remember()
        if len(looks) > 1:
            self.motion.walk(self.look, looks)
        self.steps_changed.emit()

    def _wearable(self) -> list[Look]:
        return [
            self._filled(saved.look) for saved in self.store.looks if self._can_wear(saved.look)
        ]

    def _can_wear(self, look: Look) -> bool:
        try:
            self._styles.check(look.mix)
        except UnknownStyle:
            return False
        return True

    def _filled(self, look: Look) -> Look:
        """With the styles that are worn where it has none: no look can be mixed with none."""
        return look if look.mix else replace(look, mix=self.look.mix)

    # -- inside -----------------------------------------------------------------------------

    def _change(self, change: Callable[[], object]) -> None:
        self.motion.stop()
        change()
        self._remember()
        self.styles_changed.emit()

    def _remember(self, look: Look | None = None) -> None:
        now = time.monotonic() if self._held is None else self._held
        self._history.changed(look or self.look, now)
        self.steps_changed.emit()

    def _go(self, step: Callable[[], Look | None]) -> None:
        self.motion.stop()
        look = step()
        if look is not None:
            self._wear(look)
        self.steps_changed.emit()

    def _wear(self, look: Look) -> None:
        try:
            self._styles.wear(look)
        except UnknownStyle as error:  # it was removed on the way
            self.motion.stop()
            self.noted.emit(str(error))
        self.styles_changed.emit()

    def _on_failed(self) -> None:
        self.motion.stop()
        self._history.correct(self.look)
        self.styles_changed.emit()
        self.steps_changed.emit()
