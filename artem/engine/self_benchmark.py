"""Which of several devices paints fastest: measured once, then remembered."""

from __future__ import annotations

import json
import logging
import math
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np

from artem.errors import ArtemError
from artem.files import write_bytes

_SIZE = (640, 480)
_WARM_UPS = 3
_FRAMES = 10
_in_this_process: dict[str, float] = {}  # for where nothing can be kept
_log = logging.getLogger(__name__)


def fastest(devices: Sequence[str], measure: Callable[[str], float] | None = None) -> str:
    """The device that takes the least time for a frame; a single one is not measured.

    measure: milliseconds of a frame by device; infinite where it fails.
    """
    if len(devices) == 1:
        return devices[0]
    times = remembered() or _in_this_process
    if set(times) != set(devices):
        _log.warning("measuring %s, this once", ", ".join(devices))
        times = {device: (measure or _milliseconds)(device) for device in devices}
        _in_this_process.update(times)
        with suppress(OSError):  # a full disk only costs the next start some seconds
            write_bytes(_file(), json.dumps(times).encode())
    return min(devices, key=lambda device: times[device])


def remembered() -> Mapping[str, float]:
    """Milliseconds of a frame by device, as measured on an earlier start; empty before it."""
    try:
        times = json.loads(_file().read_bytes())
        return {str(device): float(ms) for device, ms in times.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def _file() -> Path:
    import platformdirs

    versions = "-".join(_version(name) for name in ("artem", "torch", "openvino"))
    return platformdirs.user_cache_path("artem") / f"devices-{versions}.json"


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "none"


def _milliseconds(device: str) -> float:
    from artem.engine.stylizer import Stylizer
    from artem.styles.gallery import DEFAULT_STYLE

    width, height = _SIZE
    pixels = np.random.default_rng(0).integers(0, 256, (height, width, 3), np.uint8)
    times = []
    try:
        stylizer = Stylizer(DEFAULT_STYLE, preset="fast", device=device)
        for _ in range(_WARM_UPS + _FRAMES):
            began = perf_counter()
            stylizer(pixels)
            times.append(perf_counter() - began)
    except ArtemError:
        return math.inf
    return math.inf if stylizer.device != device else 1000 * median(times[_WARM_UPS:])
