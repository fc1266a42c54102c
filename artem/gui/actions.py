"""Everything the user can do, declared once: for menus, keys, buttons and the command list.

No Qt: a key is written as Qt reads it ("Ctrl+K").
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from artem.gui.action import Action
from artem.gui.sharing.action import share_action
from artem.gui.views.geometry import Compare
from artem.words import tr

if TYPE_CHECKING:
    from artem.gui.session import Session

STYLE_KEYS = LOOK_KEYS = 9


def actions(session: Session) -> list[Action]:
    """All actions of a session, in the order of the menus."""
    return [
        *_file(session),
        *_look(session),
        *_view(session),
        *_output(session),
        *_help(session),
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


def _view(session: Session) -> list[Action]:
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


def _output(session: Session) -> list[Action]:
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
        share_action(session.sharing),
        Action(
            "open-folder",
            "output",
            tr("Open the folder of recordings"),
            outputs.open_folder,
            ("Ctrl+Shift+R",),
            begins_section=True,
        ),
    ]


def _help(session: Session) -> list[Action]:
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
