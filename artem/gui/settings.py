"""What the window remembers from one run to the next; never a password. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from platformdirs import user_config_path
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from artem.errors import UsageError
from artem.files import write_bytes
from artem.gui.aside import put_aside
from artem.gui.looks.pace import Pace
from artem.gui.sources.address import LONGEST, MOST_RECENT
from artem.look import KNOBS, Look, Mix
from artem.options import in_dialog
from artem.words import tr

_Text = Annotated[str, Field(max_length=LONGEST)]
_MOST_MIXED = 1000  # styles


class Remembered(BaseModel):
    """The settings file. Unknown keys are left out; wrong values make the file damaged.

    mix: the styles that were worn, of one net, with their weights.
    knobs: numbers of the look by their names.
    options: texts of the session options that the dialog sets, by their names.
    geometry: the window's place as Qt saves it, in base64.
    hints_seen: whether there was a run before this one.
    addresses: those that were opened, the last one first, without logins.
    servers: those published to, the last one first, without keys.
    """

    model_config = ConfigDict(frozen=True)

    source: _Text | None = None
    style: _Text | None = None
    mix: Annotated[Mix, Field(max_length=_MOST_MIXED)] = ()
    knobs: dict[str, float] = {}
    options: dict[str, str] = {}
    keep_colors: bool = False
    pace: Pace = Pace()
    mirror_webcam: bool = True
    mixer_open: bool = False
    geometry: _Text = ""
    hints_seen: bool = False
    addresses: tuple[_Text, ...] = Field(default=(), max_length=MOST_RECENT)
    servers: tuple[_Text, ...] = Field(default=(), max_length=MOST_RECENT)

    @field_validator("mix")
    @classmethod
    def _wearable(cls, mix: Mix) -> Mix:
        try:
            return Look(mix=mix).mix
        except UsageError as error:
            raise ValueError(str(error)) from error

    @field_validator("knobs")
    @classmethod
    def _known(cls, knobs: dict[str, float]) -> dict[str, float]:
        for knob in KNOBS:
            if not knob.least <= knobs.get(knob.name, knob.usual) <= knob.most:
                raise ValueError(f"{knob.name} is out of range")
        return {knob.name: knobs[knob.name] for knob in KNOBS if knob.name in knobs}

    @field_validator("options")
    @classmethod
    def _readable(cls, options: dict[str, str]) -> dict[str, str]:
        shown = {option.name: option for option in in_dialog()}
        for name, text in options.items():
            if name in shown:
                try:
                    shown[name].read(text)
                except UsageError as error:
                    raise ValueError(str(error)) from error
        return {name: text for name, text in options.items() if name in shown}

    @property
    def look(self) -> Look:
        """The look that was worn; without a mix it is for `style`."""
        return Look(mix=self.mix, keep_colors=self.keep_colors).with_knobs(self.knobs)


@dataclass(frozen=True)
class Loaded:
    """What was read, and what the window says about it."""

    remembered: Remembered
    notice: str = ""


def settings_path() -> Path:
    """Where this user's settings file is."""
    return user_config_path("artem", appauthor=False) / "window.json"


def load(path: Path) -> Loaded:
    """Read the settings; a damaged file is put aside and the defaults taken."""
    try:
        return Loaded(Remembered.model_validate_json(path.read_bytes()))
    except FileNotFoundError:
        return Loaded(Remembered())
    except OSError as error:
        told = tr("The settings cannot be read ({why})").format(why=error.strerror)
        return Loaded(Remembered(), told)
    except ValidationError:
        return Loaded(Remembered(), put_aside(path))


def save(path: Path, remembered: Remembered) -> None:
    """Write the settings whole or not at all. Raises OSError."""
    write_bytes(path, remembered.model_dump_json(indent=2).encode() + b"\n")
