"""The menu of sources, styles of the user's own and options. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artem.gui.action import Action
from artem.words import tr

if TYPE_CHECKING:
    from artem.gui.session import Session


def file_actions(session: Session) -> list[Action]:
    """Open a source, add a style, change the options, quit."""
    return [*_sources(session), *_own_styles(session), *_run(session)]


def _sources(session: Session) -> list[Action]:
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
            session.sharing.phone.ask,
            ("Ctrl+Shift+P",),
            tr("A phone on your network becomes the camera"),
        ),
        Action(
            "draw-region",
            "file",
            tr("Part of the screen\N{HORIZONTAL ELLIPSIS}"),
            sources.ask_region,
            ("Ctrl+Shift+D",),
            tr("Draw around what to look at, such as a video in a web page"),
        ),
        Action(
            "choose-source",
            "file",
            tr("Choose the source\N{HORIZONTAL ELLIPSIS}"),
            window.controls.source.showMenu,
            ("Ctrl+Shift+O",),
        ),
    ]


def _own_styles(session: Session) -> list[Action]:
    window = session.window
    return [
        Action(
            "add-style",
            "file",
            tr("Add a picture as a style\N{HORIZONTAL ELLIPSIS}"),
            session.adopting.ask,
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
    ]


def _run(session: Session) -> list[Action]:
    window = session.window
    return [
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
