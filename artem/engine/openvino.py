"""OpenVINO without its reports: `from artem.engine.openvino import ov`.

Importing openvino tells its makers of every start, on threads of its own, with the package
openvino_telemetry, and leaves a number for this machine in the home folder. Without that package
it tells nothing; so here it has none.
"""

from __future__ import annotations

import sys

sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]

import openvino as ov  # noqa: E402  (the reports are off first)

__all__ = ["ov"]
