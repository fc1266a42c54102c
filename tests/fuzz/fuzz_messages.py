"""Looks for messages of a page that are read wrongly, guided by what code they reach.

    pip install atheris
    mkdir /tmp/found
    PYTHONPATH=. python tests/fuzz/fuzz_messages.py /tmp/found tests/fuzz/messages -runs=9999999

The first byte says what the others are: "o" the description of an offer, "l" the JSON of a look,
anything else a whole message. So what is behind the JSON is reached too. What reaches new code is
left in the folder, what fails in the current one (crash-...); a file of either kind, given alone,
is tried again.
"""

from __future__ import annotations

import json
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


def message(data: bytes) -> str:
    """What a page says."""
    kind, rest = data[:1], data[1:].decode("utf-8", "replace")
    if kind == b"o":
        return json.dumps({"type": "offer", "sdp": rest})
    if kind == b"l":
        return f'{{"type": "look", "look": {rest}}}'
    return rest


def check(data: bytes) -> None:
    """Anything is one of the messages, or refused with a UsageError."""
    with suppress(UsageError):
        said = read_message(message(data), STYLES)
        assert isinstance(said, Join | Offer | Wear)
        if isinstance(said, Wear):
            assert all(name in STYLES for name, _ in said.look.mix)
        if isinstance(said, Offer):
            kept = ice.without_strangers(said.sdp, "127.0.0.1").splitlines()
            candidates = [line.split() for line in kept if line.startswith("a=candidate:")]
            assert all(words[4] == "127.0.0.1" for words in candidates)


atheris.Setup(sys.argv, check)
atheris.Fuzz()
