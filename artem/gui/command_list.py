"""Every action in one list that can be searched by typing."""

from __future__ import annotations

from PyQt6.QtCore import QEvent, QObject, Qt
from PyQt6.QtGui import QKeyEvent, QKeySequence
from PyQt6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from artem.gui.action_set import ActionSet
from artem.gui.search import rank
from artem.words import tr

_WIDTH, _HEIGHT = 460, 420
_TO_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class CommandList(QDialog):
    """Type to search, arrow keys to choose, Return to do it."""

    def __init__(self, parent: QWidget, actions: ActionSet) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("All commands"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(min(_WIDTH, parent.width() - 40), min(_HEIGHT, parent.height() - 40))
        self._actions = [actions[one.id] for one in actions.declared if one.id != "commands"]
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search"))
        self.search.setAccessibleName(tr("Search"))
        self.search.installEventFilter(self)
        self.list = QTreeWidget()
        self.list.setAccessibleName(tr("All commands"))
        self.list.setColumnCount(2)
        self.list.setRootIsDecorated(False)
        self.list.setHeaderHidden(True)
        header = self.list.header()
        if header is not None:
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
            header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
            header.setStretchLastSection(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(self.list)
        self.search.textChanged.connect(self._show_found)
        self.search.returnPressed.connect(self._do_chosen)
        self.list.itemActivated.connect(self._do_chosen)
        self._show_found("")

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Let the arrow keys move in the list while the text keeps the focus."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _TO_LIST
        ):
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _show_found(self, query: str) -> None:
        self.list.clear()
        possible = [action for action in self._actions if action.isEnabled()]
        texts = [action.text().replace("&&", "&") for action in possible]
        for index in rank(query, texts):
            action = possible[index]
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            item = QTreeWidgetItem([texts[index], key])
            item.setData(0, Qt.ItemDataRole.UserRole, action)
            item.setToolTip(0, action.toolTip())
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
            self.list.addTopLevelItem(item)
        self.list.setCurrentItem(self.list.topLevelItem(0))

    def _do_chosen(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            action = item.data(0, Qt.ItemDataRole.UserRole)
            self.accept()
            action.trigger()
