"""What the system's C library does with memory that is free."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress

_ARENA_MAX = -8  # glibc's M_ARENA_MAX
_ARENAS = 2


def share_free_memory() -> None:
    """Let all threads use the same free memory; to be called before there are any.

    glibc keeps what a thread frees for that thread, in up to eight pools a core: after some
    minutes in the window half of what the process held was free. Elsewhere nothing happens.
    """
    if sys.platform == "linux":
        with suppress(AttributeError, OSError):  # another C library
            ctypes.CDLL(None).mallopt(_ARENA_MAX, _ARENAS)
