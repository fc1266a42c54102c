"""A clock for WebRTC that nobody can set.

aiortc asks what time of day it is: set forward by a day, its estimate of a page's network counts
all milliseconds between, one by one, and every session stands still meanwhile.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from types import SimpleNamespace

from aiortc import clock, rtcrtpreceiver, rtcrtpsender

_BEGAN = time.time() - time.monotonic()


def _time() -> float:
    """Seconds since 1970 as they were when the program began, and steady from then on."""
    return _BEGAN + time.monotonic()


def _datetime() -> datetime:
    return datetime.fromtimestamp(_time(), UTC)


# aiortc has no setting for it.
clock.current_datetime = _datetime
for _module in (rtcrtpreceiver, rtcrtpsender):
    _module.time = SimpleNamespace(time=_time)  # type: ignore[attr-defined]
