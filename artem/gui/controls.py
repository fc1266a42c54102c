"""The row of controls: the source, the strength, and buttons for the most wanted actions."""

from __future__ import annotations

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import QHBoxLayout, QWidget

from artem.gui.action_set import ActionButton, ActionSet
from artem.gui.looks.knob_slider import KnobSlider
from artem.gui.sources.source_picker import SourcePicker
from artem.look import KNOBS, Look

_ROOMY = 900  # pixels in which the whole row has room
_WITH_TEXT = ("keep-colours",)
_ICONS = ("record", "snapshot", "mixer", "grid", "mirror", "compare", "fullscreen")


class Controls(QWidget):
    """What can be changed while the picture runs, besides the style.

    strength_changed: by the slider.
    """

    strength_changed = pyqtSignal(float)

    def __init__(self) -> None:
        super().__init__()
        self.source = SourcePicker()
        self.strength = KnobSlider(next(knob for knob in KNOBS if knob.name == "strength"))
        self.strength.setMaximumWidth(360)
        self.strength.changed.connect(self.strength_changed)
        self.buttons = {name: ActionButton(with_text=True) for name in _WITH_TEXT}
        self.buttons |= {name: ActionButton(with_text=False) for name in _ICONS}
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(8)
        row.addWidget(self.source)
        row.addSpacing(8)
        row.addWidget(self.strength, 1)
        row.addStretch(1)
        for button in self.buttons.values():
            row.addWidget(button)

    def follow(self, actions: ActionSet) -> None:
        """Be the buttons of these actions."""
        for name, button in self.buttons.items():
            button.follow(actions[name])

    def show_look(self, look: Look) -> None:
        """Show what belongs to the look."""
        self.strength.show_value(look.strength)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """In a narrow window leave out the words."""
        super().resizeEvent(event)
        for label in (self.strength.title, self.strength.value):
            label.setVisible(self.width() >= _ROOMY)
