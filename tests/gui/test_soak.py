"""A few seconds of the soak test: random hands on the real window, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SOAK = Path(__file__).parents[2] / "bench" / "soak.py"


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_random_hands_leave_nothing_open(net_files, tmp_path):
    options = ("--minutes", "0.13", "--style", str(net_files["small"]), "--out", str(tmp_path))
    # what is held grows in the first seconds: that is no failure here, as the exit code says
    done = subprocess.run([sys.executable, str(SOAK), *options], capture_output=True, check=False)
    assert (tmp_path / "soak.json").exists(), done.stderr.decode()
    report = json.loads((tmp_path / "soak.json").read_text())
    assert report["exception"] is None
    assert report["acts"] > 3
    assert report["threads_left"] == []
