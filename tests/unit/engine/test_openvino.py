"""OpenVINO tells nobody that it is used."""

from __future__ import annotations

import os
import subprocess
import sys

_IMPORT = """
import sys, threading
import artem.engine.openvino_backend, artem.engine.export
from artem.engine.openvino import ov
assert ov.Core().available_devices
assert sys.modules["openvino_telemetry"] is None
assert threading.enumerate() == [threading.main_thread()]
"""


def test_importing_it_reports_nothing(tmp_path):
    home = {name: str(tmp_path) for name in ("HOME", "LOCALAPPDATA")}
    subprocess.run([sys.executable, "-c", _IMPORT], env=os.environ | home, check=True)
    assert list(tmp_path.iterdir()) == []
