"""The window on a real source and a real net."""

from __future__ import annotations

import time

from artem.gui import app, settings
from artem.options import SessionOptions


def test_the_demo_through_a_net(application, net_files, tmp_path):
    finished = []
    options = SessionOptions(source="demo", style=str(net_files["small"]), frames=5)
    file = tmp_path / "window.json"
    code = app.run(
        options, started=time.monotonic(), on_finished=finished.append, settings_file=file
    )
    assert code == 0
    report = finished[0].stats.report()
    assert report["frames_stylized"] >= 5
    assert report["size"] == [640, 480]
    assert finished[0].source.kind == "demo"
    assert finished[0].stylizer.device
    assert settings.load(file).remembered.style == str(net_files["small"])
