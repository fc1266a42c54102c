"""The menu of the look. No Qt."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from artem.gui.action import Action
from artem.words import tr

if TYPE_CHECKING:
    from artem.gui.session import Session


STYLE_KEYS = LOOK_KEYS = 9


def look_actions(session: Session) -> list[Action]:
    """Undo, values, saved looks and styles."""
    return [*_steps(session), *_values(session), *_saved(session), *_styles(session)]


def _steps(session: Session) -> list[Action]:
    looks = session.looks
    return [
        Action("undo", "look", tr("Undo"), looks.undo, ("Ctrl+Z",), repeats=True),
        Action("redo", "look", tr("Redo"), looks.redo, ("Ctrl+Shift+Z", "Ctrl+Y"), repeats=True),
    ]


def _values(session: Session) -> list[Action]:
    looks = session.looks
    return [
        Action(
            "keep-colours",
            "look",
            tr("Keep colours"),
            looks.set_keep_colors,
            ("K",),
            tr("Paint in the colours of the picture"),
            switches=True,
            begins_section=True,
        ),
        Action(
            "usual-values",
            "look",
            tr("Usual values"),
            looks.set_usual_values,
            tip=tr("Set everything back but the styles"),
        ),
    ]


def _saved(session: Session) -> list[Action]:
    looks = session.looks
    numbered = [
        Action(
            f"look-{number}",
            "look",
            tr("Look {number}").format(number=number),
            partial(looks.recall_number, number),
            (f"Shift+{number}",),
            begins_section=number == 1,
        )
        for number in range(1, LOOK_KEYS + 1)
    ]
    return [
        Action(
            "save-look",
            "look",
            tr("Save the look\N{HORIZONTAL ELLIPSIS}"),
            session.ask_look_name,
            ("Ctrl+S",),
            tr("Keep the styles and all values, to come back to them with one key"),
            begins_section=True,
        ),
        Action(
            "walk",
            "look",
            tr("Walk through the looks"),
            looks.set_walking,
            ("W",),
            tr("Go from one saved look to the next on the beat"),
            switches=True,
        ),
        Action(
            "tap",
            "look",
            tr("Tap the beat"),
            looks.motion.tap,
            ("T",),
            tr("Press it on the beat of the music, a few times"),
        ),
        *numbered,
    ]


def _styles(session: Session) -> list[Action]:
    picker = session.window.styles
    numbered = [
        Action(
            f"style-{number}",
            "look",
            tile.entry.label,
            partial(picker.pick_number, number),
            (str(number),),
            begins_section=number == 1,
        )
        for number, tile in enumerate(picker.tiles[:STYLE_KEYS], 1)
    ]
    return [
        Action(
            "next-style",
            "look",
            tr("Next style"),
            picker.pick_next,
            ("]",),
            begins_section=True,
            repeats=True,
        ),
        Action(
            "previous-style",
            "look",
            tr("Previous style"),
            picker.pick_previous,
            ("[",),
            repeats=True,
        ),
        *numbered,
    ]
