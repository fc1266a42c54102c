"""How much memory there is, and what the system's C library does with what is free."""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import suppress

_ARENA_MAX = -8  # glibc's M_ARENA_MAX
_ARENAS = 2
_USUAL = 8 << 30  # bytes


def share_free_memory() -> None:
    """Let all threads use the same free memory; to be called before there are any.

    glibc keeps what a thread frees for that thread, in up to eight pools a core: after some
    minutes in the window half of what the process held was free. Elsewhere nothing happens.
    """
    if sys.platform == "linux":
        with suppress(AttributeError, OSError):  # another C library
            ctypes.CDLL(None).mallopt(_ARENA_MAX, _ARENAS)


def main_memory() -> int:
    """Bytes of memory the machine has; where the system does not tell, what most have at least."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return _USUAL
