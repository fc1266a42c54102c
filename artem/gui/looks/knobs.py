"""All numbers of the look as sliders."""

from __future__ import annotations

from PyQt6.QtCore import QEvent, pyqtSignal
from PyQt6.QtGui import QShowEvent
from PyQt6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from artem.gui.action_set import ActionButton, ActionSet
from artem.gui.looks.knob_slider import KnobSlider
from artem.look import KNOBS, Look


class Knobs(QWidget):
    """One slider for each, and what else a look has but styles.

    changed: (name, value), by the user. held: whether a slider is held by the mouse.
    """

    changed = pyqtSignal(str, float)
    held = pyqtSignal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.sliders = {knob.name: KnobSlider(knob) for knob in KNOBS}
        self.keep_colors = ActionButton(with_text=True)
        self.usual = ActionButton(with_text=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for name, slider in self.sliders.items():
            column.addWidget(slider)
            slider.changed.connect(lambda value, name=name: self.changed.emit(name, value))
            slider.slider.sliderPressed.connect(lambda: self.held.emit(True))
            slider.slider.sliderReleased.connect(lambda: self.held.emit(False))
        column.addSpacing(4)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.keep_colors, 1)
        buttons.addWidget(self.usual, 1)
        column.addLayout(buttons)

    def follow(self, actions: ActionSet) -> None:
        """Be the buttons of the actions."""
        self.keep_colors.follow(actions["keep-colours"])
        self.usual.follow(actions["usual-values"])

    def show_look(self, look: Look) -> None:
        """Show the numbers of a look."""
        for name, slider in self.sliders.items():
            slider.show_value(getattr(look, name))

    def showEvent(self, event: QShowEvent | None) -> None:
        """Let all sliders begin at the same place."""
        super().showEvent(event)
        self._align()

    def changeEvent(self, event: QEvent | None) -> None:
        """Do so with another text size too."""
        super().changeEvent(event)
        if event is not None and event.type() == QEvent.Type.FontChange:
            self._align()

    def _align(self) -> None:
        width = max(slider.title.sizeHint().width() for slider in self.sliders.values())
        for slider in self.sliders.values():
            slider.title.setMinimumWidth(width)
