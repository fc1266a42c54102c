"""A few seconds of the soak test: random hands on the real window."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_random_hands_leave_nothing_open(application, net_files, monkeypatch):
    monkeypatch.syspath_prepend(str(BENCH))
    for name in ("CONFIG", "STATE", "DATA"):  # which the soak test sets
        monkeypatch.setenv(f"XDG_{name}_HOME", "")
    import soak

    report = soak.soak(seconds=8.0, seed=3, source="demo", style=str(net_files["small"]))
    assert report["exception"] is None
    assert report["acts"] > 3
    assert not [one.name for one in threading.enumerate() if one.name.startswith("artem")]
    assert report["ended"]["handles"] <= report["settled"]["handles"]
