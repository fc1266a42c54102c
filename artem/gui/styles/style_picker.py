"""The strip of styles."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt6.QtCore import QEvent, Qt, pyqtSignal
from PyQt6.QtGui import QWheelEvent
from PyQt6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QWidget

from artem.gui.styles.catalog import StyleEntry
from artem.gui.styles.style_tile import AddTile, StyleTile, tile_height
from artem.words import tr


class StylePicker(QScrollArea):
    """All styles in one row; picked by click, by arrow keys and space, or by number.

    picked: a style. blended: one to be mixed with what is worn, or to leave the mix again.
    add_wanted: the user looks for a style to add. remove_wanted: a style of their own.
    worn_changed: the styles marked as worn. changed: a style was added or removed.
    """

    picked = pyqtSignal(str)
    blended = pyqtSignal(str)
    add_wanted = pyqtSignal()
    remove_wanted = pyqtSignal(str)
    worn_changed = pyqtSignal(list)
    changed = pyqtSignal()

    def __init__(self, entries: Sequence[StyleEntry]) -> None:
        super().__init__()
        self.setAccessibleName(tr("Styles"))
        self.setWidgetResizable(True)
        self._fit()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tiles: list[StyleTile] = []
        self._row = QHBoxLayout()
        self.add_tile = AddTile()
        self.add_tile.clicked.connect(self.add_wanted)
        self.setWidget(self._strip())
        for entry in entries:
            self.add(entry)

    @property
    def worn(self) -> list[str]:
        """The styles marked as worn."""
        return [tile.entry.spec for tile in self.tiles if tile.isChecked()]

    def add(self, entry: StyleEntry) -> None:
        """One more style at the end, unless it is there."""
        if any(tile.entry.spec == entry.spec for tile in self.tiles):
            return
        tile = StyleTile(entry, len(self.tiles) + 1)
        self._row.insertWidget(1 + len(self.tiles), tile)  # behind the tile to add one
        self.tiles.append(tile)
        tile.clicked.connect(lambda: self._on_click(tile))
        tile.remove_wanted.connect(lambda: self.remove_wanted.emit(entry.spec))
        self.changed.emit()

    def remove(self, spec: str) -> None:
        """A style that is no more."""
        for tile in [tile for tile in self.tiles if tile.entry.spec == spec]:
            self.tiles.remove(tile)
            self._row.removeWidget(tile)
            tile.deleteLater()
        self.changed.emit()

    def select(self, *specs: str, pending: bool = False) -> None:
        """Mark these styles as the ones worn; a style alone is brought into sight."""
        nets = {tile.entry.net for tile in self.tiles if tile.entry.spec in specs}
        for tile in self.tiles:
            chosen = tile.entry.spec in specs
            tile.setChecked(chosen)
            tile.set_mixable(not chosen and tile.entry.net in nets)
            tile.set_pending(chosen and pending)
            if [tile.entry.spec] == list(specs):
                self._row.activate()  # a tile just added has its place only then
                self.ensureWidgetVisible(tile)
        self.worn_changed.emit(self.worn)

    def pick_number(self, number: int) -> None:
        """Pick as the keys 1 to 9 do; beyond the last style nothing happens."""
        if number <= len(self.tiles):
            self.picked.emit(self.tiles[number - 1].entry.spec)

    def pick_next(self) -> None:
        """Pick the style on the right of the one worn; behind the last comes the first."""
        self._pick_beside(1)

    def pick_previous(self) -> None:
        """Pick the style on the left of the one worn."""
        self._pick_beside(-1)

    def changeEvent(self, event: QEvent | None) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event is not None and event.type() == QEvent.Type.FontChange:
            self._fit()

    def wheelEvent(self, event: QWheelEvent | None) -> None:
        """Scroll sideways with an ordinary wheel."""
        bar = self.horizontalScrollBar()
        if event is not None and bar is not None:
            turn = event.angleDelta()
            bar.setValue(bar.value() - (turn.y() or turn.x()))

    def _fit(self) -> None:
        self.setFixedHeight(tile_height(self.font()) + 10)

    def _pick_beside(self, steps: int) -> None:
        worn = [at for at, tile in enumerate(self.tiles) if tile.isChecked()]
        if worn:
            beside = (worn[-1] + steps) % len(self.tiles)
            self.picked.emit(self.tiles[beside].entry.spec)

    def _on_click(self, tile: StyleTile) -> None:
        tile.setChecked(not tile.isChecked())  # it is for the session to say what is worn
        mixing = QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier
        (self.blended if mixing else self.picked).emit(tile.entry.spec)

    def _strip(self) -> QWidget:
        strip = QWidget()
        strip.setObjectName("strip")
        self._row.setContentsMargins(12, 4, 12, 0)
        self._row.setSpacing(6)
        self._row.addWidget(self.add_tile)
        self._row.addStretch()
        strip.setLayout(self._row)
        return strip
