"""What stands over the picture: a sentence with buttons, and a quiet note."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from artem.gui.presenter import Banner, Remedy
from artem.words import tr


class BannerCard(QFrame):
    """A sentence in the middle of the picture, and what can be done about it."""

    acted = pyqtSignal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._shown: Banner | None = None
        self.text = _wrapped("bannerText")
        self.detail = _wrapped("quiet")
        self.buttons = {remedy: self._button(remedy) for remedy in Remedy}
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch()
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(12)
        column.addWidget(self.text)
        column.addWidget(self.detail)
        column.addLayout(row)
        self.hide()

    def show_banner(self, banner: Banner | None) -> None:
        """Show this, or nothing."""
        if banner == self._shown:
            return
        self._shown = banner
        if banner is None:
            self.hide()
            return
        self.text.setText(banner.text)
        self.detail.setText(banner.detail)
        self.detail.setVisible(bool(banner.detail))
        for remedy, button in self.buttons.items():
            button.setVisible(remedy in banner.remedies)
            _mark(button, banner.remedies[:1] == (remedy,))
        self.setAccessibleName(banner.text)
        self.show()  # before it is placed: only then the style sheet tells how large the texts are
        self.place()

    def place(self) -> None:
        """Take the middle of the parent."""
        parent = self.parentWidget()
        if parent is None:
            return
        width = min(520, parent.width() - 24)
        # A wrapped label knows its height only once it knows its width.
        height = self.heightForWidth(width)
        self.setGeometry(
            (parent.width() - width) // 2, (parent.height() - height) // 2, width, height
        )

    def _button(self, remedy: Remedy) -> QPushButton:
        button = QPushButton(tr(remedy.value))
        button.clicked.connect(lambda: self.acted.emit(remedy))
        return button


@dataclass(frozen=True, eq=False)
class Note:
    """What a notice says; with a button where something can be done about it."""

    text: str
    button: str = ""
    act: Callable[[], object] = lambda: None


class Notice(QFrame):
    """A note at the top of the picture; it stays until dismissed or replaced.

    Offers come back when a plain note that was said over them is gone.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._note: Note | None = None
        self._offers: list[Note] = []
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.button = QPushButton()
        self.button.clicked.connect(self._act)
        self.dismiss = QPushButton("\N{MULTIPLICATION SIGN}")
        self.dismiss.setObjectName("dismiss")
        self.dismiss.setAccessibleName(tr("Dismiss"))
        self.dismiss.setToolTip(tr("Dismiss"))
        self.dismiss.clicked.connect(self._drop)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        row.addWidget(self.dismiss)
        self.hide()

    def say(self, text: str) -> None:
        """Show this note."""
        self._show(Note(text))

    def offer(self, text: str, button: str, act: Callable[[], object]) -> Note:
        """Show a note with a button, behind what is shown; either ends it."""
        note = Note(text, button, act)
        self._offers.append(note)
        self._show(self._note or note)
        return note

    def withdraw(self, note: Note) -> None:
        """The offer holds no more."""
        if note in self._offers:
            self._offers.remove(note)
        if note is self._note:
            self._go_on()

    def clear(self) -> None:
        """What was said is out of date; offers stay."""
        if self._note not in self._offers:
            self._go_on()

    def place(self) -> None:
        """Take the top of the parent."""
        parent = self.parentWidget()
        if parent is None:
            return
        beside = self.button.sizeHint().width() + 8 if self.button.text() else 0
        wanted = self.text.fontMetrics().horizontalAdvance(self.text.text()) + beside + 96
        width = min(wanted, parent.width() - 24)
        height = max(self.heightForWidth(width), self.minimumSizeHint().height())
        self.setGeometry((parent.width() - width) // 2, 16, width, height)

    def _show(self, note: Note) -> None:
        self._note = note
        self.text.setText(note.text)
        self.button.setText(note.button)
        self.button.setVisible(bool(note.button))
        self.setAccessibleName(note.text)
        self.place()
        self.show()

    def _act(self) -> None:
        act = self._note.act if self._note is not None else None
        self._drop()
        if act is not None:
            act()

    def _drop(self) -> None:
        if self._note in self._offers:
            self._offers.remove(self._note)
        self._go_on()

    def _go_on(self) -> None:
        self._note = None
        if self._offers:
            self._show(self._offers[0])
        else:
            self.hide()


def _wrapped(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _mark(button: QPushButton, main: bool) -> None:
    name = "main" if main else ""
    if button.objectName() == name:
        return
    button.setObjectName(name)
    style = button.style()
    if style is not None:  # the style sheet looks at names only when told to
        style.polish(button)
