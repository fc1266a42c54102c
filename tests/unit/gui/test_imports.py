from __future__ import annotations

import subprocess
import sys


def test_qt_is_loaded_only_by_a_run():
    code = "import sys, artem.gui.app; sys.exit('PyQt6.QtCore' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
