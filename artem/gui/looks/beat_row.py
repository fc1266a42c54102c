"""The walk through the looks, and its beat."""

from __future__ import annotations

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from artem.gui.action_set import ActionButton, ActionSet
from artem.gui.looks.beat_light import BeatLight
from artem.gui.looks.pace import BEATS
from artem.words import tr


class BeatRow(QWidget):
    """Buttons to walk and to tap the beat, the tempo, and how many beats each look has.

    beats_chosen: one of BEATS, by the user.
    """

    beats_chosen = pyqtSignal(int)

    def __init__(self) -> None:
        super().__init__()
        self.walk = ActionButton(with_text=True)
        self.tap = ActionButton(with_text=True)
        self.light = BeatLight()
        self.tempo = QLabel()
        self.beats = {beats: _beats_button(beats) for beats in BEATS}
        self._group = QButtonGroup(self)
        for beats, button in self.beats.items():
            self._group.addButton(button, beats)
        self._group.idClicked.connect(self.beats_chosen)
        self._lay_out()

    def follow(self, actions: ActionSet) -> None:
        """Be the buttons of the actions."""
        self.walk.follow(actions["walk"])
        self.tap.follow(actions["tap"])

    def show_tempo(self, beats_per_minute: float, beats_per_look: int) -> None:
        """Show the tempo and the beats of each look."""
        self.tempo.setText(tr("{number} beats a minute").format(number=round(beats_per_minute)))
        self.beats[beats_per_look].setChecked(True)

    def _lay_out(self) -> None:
        beat = QHBoxLayout()
        beat.setSpacing(8)
        beat.addWidget(self.light)
        beat.addWidget(self.tempo, 1)
        beat.addWidget(self.tap)
        title = QLabel(tr("Beats for each look"))
        title.setObjectName("quiet")
        choice = QHBoxLayout()
        choice.setSpacing(4)
        for button in self.beats.values():
            choice.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.walk)
        column.addLayout(beat)
        column.addWidget(title)
        column.addLayout(choice)


def _beats_button(beats: int) -> QPushButton:
    button = QPushButton(str(beats))
    button.setObjectName("icon")
    button.setCheckable(True)
    button.setAccessibleName(tr("{number} beats for each look").format(number=beats))
    return button
