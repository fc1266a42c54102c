"""Looks for messages of a page that are read wrongly, guided by what code they reach.

    pip install atheris
    mkdir /tmp/found
    PYTHONPATH=. python tests/fuzz/fuzz_messages.py /tmp/found -max_total_time=300

What reaches new code is left in the folder, what fails in the current one (crash-...); a file of
either kind, given alone, is tried again.
"""

from __future__ import annotations

import sys
from contextlib import suppress

import atheris

with atheris.instrument_imports(
    include=["artem.server", "artem.look_values", "artem.look", "json"]
):
    from artem.errors import UsageError
    from artem.server import ice
    from artem.server.messages import Join, Offer, Wear, read_message

STYLES = ("great_wave", "scream")


def check(data: bytes) -> None:
    """Anything is one of the messages, or refused with a UsageError."""
    with suppress(UsageError):
        said = read_message(data.decode("utf-8", "replace"), STYLES)
        assert isinstance(said, Join | Offer | Wear)
        if isinstance(said, Wear):
            assert all(name in STYLES for name, _ in said.look.mix)
        if isinstance(said, Offer):
            kept = ice.without_strangers(said.sdp, "127.0.0.1").splitlines()
            candidates = [line.split() for line in kept if line.startswith("a=candidate:")]
            assert all(words[4] == "127.0.0.1" for words in candidates)


atheris.Setup(sys.argv, check)
atheris.Fuzz()
