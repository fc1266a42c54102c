"""The menu of how the picture is shown. No Qt."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from artem.gui.action import Action
from artem.gui.views.geometry import Compare
from artem.words import tr

if TYPE_CHECKING:
    from artem.gui.session import Session


VIEWS = (
    *("compare", "side-by-side", "original-in-corner"),
    *("grid", "picture-in-picture", "output-window"),
)
"""The actions that show the picture in other ways, for one run."""


def view_actions(session: Session) -> list[Action]:
    """How the picture is shown, and what is beside it."""
    return [*_screen(session), *_original(session), *_windows(session), *_panels(session)]


def _screen(session: Session) -> list[Action]:
    window, views = session.window, session.views
    return [
        Action(
            "fullscreen",
            "view",
            tr("Full screen"),
            window.toggle_fullscreen,
            ("F11", "F"),
            tr("Fill the screen; Esc leaves, a double-click does both"),
            "fullscreen",
        ),
        Action("leave-fullscreen", "view", tr("Leave full screen"), views.escape, ("Esc",)),
    ]


def _original(session: Session) -> list[Action]:
    window = session.window
    return [
        Action(
            "mirror",
            "view",
            tr("Mirror"),
            session.set_mirror,
            ("I",),
            tr("Swap left and right, in this window only"),
            "mirror",
            switches=True,
            begins_section=True,
        ),
        Action(
            "compare",
            "view",
            tr("Compare"),
            window.set_compare,
            ("C",),
            tr("Show the original on the left; drag across the picture to move the border"),
            "compare",
            switches=True,
        ),
        Action(
            "side-by-side",
            "view",
            tr("Original side by side"),
            partial(window.set_compare, how=Compare.SIDE_BY_SIDE),
            ("Shift+C",),
            tr("Show the whole original on the left of the stylized picture"),
            switches=True,
        ),
        Action(
            "original-in-corner",
            "view",
            tr("Original in a corner"),
            partial(window.set_compare, how=Compare.CORNER),
            ("Alt+C",),
            tr("Show the original small in the picture; drag it to another corner"),
            switches=True,
        ),
    ]


def _windows(session: Session) -> list[Action]:
    views = session.views
    return [
        Action(
            "grid",
            "view",
            tr("All styles at once"),
            views.set_grid,
            ("G",),
            tr("See the picture in every style, and choose one"),
            "grid",
            switches=True,
            begins_section=True,
        ),
        Action(
            "picture-in-picture",
            "view",
            tr("Picture in picture"),
            views.set_small,
            ("P",),
            tr("Keep the picture in a small window above all others"),
            switches=True,
        ),
        Action(
            "output-window",
            "view",
            tr("Output window"),
            views.set_output,
            ("O",),
            tr("Show the picture alone on a second screen or a projector; F fills the screen"),
            switches=True,
        ),
    ]


def _panels(session: Session) -> list[Action]:
    window = session.window
    return [
        Action(
            "mixer",
            "view",
            tr("Mixer"),
            window.set_mixer_open,
            ("M",),
            tr("Mix styles on a pad, set all values, save looks"),
            "mixer",
            switches=True,
            begins_section=True,
        ),
        Action(
            "timing",
            "view",
            tr("Where the time goes"),
            window.overlay.toggle,
            ("F12",),
            tr("How long each stage of a frame takes"),
            begins_section=True,
        ),
        Action(
            "commands",
            "view",
            tr("Search all commands\N{HORIZONTAL ELLIPSIS}"),
            window.show_commands,
            ("Ctrl+K",),
            icon="menu",
        ),
    ]
