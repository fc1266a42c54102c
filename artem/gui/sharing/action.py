"""What the menu says of sharing. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artem.gui.action import Action
from artem.words import tr

if TYPE_CHECKING:
    from artem.gui.sharing.sharing import Sharing


def share_action(sharing: Sharing) -> Action:
    """Lets others watch."""
    return Action(
        "share",
        "output",
        tr("Share with phones and browsers\N{HORIZONTAL ELLIPSIS}"),
        sharing.ask,
        ("Ctrl+Shift+S",),
        tr("Let others in your network watch, by a code or a link"),
    )
