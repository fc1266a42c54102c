"""Art'Em turns a live picture into a moving painting.

Importing this loads neither Qt nor torch; a name loads what it needs when it is used.
"""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from artem.engine.stylizer import Stylizer
    from artem.errors import ArtemError
    from artem.look import Look

__all__ = ["ArtemError", "Look", "Stylizer"]

_HOMES = {"ArtemError": "artem.errors", "Look": "artem.look", "Stylizer": "artem.engine.stylizer"}

try:
    __version__ = version("artem")
except PackageNotFoundError:  # run from a checkout that is not installed
    __version__ = "0"


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'artem' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
