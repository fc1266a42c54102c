"""The line of figures."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from artem.gui import theme
from artem.gui.presenter import Field, Health
from artem.words import tr


class StatusLine(QWidget):
    """How well it runs: a symbol with a word, then figures, as many as there is room for."""

    def __init__(self, count: int) -> None:
        """count: how many figures there will be."""
        super().__init__()
        self.setAccessibleName(tr("Status"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.health = QLabel()
        self.health.setAccessibleName(tr("How well it runs"))
        self.figures = [QLabel() for _ in range(count)]
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 10)
        row.setSpacing(18)
        for label in (self.health, *self.figures):
            label.setObjectName("figure")
            label.setTextFormat(Qt.TextFormat.RichText)
            row.addWidget(label)
        row.addStretch()

    def show_status(self, health: Health, fields: Sequence[Field]) -> None:
        """Show these figures."""
        colour = theme.current().health[health.key]
        self.health.setText(
            f'<span style="color:{colour}">{health.symbol}&nbsp; <b>{tr(health.word)}</b></span>'
        )
        for label, field in zip(self.figures, fields, strict=True):
            label.setText(_rich(field))
            label.setToolTip(field.tip)
            label.setAccessibleName(f"{field.value} {field.caption}".strip())
        self._hide_what_does_not_fit()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Show as many figures as fit."""
        super().resizeEvent(event)
        self._hide_what_does_not_fit()

    def _hide_what_does_not_fit(self) -> None:
        room = self.width() - 32 - self.health.sizeHint().width()
        for label in self.figures:
            room -= label.sizeHint().width() + 18
            label.setVisible(room >= 0)


def _rich(field: Field) -> str:
    caption = (
        f' <span style="color:{theme.current().quiet}">{field.caption}</span>'
        if field.caption
        else ""
    )
    return f"{field.value.replace(' ', '&nbsp;')}{caption}"
