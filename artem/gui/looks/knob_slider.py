"""One number of the look as a slider."""

from __future__ import annotations

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QMouseEvent, QWheelEvent
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from artem.look import Knob
from artem.words import tr

_STEPS = 100


class KnobSlider(QWidget):
    """A title, a slider and its value; a double-click on the slider takes the usual value back.

    changed: the new value, when the user moves it.
    """

    changed = pyqtSignal(float)

    def __init__(self, knob: Knob) -> None:
        super().__init__()
        self.knob = knob
        self.title = QLabel(tr(knob.title))
        self.title.setObjectName("quiet")
        self.slider = CalmSlider()
        self.slider.setRange(0, _STEPS)
        self.slider.setPageStep(_STEPS // 10)
        self.slider.setMinimumWidth(64)
        self.slider.setAccessibleName(tr(knob.title))
        self.slider.setToolTip(tr(knob.tip))
        self.value = QLabel()
        self.value.setFixedWidth(self.fontMetrics().horizontalAdvance("100 %") + 12)
        self.title.setBuddy(self.slider)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addWidget(self.slider, 1)
        row.addWidget(self.value)
        self.slider.valueChanged.connect(self._on_moved)
        self.slider.reset_wanted.connect(lambda: self.slider.setValue(self._step(knob.usual)))
        self.show_value(knob.usual)

    def show_value(self, value: float) -> None:
        """Show this value, which the user did not set here."""
        if self._step(value) != self.slider.value():
            self.slider.blockSignals(True)
            self.slider.setValue(self._step(value))
            self.slider.blockSignals(False)
        self._show_text()

    def _on_moved(self, step: int) -> None:
        self._show_text()
        self.changed.emit(self.knob.least + (self.knob.most - self.knob.least) * step / _STEPS)

    def _step(self, value: float) -> int:
        return round(_STEPS * (value - self.knob.least) / (self.knob.most - self.knob.least))

    def _show_text(self) -> None:
        share = self.slider.value() / _STEPS
        value = self.knob.least + (self.knob.most - self.knob.least) * share
        self.value.setText(f"{100 * value:.0f} %")


class CalmSlider(QSlider):
    """A slider that the wheel does not move by chance, as when it scrolls what is around it.

    reset_wanted: by a double-click.
    """

    reset_wanted = pyqtSignal()

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)

    def wheelEvent(self, event: QWheelEvent | None) -> None:
        """Move only with the focus."""
        if event is not None and not self.hasFocus():
            event.ignore()
        else:
            super().wheelEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent | None) -> None:  # noqa: ARG002
        """Ask for the usual value."""
        self.reset_wanted.emit()
