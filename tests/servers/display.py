"""A display that stays: Xvfb starts over when its last client leaves, and refuses all meanwhile."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

import mss


@contextmanager
def display_kept() -> Iterator[None]:
    """Stay a client of the display, if there is one."""
    if os.name == "posix" and not os.environ.get("DISPLAY"):
        yield
        return
    with _connected():
        yield


def _connected() -> mss.MSS:
    for _ in range(50):
        try:
            return mss.MSS()
        except mss.ScreenShotError:
            time.sleep(0.1)
    return mss.MSS()
