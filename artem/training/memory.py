"""How the C library hands out memory while a net is trained."""

from __future__ import annotations

import ctypes
import sys

_TRIM_THRESHOLD = -1  # M_TRIM_THRESHOLD and M_MMAP_MAX of glibc's malloc.h
_MMAP_MAX = -4
_NEVER = 2**31 - 1


def keep_freed_memory() -> None:
    """Let glibc keep what tensors free, for the next ones of the same size.

    Every iteration frees and asks for the same few hundred megabytes; given back to the system
    in between, they come as fresh pages that have to be zeroed, a fifth of the time on a CPU.
    Elsewhere than on Linux with glibc it does nothing.
    """
    if sys.platform != "linux":
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_MMAP_MAX, 0)
        mallopt(_TRIM_THRESHOLD, _NEVER)
