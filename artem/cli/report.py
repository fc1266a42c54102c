"""The report file: what a run measured, as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from artem.errors import SinkError

if TYPE_CHECKING:
    from artem.capture.base import SourceInfo
    from artem.gui.styles.shelf import LiveStylizer
    from artem.pipeline.stats import Stats

_OF_STYLIZER = ("device", "backend", "precision", "style", "preset")


def write_report(
    path: Path, stats: Stats, stylizer: LiveStylizer | None, source: SourceInfo | None
) -> None:
    """Write the report, whole or not at all.

    stylizer, source: None where the run ended before there was one.
    Raises SinkError where it cannot be written.
    """
    report = stats.report() | {
        "source": None
        if source is None
        else {
            "kind": source.kind,
            "size": [source.width, source.height],
            "fps": source.fps,
            "pixel_format": source.pixel_format,
        },
        **{name: getattr(stylizer, name, None) for name in _OF_STYLIZER},
        "peak_memory_mb": peak_memory_mb(),
    }
    write_json(path, report)


def write_json(path: Path, content: Any) -> None:
    """Write a report, whole or not at all. Raises SinkError where it cannot be written."""
    from artem.files import write_bytes

    try:
        write_bytes(path, json.dumps(content, indent=2).encode() + b"\n")
    except OSError as error:
        raise SinkError(
            f"the report cannot be written to {path} ({error.strerror}); choose another place"
        ) from error


def peak_memory_mb() -> float | None:
    """The most memory this process has held, in MB; None where the system does not say."""
    if sys.platform == "linux":
        # Of this program alone: getrusage counts what its parent held when it was started.
        status = Path("/proc/self/status").read_text(encoding="utf-8")
        return round(int(status.split("VmHWM:")[1].split()[0]) / 2**10, 1)
    if sys.platform == "win32":
        return None
    import resource

    unit = 2**20 if sys.platform == "darwin" else 2**10
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit, 1)
