"""Addresses as typed, and as they may be written to disk. No Qt."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

from artem.capture import address as addresses

MOST_RECENT = 8
LONGEST = 4096  # characters of what is remembered
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_SECRET_KEYS = ("pass", "passwd", "password", "pwd", "pw", "token", "key", "secret")


def is_address(spec: str) -> bool:
    """Whether a source's text is an address rather than a device, a file or a window's title."""
    return _ADDRESS.match(spec) is not None


def typed_address(text: str, user: str, password: str) -> str:
    """What a source is opened with, from what was typed; a scheme may be left out.

    What is no address after all stays as it is, to be refused with its reason.
    """
    text = text.strip()
    address = text if is_address(text) else f"http://{text}"
    try:
        return addresses.with_login(address, user, password) if user else address
    except ValueError:
        return address


def without_secrets(spec: str) -> str:
    """What may be written to disk: without login, and without passwords in the query.

    Raises ValueError for what no source can be made from, such as "http://[".
    """
    if not is_address(spec):
        return spec
    parts = urlsplit(addresses.split_login(spec)[0])
    kept = [pair for pair in parts.query.split("&") if not _is_secret(pair)]
    return urlunsplit(parts._replace(query="&".join(kept)))


def with_recent(addresses: tuple[str, ...], newest: str) -> tuple[str, ...]:
    """The addresses to be offered again, when `newest` was opened: without secrets, each once.

    One that is too long to be remembered, as those that carry a signature may be, is left out.
    """
    shown = without_secrets(newest)
    if len(shown) > LONGEST:
        return addresses
    return (shown, *(address for address in addresses if address != shown))[:MOST_RECENT]


def _is_secret(pair: str) -> bool:
    return pair.partition("=")[0].lower() in _SECRET_KEYS
