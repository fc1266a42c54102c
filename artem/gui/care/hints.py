"""The cards over the picture of a first run."""

from __future__ import annotations

import time
from math import ceil

from PyQt6.QtCore import QEvent, QObject, Qt, QTimer
from PyQt6.QtGui import QAction, QKeySequence
from PyQt6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from artem.gui.care.hint_trail import Hint, HintTrail
from artem.words import tr

_EDGE = 16


class HintCards(QWidget):
    """Small cards in the lower left of the picture; each goes by time, by a click or when done."""

    def __init__(self, feed: QWidget, commands: QAction) -> None:
        """commands: the action that the last hint tells the key of."""
        super().__init__(feed)
        self._trail = HintTrail()
        self._feed = feed
        key = commands.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.cards = {hint: self._card(hint, tr(hint.text).format(key=key)) for hint in Hint}
        for card in self.cards.values():
            column.addWidget(card, 0, Qt.AlignmentFlag.AlignLeft)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._show_left)
        feed.installEventFilter(self)
        self.hide()

    def begin(self) -> None:
        """Show them."""
        self._trail.begin(time.monotonic())
        self._show_left()

    def done(self, hint: Hint) -> None:
        """Let this one go."""
        self._trail.done(hint)
        self._show_left()

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Stay in the corner."""
        if event is not None and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _show_left(self) -> None:
        now = time.monotonic()
        left = self._trail.left(now)
        for hint, card in self.cards.items():
            card.setVisible(hint in left)
        self.setVisible(bool(left))
        self._place()
        wait = self._trail.wait(now)
        if wait is not None:
            self._timer.start(ceil(1000 * wait))

    def _place(self) -> None:
        size = self.sizeHint()
        top = self._feed.height() - size.height() - _EDGE
        self.setGeometry(_EDGE, top, size.width(), size.height())

    def _card(self, hint: Hint, text: str) -> QPushButton:
        card = QPushButton(text)
        card.setObjectName("hint")
        card.setToolTip(tr("Dismiss"))
        card.clicked.connect(lambda: self.done(hint))
        return card
