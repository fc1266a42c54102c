from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SHOW = (
    "import os, artem.opencv; "
    "print([os.environ.get(name) for name in "
    "('QT_QPA_PLATFORM_PLUGIN_PATH', 'QT_QPA_FONTDIR', 'LD_LIBRARY_PATH')])"
)


@pytest.mark.parametrize("before", [None, "/mine"])
def test_importing_opencv_leaves_the_environment_as_it_was(before: str | None) -> None:
    names = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR", "LD_LIBRARY_PATH")
    environment = {name: value for name, value in os.environ.items() if name not in names}
    if before:
        environment |= dict.fromkeys(names, before)
    shown = subprocess.run(
        [sys.executable, "-c", SHOW],
        cwd=Path(__file__).parents[3],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stdout.strip() == str([before] * 3)
