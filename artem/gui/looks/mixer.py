"""The panel beside the picture: mixing, all values, saved looks and the walk through them."""

from __future__ import annotations

from PyQt6.QtCore import QEvent, QObject, Qt, pyqtSignal
from PyQt6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from artem.gui.action_set import ActionSet
from artem.gui.looks.beat_row import BeatRow
from artem.gui.looks.knobs import Knobs
from artem.gui.looks.mix_pad_view import MixPadView
from artem.gui.looks.saved_section import SavedSection
from artem.words import tr

_LETTERS = 46  # of the usual width, in a row; where some words need more they get it


class Mixer(QScrollArea):
    """Scrolls where the window is too low for it.

    width_changed: the width that it wants, as its words or their size are others.
    """

    width_changed = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setAccessibleName(tr("Mixer"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._told_width = 0
        self.pad = MixPadView()
        self.mix = QLabel()
        self.knobs = Knobs()
        self.saved = SavedSection()
        self.beat = BeatRow()
        self.pad.described.connect(self.mix.setText)
        self._lay_out()
        self.hide()

    @property
    def wanted_width(self) -> int:
        """In pixels; follows the words and the text's size."""
        content, bar = self.widget(), self.verticalScrollBar()
        assert content is not None
        assert bar is not None
        usual = _LETTERS * self.fontMetrics().averageCharWidth()
        return max(usual, content.minimumSizeHint().width() + bar.sizeHint().width())

    def follow(self, actions: ActionSet) -> None:
        """Be the buttons of the actions."""
        for part in (self.knobs, self.saved, self.beat):
            part.follow(actions)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """See when what is inside wants another width."""
        if event is not None and event.type() == QEvent.Type.LayoutRequest:
            wanted = self.wanted_width
            if wanted != self._told_width:
                self._told_width = wanted
                self.width_changed.emit()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent | None) -> None:
        """Leave room for two lines of the text, whatever its size: a drag moves nothing below."""
        super().changeEvent(event)
        if event is not None and event.type() == QEvent.Type.FontChange:
            self.mix.setFixedHeight(2 * self.fontMetrics().lineSpacing())

    def _lay_out(self) -> None:
        self.mix.setObjectName("quiet")
        self.mix.setWordWrap(True)
        self.mix.setAlignment(Qt.AlignmentFlag.AlignTop)
        content = QWidget()
        content.setObjectName("strip")
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.pad)
        column.addWidget(self.mix)
        column.addSpacing(4)
        column.addWidget(self.knobs)
        for title, part in ((tr("Saved looks"), self.saved), (tr("Beat"), self.beat)):
            heading = QLabel(title)
            heading.setObjectName("heading")
            column.addSpacing(10)
            column.addWidget(heading)
            column.addWidget(part)
        column.addStretch()
        self.setWidget(content)
