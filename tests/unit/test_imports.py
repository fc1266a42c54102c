"""What may be imported where: a bare training machine, and `import artem`."""

from __future__ import annotations

import subprocess
import sys

_BLOCK = """
import sys
class Block:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {blocked}:
            raise ImportError(f"{{name}} is not installed on a bare machine")
sys.meta_path.insert(0, Block())
"""
_BARE = {"av", "mss", "PyQt6", "openvino", "platformdirs", "pydantic", "nncf", "torchvision"}


def _run(script: str, blocked: set[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _BLOCK.format(blocked=blocked) + script],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_importing_artem_loads_neither_qt_nor_torch() -> None:
    _run("import artem", _BARE | {"torch", "cv2", "numpy"})


def test_training_and_benches_need_few_packages() -> None:
    modules = (
        "artem.nets.transform",
        "artem.nets.vgg",
        "artem.training.transform",
        "artem.cli.main",
    )
    benches = "sys.path.insert(0, 'bench'); import nets, live"
    _run("\n".join(f"import {name}" for name in modules) + "\n" + benches, _BARE)


def test_a_headless_run_of_the_demo_needs_few_packages() -> None:
    script = (
        "from artem.capture.demo import DemoSource\n"
        "from artem.engine.fit import fit_for\n"
        "from artem.engine.stylizer import Stylizer\n"
        "from artem.pipeline.pipeline import Pipeline\n"
        "from artem.capture.spec import parse_source\n"
        "parse_source('demo')"
    )
    _run(script, _BARE)
