"""The row of controls: source, strength, keep colours, mirror, compare, full screen."""

from __future__ import annotations

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSlider, QWidget

from artem.gui.source_picker import SourcePicker
from artem.look import Look

_ROOMY = 860  # pixels in which the whole row has room


class Controls(QWidget):
    """What can be changed while the picture runs, besides the style."""

    strength_changed = pyqtSignal(float)
    keep_colors_toggled = pyqtSignal(bool)
    mirror_toggled = pyqtSignal(bool)
    compare_toggled = pyqtSignal(bool)
    fullscreen_wanted = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.source = SourcePicker()
        self.strength = _strength_slider()
        self._label = QLabel("Strength")
        self._percent = QLabel()
        self.keep_colors = _toggle("Keep colours", "Paint in the colours of the picture")
        self.mirror = _toggle("Mirror", "Swap left and right, in this window only")
        self.compare = _toggle("Compare", "Show the original on the left, or drag across it")
        self.fullscreen = QPushButton("Full screen")
        self.fullscreen.setToolTip("Fill the screen; Esc leaves (F11, or double-click)")
        self._lay_out()
        self.strength.valueChanged.connect(self._on_strength)
        self.keep_colors.clicked.connect(self.keep_colors_toggled)
        self.mirror.clicked.connect(self.mirror_toggled)
        self.compare.clicked.connect(self.compare_toggled)
        self.fullscreen.clicked.connect(self.fullscreen_wanted)

    def show_look(self, look: Look) -> None:
        """Set what belongs to the look."""
        self.strength.setValue(round(100 * look.strength))
        self._percent.setText(f"{self.strength.value()} %")
        self.keep_colors.setChecked(look.keep_colors)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """In a narrow window leave out what is also elsewhere: F11 and the slider's own place."""
        super().resizeEvent(event)
        for widget in (self._label, self._percent, self.fullscreen):
            widget.setVisible(self.width() >= _ROOMY)

    def _on_strength(self, percent: int) -> None:
        self._percent.setText(f"{percent} %")
        self.strength_changed.emit(percent / 100)

    def _lay_out(self) -> None:
        self._label.setObjectName("quiet")
        self._label.setBuddy(self.strength)
        self._percent.setFixedWidth(48)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(8)
        row.addWidget(self.source)
        row.addSpacing(8)
        row.addWidget(self._label)
        row.addWidget(self.strength, 1)
        row.addWidget(self._percent)
        row.addStretch(1)
        for button in (self.keep_colors, self.mirror, self.compare, self.fullscreen):
            row.addWidget(button)


def _strength_slider() -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(0, 100)
    slider.setValue(100)
    slider.setPageStep(10)
    slider.setMinimumWidth(64)
    slider.setMaximumWidth(260)
    slider.setAccessibleName("Strength")
    slider.setToolTip("How far the picture goes towards the style")
    return slider


def _toggle(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setCheckable(True)
    button.setToolTip(tip)
    return button
