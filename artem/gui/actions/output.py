"""The menu of what the picture goes to. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artem.gui.action import Action
from artem.words import tr

if TYPE_CHECKING:
    from artem.gui.session import Session


def output_actions(session: Session) -> list[Action]:
    """Where the picture goes."""
    outputs = session.outputs
    return [
        Action(
            "record",
            "output",
            tr("Record"),
            outputs.set_recording,
            ("R",),
            tr("Record what is shown to your folder of videos, with the sound of the source"),
            "record",
            switches=True,
        ),
        Action(
            "snapshot",
            "output",
            tr("Take a snapshot"),
            session.take_snapshot,
            ("S",),
            tr("Keep this picture with its look: dropped on the window it brings the look back"),
            "snapshot",
        ),
        Action(
            "virtual-camera",
            "output",
            tr("Virtual camera"),
            outputs.set_virtual_camera,
            ("V",),
            tr("Show the picture to video calls and other programs as a camera"),
            "camera",
            switches=True,
        ),
        Action(
            "publish",
            "output",
            tr("Publish"),
            session.publishing.set_on,
            ("Ctrl+Shift+B",),
            tr("Show the picture live on a server such as YouTube, Twitch or your own"),
            switches=True,
        ),
        Action(
            "share",
            "output",
            tr("Share with phones and browsers\N{HORIZONTAL ELLIPSIS}"),
            session.sharing.ask,
            ("Ctrl+Shift+S",),
            tr("Let others in your network watch, by a code or a link"),
        ),
        Action(
            "open-folder",
            "output",
            tr("Open the folder of recordings"),
            outputs.open_folder,
            ("Ctrl+Shift+R",),
            begins_section=True,
        ),
    ]
