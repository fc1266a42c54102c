"""The saved looks as a list."""

from __future__ import annotations

from PyQt6.QtCore import QModelIndex, Qt, QTimer, pyqtSignal
from PyQt6.QtGui import QAction, QColor, QKeyEvent, QKeySequence, QPainter
from PyQt6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from artem.gui import theme
from artem.gui.actions.look import LOOK_KEYS
from artem.gui.looks.saved_looks import SavedLooks
from artem.words import tr

_MOST_ROWS = 6  # seen at once
_NAME = Qt.ItemDataRole.UserRole
_GO = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LooksList(QListWidget):
    """A click or Return recalls a look; names are edited in place, rows dragged to other places.

    recalled: a name. renamed: (name, to). removed: a name. moved: (name, place).
    """

    recalled = pyqtSignal(str)
    renamed = pyqtSignal(str, str)
    removed = pyqtSignal(str)
    moved = pyqtSignal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Saved looks"))
        self.setItemDelegate(_Row(self))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._add_action(tr("Rename"), "F2", lambda: self.editItem(self.currentItem()))
        self._add_action(tr("Remove"), "Del", lambda: self.removed.emit(self._current))
        self._add_action(tr("Move up"), "Alt+Up", lambda: self._move(-1))
        self._add_action(tr("Move down"), "Alt+Down", lambda: self._move(1))
        self.itemClicked.connect(lambda item: self.recalled.emit(item.data(_NAME)))
        self.itemChanged.connect(self._on_edited)
        model = self.model()
        assert model is not None
        model.rowsMoved.connect(self._on_dragged)

    def show_looks(self, looks: SavedLooks) -> None:
        """Show these; the one that was current stays it."""
        name, row = self._current, self.currentRow()
        self.blockSignals(True)
        self.clear()
        for number, saved in enumerate(looks, 1):
            self.addItem(_item(saved.name, number))
        names = [saved.name for saved in looks]
        self.setCurrentRow(names.index(name) if name in names else min(row, len(names) - 1))
        self.blockSignals(False)
        rows = min(len(looks), _MOST_ROWS)
        self.setFixedHeight(rows * self.sizeHintForRow(0) + 2 * self.frameWidth())
        self.setVisible(bool(looks))

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Recall by Return."""
        if event is not None and event.key() in _GO and self._current:
            self.recalled.emit(self._current)
        else:
            super().keyPressEvent(event)

    @property
    def _current(self) -> str:
        item = self.currentItem()
        return item.data(_NAME) if item is not None else ""

    def _add_action(self, text: str, key: str, do: object) -> None:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _: self._current and do())  # type: ignore[operator]
        self.addAction(action)

    def _move(self, steps: int) -> None:
        self.moved.emit(self._current, min(max(self.currentRow() + steps, 0), self.count() - 1))

    def _on_edited(self, item: QListWidgetItem) -> None:
        name, to = item.data(_NAME), item.text()
        QTimer.singleShot(0, lambda: self.renamed.emit(name, to))  # when the editor is closed

    def _on_dragged(self, _: QModelIndex, row: int, __: int, ___: QModelIndex, before: int) -> None:
        place = before if before < row else before - 1
        item = self.item(place)
        if item is not None:
            name = item.data(_NAME)
            QTimer.singleShot(0, lambda: self.moved.emit(name, place))  # when it is dropped


def _item(name: str, number: int) -> QListWidgetItem:
    item = QListWidgetItem(name)
    item.setData(_NAME, name)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
    if number <= LOOK_KEYS:
        item.setToolTip(
            tr("Press Shift and {number}; F2 gives it another name").format(number=number)
        )
    return item


class _Row(QStyledItemDelegate):
    """Writes the key of a look behind its name."""

    def paint(
        self, painter: QPainter | None, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        """Paint the row, and the key at its end."""
        super().paint(painter, option, index)
        if painter is None or index.row() >= LOOK_KEYS:
            return
        painter.save()
        painter.setPen(QColor(theme.current().quiet))
        middle_right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        key = QKeySequence(f"Shift+{index.row() + 1}")
        text = key.toString(QKeySequence.SequenceFormat.NativeText)
        painter.drawText(option.rect.adjusted(0, 0, -8, 0), middle_right, text)
        painter.restore()
