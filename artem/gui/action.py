"""What an action is: something the user can do, by menu, key, button or command list. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from artem.words import tr

MENUS = ("file", "look", "view", "output", "help")


@dataclass(frozen=True)
class Action:
    """One thing to do.

    id: what code calls it. menu: one of MENUS. run: called with whether it is now on where it
    `switches`, else with nothing. tip: what it does and why, where the text does not say it all.
    keys: the first is shown. repeats: whether a key held down does it again and again.
    """

    id: str
    menu: str
    text: str
    run: Callable[..., object]
    keys: tuple[str, ...] = ()
    tip: str = ""
    icon: str = ""
    switches: bool = False
    repeats: bool = False
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
