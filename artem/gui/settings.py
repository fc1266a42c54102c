"""What the window remembers from one run to the next; never a password. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_config_path
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from artem.files import write_bytes
from artem.gui.aside import put_aside


class Remembered(BaseModel):
    """The settings file. Unknown keys are left out; wrong values make the file damaged.

    geometry: the window's place as Qt saves it, in base64.
    """

    model_config = ConfigDict(frozen=True)

    source: str | None = Field(default=None, max_length=4096)
    style: str | None = Field(default=None, max_length=4096)
    strength: float = Field(default=1.0, ge=0.0, le=1.0)
    keep_colors: bool = False
    mirror_webcam: bool = True
    geometry: str = Field(default="", max_length=4096)


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
        return Loaded(Remembered(), f"The settings cannot be read ({error.strerror})")
    except ValidationError:
        return Loaded(Remembered(), put_aside(path, "settings", "the defaults"))


def save(path: Path, remembered: Remembered) -> None:
    """Write the settings whole or not at all. Raises OSError."""
    write_bytes(path, remembered.model_dump_json(indent=2).encode() + b"\n")
