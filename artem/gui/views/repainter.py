"""Paints a widget again for new frames, at most at its monitor's rate."""

from __future__ import annotations

import time
from math import ceil

from PyQt6.QtCore import Qt, QTimer
from PyQt6.QtWidgets import QWidget

from artem.gui.views.refresh import RefreshPace


class Repainter:
    """Calls the widget's `update()` in time; the widget says when it has been painted."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._pace = RefreshPace()
        self._next_paint = QTimer(widget)
        self._next_paint.setSingleShot(True)
        self._next_paint.setTimerType(Qt.TimerType.PreciseTimer)
        self._next_paint.timeout.connect(widget.update)

    def want(self) -> None:
        """There is something new to paint."""
        wait = self._pace.wait(time.monotonic())
        if wait == 0:
            self._widget.update()
        elif not self._next_paint.isActive():
            self._next_paint.start(ceil(1000 * wait))

    def painted(self, began: float) -> None:
        """A paint that shows the newest began at this moment, in seconds."""
        self._next_paint.stop()
        screen = self._widget.screen()
        self._pace.painted(began, screen.refreshRate() if screen is not None else 0.0)
