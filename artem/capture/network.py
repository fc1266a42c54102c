"""One clear sentence for each way in which the other side of a network fails."""

from __future__ import annotations

import socket
import ssl
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

from artem.capture.address import split_login, without_login
from artem.errors import LoginNeeded, SourceError, SourceLost

OPEN_SECONDS = 3.0
"""How long the other side may take to answer."""

STALL_SECONDS = 2.5
"""How long an open stream may give no frame before it counts as lost."""


def explain(error: Exception, address: str) -> SourceError:
    """What to tell the user about `error`, which came while opening or reading `address`."""
    if isinstance(error, SourceError):
        return error
    if isinstance(error, HTTPError):
        return _explain_status(error.code, address)
    if isinstance(error, URLError) and isinstance(error.reason, Exception):
        return explain(error.reason, address)
    return SourceError(_sentence(error, address))


def login_needed(address: str) -> LoginNeeded:
    """What to tell the user when `address` answers 401."""
    shown = without_login(address)
    if split_login(address)[1]:
        return LoginNeeded(f"{shown} refused this user name and password; check both")
    scheme, rest = shown.split("://", 1)
    return LoginNeeded(
        f"{shown} asks for a login; give it in the address: {scheme}://USER:PASSWORD@{rest}"
    )


def stopped(address: str) -> SourceLost:
    """What to tell the user when `address` was open and gives no more."""
    return SourceLost(
        f"{without_login(address)} stopped sending; check that the camera is on and on this network"
    )


def _explain_status(status: int, address: str) -> SourceError:
    shown = without_login(address)
    if status == 404:
        return SourceError(f"{shown} is not there (404); check the path after the host name")
    return SourceError(f"{shown} answered with HTTP error {status}; check the address")


_NO_HOST = 'there is no host called "{host}"; check the address'
_SENTENCES: tuple[tuple[type[Exception], str], ...] = (
    (socket.gaierror, _NO_HOST),
    (UnicodeError, _NO_HOST),
    (
        ConnectionRefusedError,
        "{shown} refused the connection; check the port and that the camera is running",
    ),
    (ssl.SSLError, "{shown} has no certificate this machine trusts; try its http:// address"),
    (TimeoutError, "{shown} did not answer in time; check that it is on and on this network"),
    (
        ConnectionError,
        "{shown} broke off the connection; check that it serves video at this address",
    ),
    (OSError, "{shown} cannot be reached; check the address and the network"),
    (HTTPException, "{shown} does not speak HTTP; check the port"),
    (Exception, "{shown} gives no video that can be read; check the address"),
)
"""The first kind that fits speaks."""


def _sentence(error: Exception, address: str) -> str:
    sentence = next(text for kind, text in _SENTENCES if isinstance(error, kind))
    return sentence.format(shown=without_login(address), host=urlsplit(address).hostname)
