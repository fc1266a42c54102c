"""Everything the user can do, declared once: for menus, keys, buttons and the command list.

No Qt: a key is written as Qt reads it ("Ctrl+K").
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from artem.words import tr

if TYPE_CHECKING:
    from artem.gui.session import Session

MENUS = ("file", "look", "view", "output", "help")
STYLE_KEYS = 9


@dataclass(frozen=True)
class Action:
    """One thing to do.

    id: what code calls it. menu: one of MENUS. run: called with whether it is now on where it
    `switches`, else with nothing. tip: what it does and why, where the text does not say it all.
    keys: the first is shown.
    """

    id: str
    menu: str
    text: str
    run: Callable[..., object]
    keys: tuple[str, ...] = ()
    tip: str = ""
    icon: str = ""
    switches: bool = False
    begins_section: bool = False


def menu_title(menu: str) -> str:
    """What the menu bar calls a menu."""
    titles = {
        "file": tr("&File"),
        "look": tr("&Look"),
        "view": tr("&View"),
        "output": tr("&Output"),
        "help": tr("&Help"),
    }
    return titles[menu]


def actions(session: Session) -> list[Action]:
    """All actions of a session, in the order of the menus."""
    return [
        *_file(session),
        *_look(session),
        *_view(session),
    ]


def _file(session: Session) -> list[Action]:
    window, sources = session.window, session.sources
    return [
        Action(
            "open-file",
            "file",
            tr("Open a video or a picture\N{HORIZONTAL ELLIPSIS}"),
            sources.ask_file,
            ("Ctrl+O",),
        ),
        Action(
            "open-address",
            "file",
            tr("Open an address\N{HORIZONTAL ELLIPSIS}"),
            sources.ask_address,
            ("Ctrl+L",),
            tr("An IP camera, a phone or a stream"),
        ),
        Action(
            "use-phone",
            "file",
            tr("Use a phone\N{HORIZONTAL ELLIPSIS}"),
            sources.ask_phone,
            ("Ctrl+Shift+P",),
            tr("A phone on your network becomes the camera"),
        ),
        Action(
            "draw-region",
            "file",
            tr("Part of the screen\N{HORIZONTAL ELLIPSIS}"),
            sources.ask_region,
            ("Ctrl+Shift+R",),
            tr("Draw around what to look at, such as a video in a web page"),
        ),
        Action(
            "choose-source",
            "file",
            tr("Choose the source\N{HORIZONTAL ELLIPSIS}"),
            window.controls.source.showMenu,
            ("Ctrl+Shift+O",),
        ),
        Action(
            "add-style",
            "file",
            tr("Add a picture as a style\N{HORIZONTAL ELLIPSIS}"),
            session.ask_style,
            ("Ctrl+Shift+A",),
            tr("Paint in the style of any picture; you can also drop or paste it"),
            begins_section=True,
        ),
        Action(
            "paste",
            "file",
            tr("Paste a picture as a style"),
            window.paste,
            ("Ctrl+V",),
        ),
        Action(
            "options",
            "file",
            tr("Options\N{HORIZONTAL ELLIPSIS}"),
            session.ask_options,
            ("Ctrl+,",),
            tr("Size, device, precision and frame rate"),
            begins_section=True,
        ),
        Action(
            "quit",
            "file",
            tr("Quit"),
            window.close,
            ("Ctrl+Q",),
            begins_section=True,
        ),
    ]


def _look(session: Session) -> list[Action]:
    window = session.window
    pick = window.styles.pick_number
    numbered = [
        Action(
            f"style-{number}",
            "look",
            tr("Style {number}").format(number=number),
            lambda number=number: pick(number),
            (str(number),),
        )
        for number in range(1, STYLE_KEYS + 1)
    ]
    return [
        Action(
            "keep-colours",
            "look",
            tr("Keep colours"),
            session.set_keep_colors,
            ("K",),
            tr("Paint in the colours of the picture"),
            switches=True,
        ),
        Action("next-style", "look", tr("Next style"), window.styles.pick_next, ("]",)),
        Action("previous-style", "look", tr("Previous style"), window.styles.pick_previous, ("[",)),
        *numbered,
    ]


def _view(session: Session) -> list[Action]:
    window = session.window
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
        Action("leave-fullscreen", "view", tr("Leave full screen"), window.escape, ("Esc",)),
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
