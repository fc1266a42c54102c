"""The saved looks with what belongs to them: saving one, and how long the way to one takes."""

from __future__ import annotations

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from artem.gui.action_set import ActionButton, ActionSet
from artem.gui.looks.knob_slider import CalmSlider
from artem.gui.looks.looks_list import LooksList
from artem.gui.looks.pace import SECONDS
from artem.gui.looks.saved_looks import SavedLooks
from artem.words import tr


class SavedSection(QWidget):
    """The list, a button to save, a slider for the time; a hint while nothing is saved.

    seconds_chosen: one of SECONDS, by the user.
    """

    seconds_chosen = pyqtSignal(float)

    def __init__(self) -> None:
        super().__init__()
        self.list = LooksList()
        self.save = ActionButton(with_text=True)
        self.hint = QLabel(tr("Save a look, and come back to it with a click or a key."))
        self.hint.setObjectName("quiet")
        self.hint.setWordWrap(True)
        self.seconds = CalmSlider()
        self.seconds.setRange(0, len(SECONDS) - 1)
        self.seconds.setPageStep(1)
        self.seconds.setAccessibleName(tr("Time of a morph"))
        self.seconds.setToolTip(tr("How long the way to a saved look takes"))
        self.seconds.valueChanged.connect(self._on_seconds)
        self._told = QLabel()
        self._lay_out()

    def follow(self, actions: ActionSet) -> None:
        """Be the button of the action."""
        self.save.follow(actions["save-look"])

    def show_looks(self, looks: SavedLooks) -> None:
        """Show the saved looks."""
        self.list.show_looks(looks)
        self.hint.setVisible(not looks)

    def show_seconds(self, seconds: float) -> None:
        """Show this time, which the user did not set here."""
        self.seconds.setValue(SECONDS.index(seconds))
        self._tell(seconds)

    def _on_seconds(self, at: int) -> None:
        self._tell(SECONDS[at])
        self.seconds_chosen.emit(SECONDS[at])

    def _tell(self, seconds: float) -> None:
        self._told.setText(
            tr("{seconds:g} s").format(seconds=seconds) if seconds else tr("at once")
        )

    def _lay_out(self) -> None:
        title = QLabel(tr("Morph"))
        title.setObjectName("quiet")
        title.setBuddy(self.seconds)
        times = QHBoxLayout()
        times.setSpacing(8)
        times.addWidget(title)
        times.addWidget(self.seconds, 1)
        times.addWidget(self._told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.hint, self.list):
            column.addWidget(widget)
        column.addLayout(times)
        column.addWidget(self.save)
