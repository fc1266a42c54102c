"""Everything the user can do: for menus, keys, buttons and the command list.

No Qt: a key is written as Qt reads it ("Ctrl+K").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from artem.gui.action import Action
from artem.gui.actions.file import file_actions
from artem.gui.actions.help import help_actions
from artem.gui.actions.look import look_actions
from artem.gui.actions.output import output_actions
from artem.gui.actions.view import view_actions

if TYPE_CHECKING:
    from artem.gui.session import Session


def all_actions(session: Session) -> list[Action]:
    """All actions of a session, in the order of the menus."""
    return [
        *file_actions(session),
        *look_actions(session),
        *view_actions(session),
        *output_actions(session),
        *help_actions(session),
    ]
