"""Everything in the window that shows the look or changes it, joined to it."""

from __future__ import annotations

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QApplication

from artem.gui.action_set import ActionSet
from artem.gui.actions.look import LOOK_KEYS
from artem.gui.looks.looks import Looks
from artem.gui.window import Window
from artem.look import Look
from artem.words import tr


class LookViews(QObject):
    """Shows what is worn, saved and can be undone; hands on what the user does."""

    def __init__(self, window: Window, looks: Looks, actions: ActionSet) -> None:
        super().__init__()
        self._window = window
        self._looks = looks
        self._actions = actions
        self._shown: tuple[list[str], bool] = ([], False)
        self._connect_strip()
        self._connect_mixer()
        looks.look_changed.connect(self._show_look)
        looks.styles_changed.connect(self._show_styles)
        looks.steps_changed.connect(self._show_steps)
        looks.store.changed.connect(self._show_saved)
        looks.motion.changed.connect(self._show_motion)
        looks.motion.beat.connect(window.mixer.beat.light.flash)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._let_go)
        self._show_look(looks.look)
        self._show_steps()
        self._show_saved()
        self._show_motion()
        window.mixer.saved.show_seconds(looks.motion.seconds)

    def _connect_strip(self) -> None:
        window, looks = self._window, self._looks
        window.styles.picked.connect(looks.pick)
        window.styles.blended.connect(looks.blend)
        window.controls.strength_changed.connect(lambda value: looks.set_values(strength=value))

    def _connect_mixer(self) -> None:
        mixer, looks = self._window.mixer, self._looks
        mixer.pad.mixed.connect(looks.set_mix)
        mixer.pad.held.connect(looks.hold)
        mixer.knobs.changed.connect(lambda name, value: looks.set_values(**{name: value}))
        mixer.knobs.held.connect(looks.hold)
        mixer.saved.list.recalled.connect(looks.recall)
        mixer.saved.list.renamed.connect(looks.store.rename)
        mixer.saved.list.removed.connect(looks.store.remove)
        mixer.saved.list.moved.connect(looks.store.move)
        mixer.saved.seconds_chosen.connect(lambda value: setattr(looks.motion, "seconds", value))
        mixer.beat.beats_chosen.connect(looks.motion.set_beats_per_look)

    def _let_go(self) -> None:
        """Nobody tells of a release while another window has the focus, or what is held hides."""
        self._looks.hold(False)

    def _show_look(self, look: Look) -> None:
        self._window.controls.show_look(look)
        self._window.mixer.knobs.show_look(look)
        self._actions.show_state("keep-colours", look.keep_colors)
        self._show_styles()

    def _show_styles(self) -> None:
        """Most looks of a motion have the styles of the one before."""
        pad, looks = self._window.mixer.pad, self._looks
        pad.show_styles(looks.mixable)
        pad.show_mix(looks.look.mix)
        shown = looks.worn, looks.is_waiting
        if shown != self._shown:
            self._shown = shown
            self._window.styles.select(*looks.worn, pending=looks.is_waiting)

    def _show_steps(self) -> None:
        self._actions["undo"].setEnabled(self._looks.can_undo)
        self._actions["redo"].setEnabled(self._looks.can_redo)
        self._actions.show_state("walk", self._looks.motion.is_walking)

    def _show_saved(self) -> None:
        saved = self._looks.store.looks
        self._window.mixer.saved.show_looks(saved)
        for number in range(1, LOOK_KEYS + 1):
            action = self._actions[f"look-{number}"]
            name = saved[number - 1].name if number <= len(saved) else ""
            action.setText(_look_text(number, name))
            action.setVisible(bool(name))  # one that cannot be seen does nothing either

    def _show_motion(self) -> None:
        motion = self._looks.motion
        self._window.mixer.beat.show_tempo(motion.beats_per_minute, motion.beats_per_look)
        self._actions.show_state("walk", motion.is_walking)


def _look_text(number: int, name: str) -> str:
    usual = tr("Look {number}").format(number=number)
    if name in ("", usual):
        return usual
    told = tr("Look {number}: {name}").format(number=number, name=name)
    return told.replace("&", "&&")
