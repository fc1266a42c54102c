"""The declared actions as Qt's own: with their keys, in the menu bar, behind buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt6.QtCore import QObject, QSize
from PyQt6.QtGui import QAction, QKeySequence
from PyQt6.QtWidgets import QMenuBar, QPushButton, QWidget

from artem.gui.action import MENUS, Action, menu_title
from artem.gui.icons import icon

_ICON = QSize(18, 18)


class ActionSet(QObject):
    """All actions of a window by their ids; their keys work while the window is active."""

    def __init__(self, window: QWidget, declared: Sequence[Action]) -> None:
        super().__init__(window)
        self.declared = list(declared)
        self._actions = {one.id: self._make(one, window) for one in declared}
        window.addActions(list(self._actions.values()))

    def __getitem__(self, action: str) -> QAction:
        return self._actions[action]

    def show_state(self, action: str, on: bool) -> None:
        """Show whether an action that switches is on, without doing it."""
        self._actions[action].setChecked(on)

    def fill(self, bar: QMenuBar) -> None:
        """Put every action in its menu."""
        for name in MENUS:
            members = [one for one in self.declared if one.menu == name]
            menu = bar.addMenu(menu_title(name)) if members else None
            if menu is None:
                continue
            menu.setObjectName(name)
            menu.setToolTipsVisible(True)
            for one in members:
                if one.begins_section:
                    menu.addSeparator()
                menu.addAction(self._actions[one.id])

    def follow_theme(self) -> None:
        """Draw the icons in the colours of the theme."""
        for one in self.declared:
            if one.icon:
                self._actions[one.id].setIcon(icon(one.icon))

    def _make(self, declared: Action, parent: QWidget) -> QAction:
        action = QAction(declared.text, parent)
        action.setObjectName(declared.id)
        action.setShortcuts([QKeySequence(key) for key in declared.keys])
        action.setAutoRepeat(declared.repeats)
        action.setCheckable(declared.switches)
        action.setToolTip(_tip(declared))
        action.setMenuRole(QAction.MenuRole.NoRole)
        if declared.switches:
            action.triggered.connect(declared.run)
        else:
            action.triggered.connect(lambda _: declared.run())
        if declared.icon:
            action.setIcon(icon(declared.icon))
        return action


class ActionButton(QPushButton):
    """A button that does an action, and always looks as the action is."""

    def __init__(self, *, with_text: bool) -> None:
        super().__init__()
        self._with_text = with_text
        self._action: QAction | None = None
        self.setIconSize(_ICON)
        if not with_text:
            self.setObjectName("icon")

    def follow(self, action: QAction) -> None:
        """Be the button of this action."""
        self._action = action
        self.setCheckable(action.isCheckable())
        self.clicked.connect(action.trigger)
        action.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        action = self._action
        if action is None:
            return
        self.setText(action.text() if self._with_text else "")
        if not self._with_text:
            self.setIcon(action.icon())
        self.setChecked(action.isChecked())
        self.setEnabled(action.isEnabled())
        self.setToolTip(action.toolTip())
        self.setAccessibleName(action.text())


def _tip(declared: Action) -> str:
    """What it does, and its key."""
    text = declared.tip or declared.text.removesuffix("\N{HORIZONTAL ELLIPSIS}")
    if not declared.keys:
        return text
    key = QKeySequence(declared.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text} ({key})"
