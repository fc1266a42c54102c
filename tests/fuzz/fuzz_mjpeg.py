"""Looks for bytes of a motion JPEG camera that are read wrongly, guided by what code they reach.

    pip install atheris
    mkdir /tmp/found
    PYTHONPATH=. python tests/fuzz/fuzz_mjpeg.py /tmp/found tests/fuzz/corpus -max_total_time=600

What reaches new code is left in the first folder, what fails in the current one (crash-...); a
file of either kind, given alone, is tried again. Those that taught something belong in the corpus,
which the normal tests read too.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["artem.capture", "artem.jpeg", "artem.pictures"]):
    from tests.fuzz.camera_bytes import check

atheris.Setup(sys.argv, lambda data: check(data) and None)
atheris.Fuzz()
