"""Which cluster is meant."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from importlib.util import find_spec

from artem.errors import UsageError
from artem.words import tr

_MOST_LOCAL = 256
_CLIENT = "ray://"
_HOST_AND_PORT = re.compile(r"[\w.\-\[\]:]+:\d{1,5}", re.ASCII)


@dataclass(frozen=True)
class ClusterAddress:
    """address: as Ray takes it. workers: how many are started on this machine, 0 for none."""

    address: str
    workers: int = 0


def processes_of(address: ClusterAddress | None) -> int:
    """How many processes share this machine's processor."""
    return max(1, address.workers if address else 1)


def parse_cluster(text: str) -> ClusterAddress:
    """ "auto", "HOST:PORT" of a cluster's head, or "local:N" for N workers on this machine.

    Raises UsageError for anything else, and where Ray is not installed.
    """
    _refuse_client(os.environ.get("RAY_ADDRESS", "") if text == "auto" else text)
    kind, _, count = text.partition(":")
    if kind == "local" and count.isascii() and count.isdecimal():
        if not 1 <= int(count[:4]) <= _MOST_LOCAL:
            told = tr("there cannot be {count} workers on a machine; give local:1 to local:{most}")
            raise UsageError(told.format(count=count, most=_MOST_LOCAL))
        address = ClusterAddress("local", int(count))
    elif text == "auto" or (kind != "local" and _HOST_AND_PORT.fullmatch(text)):
        address = ClusterAddress(text)
    else:
        told = tr('"{text}" is no cluster; give auto, HOST:PORT of its head, or local:N')
        raise UsageError(told.format(text=text))
    if find_spec("ray") is None:
        raise UsageError(tr('a cluster needs Ray; run: pip install "artem[cluster]"'))
    return address


def _refuse_client(address: str) -> None:
    """Raise UsageError for Ray's client, which is a package of its own and sees no shared disk."""
    if address.startswith(_CLIENT):
        told = tr(
            '"{address}" is for commands outside of a cluster; run this one on a machine of the '
            "cluster, with --cluster auto or HOST:PORT of its head"
        )
        raise UsageError(told.format(address=address))
