"""Every action: in a menu, by its key, in the list that can be searched."""

from __future__ import annotations

from collections import Counter

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QKeySequence
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication

from artem.gui.command_list import CommandList
from artem.gui.options_dialog import OptionsDialog
from artem.options import in_dialog

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shown(open_window, wait):
    rig = open_window(source="demo")
    wait(lambda: rig.window.feed.frame is not None)
    return rig


def menu_of(window) -> dict[str, object]:
    return {
        action.objectName(): action
        for menu in window.menu_bar.actions()
        for action in menu.menu().actions()
        if action.objectName()
    }


def dialog_of(window, kind):
    return next((one for one in window.findChildren(kind) if one.isVisible()), None)


def test_every_action_is_in_a_menu_with_its_key(shown):
    in_menus = menu_of(shown.window)
    for declared in shown.window.action_set.declared:
        action = in_menus[declared.id]
        assert action.text() == declared.text
        assert [key.toString() for key in action.shortcuts()] == [
            QKeySequence(key).toString() for key in declared.keys
        ]
        assert action.toolTip()


def test_no_key_does_two_things(shown):
    keys = Counter(key for one in shown.window.action_set.declared for key in one.keys)
    assert keys.most_common(1)[0][1] == 1


def test_a_key_held_down_switches_nothing_again_and_again(shown):
    actions = shown.window.action_set
    repeating = [one.id for one in actions.declared if actions[one.id].autoRepeat()]
    assert repeating == ["undo", "redo", "next-style", "previous-style"]


def test_no_two_actions_of_a_menu_share_their_text(shown):
    texts = Counter((one.menu, one.text) for one in shown.window.action_set.declared)
    assert texts.most_common(1)[0][1] == 1


def test_brackets_walk_along_the_styles(shown, wait):
    QTest.keyClick(shown.window, Qt.Key.Key_BracketRight)
    wait(lambda: shown.session.stylizer.style == "green")
    QTest.keyClick(shown.window, Qt.Key.Key_BracketLeft)
    wait(lambda: shown.session.stylizer.style == "red")
    QTest.keyClick(shown.window, Qt.Key.Key_BracketLeft)
    wait(lambda: shown.session.stylizer.style == "blue")


def test_a_key_switches_what_the_button_shows(shown, wait):
    QTest.keyClick(shown.window, Qt.Key.Key_K)
    wait(lambda: shown.session.stylizer.look.keep_colors)
    assert shown.window.controls.buttons["keep-colours"].isChecked()
    QTest.mouseClick(shown.window.controls.buttons["keep-colours"], LEFT)
    assert not shown.session.stylizer.look.keep_colors
    assert not shown.window.action_set["keep-colours"].isChecked()


def test_the_command_list_finds_and_does(shown, wait):
    QTest.keyClick(shown.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    wait(lambda: dialog_of(shown.window, CommandList))
    commands = dialog_of(shown.window, CommandList)
    assert commands.list.topLevelItemCount() > 15
    QTest.keyClicks(commands.search, "where time")
    assert commands.list.topLevelItemCount() == 1
    QTest.keyClick(commands.search, Qt.Key.Key_Return)
    wait(shown.window.overlay.isVisible)
    wait(lambda: dialog_of(shown.window, CommandList) is None)


def test_arrow_keys_choose_in_the_command_list(shown, wait):
    shown.window.show_commands()
    commands = dialog_of(shown.window, CommandList)
    QTest.keyClicks(commands.search, "style")
    found = commands.list.topLevelItemCount()
    assert found > 2
    QTest.keyClick(commands.search, Qt.Key.Key_Down)
    assert commands.list.currentIndex().row() == 1
    QTest.keyClicks(commands.search, " nothing like that")
    assert commands.list.topLevelItemCount() == 0
    QTest.keyClick(commands.search, Qt.Key.Key_Return)
    assert commands.isVisible()
    QTest.keyClick(commands.search, Qt.Key.Key_Escape)
    wait(lambda: dialog_of(shown.window, CommandList) is None)


def test_whoever_takes_the_focus_has_a_name(shown):
    shown.window.show_commands()
    shown.session.ask_options()
    shown.session.sources.ask_address()
    QApplication.processEvents()
    for widget in QApplication.allWidgets():
        by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not by_tab or not widget.isVisible() or widget.focusProxy() is not None:
            continue
        named = widget.accessibleName() or getattr(widget, "text", str)()
        parent = widget.parentWidget()
        assert named or (parent is not None and parent.accessibleName()), widget


def test_the_options_dialog_shows_what_is_declared(shown, wait):
    QTest.keyClick(shown.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    wait(lambda: dialog_of(shown.window, OptionsDialog))
    dialog = dialog_of(shown.window, OptionsDialog)
    assert list(dialog.boxes) == [option.name for option in in_dialog()]
    assert all(box.currentText() == "auto" for box in dialog.boxes.values())


def test_options_that_cannot_be_are_said(shown, wait):
    shown.session.ask_options()
    dialog = dialog_of(shown.window, OptionsDialog)
    dialog.boxes["size"].setCurrentText("huge")
    QTest.mouseClick(dialog.use, LEFT)
    assert "huge" in dialog.problem.text()
    dialog.boxes["size"].setCurrentText("320x240")
    dialog.boxes["target_fps"].setCurrentText("30")
    QTest.mouseClick(dialog.use, LEFT)
    assert "never changed" in dialog.problem.text()
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert shown.session.remembered().options == {}


def test_options_are_kept_and_the_run_starts_anew(shown, wait):
    over = []
    shown.session.over.connect(lambda: over.append(True))
    shown.session.ask_options()
    dialog = dialog_of(shown.window, OptionsDialog)
    dialog.boxes["size"].setCurrentText("320x240")
    QTest.mouseClick(dialog.use, LEFT)
    wait(lambda: over)
    assert shown.session.remembered().options == {"size": "320x240"}


def test_what_is_said_is_shown_as_it_is(shown):
    name = "<b>Bold</b> & <img src='x.png'>"
    shown.session.looks.save(name)
    shown.session.outputs.said.emit(name)
    assert shown.window.notice.text.textFormat() is Qt.TextFormat.PlainText
    assert name in shown.window.notice.text.text()
