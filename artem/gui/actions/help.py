"""The menu that helps. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artem.gui.action import Action
from artem.words import tr

if TYPE_CHECKING:
    from artem.gui.session import Session


def help_actions(session: Session) -> list[Action]:
    """To find out what went wrong."""
    return [
        Action(
            "log",
            "help",
            tr("Log\N{HORIZONTAL ELLIPSIS}"),
            session.care.show_log,
            ("Ctrl+Shift+L",),
            tr("What Art'Em did in this run, to find out what went wrong"),
        ),
    ]
