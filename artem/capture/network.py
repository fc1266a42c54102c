"""One clear sentence for each way in which the other side of a network fails."""

from __future__ import annotations

import socket
import ssl
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

from artem.capture.address import split_login, without_login
from artem.errors import LoginNeeded, SourceError, SourceLost
from artem.words import QT_TR_NOOP, tr

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
        return LoginNeeded(
            tr("{shown} refused this user name and password; check both").format(shown=shown)
        )
    scheme, rest = shown.split("://", 1)
    told = tr("{shown} asks for a login; give it in the address: {scheme}://USER:PASSWORD@{rest}")
    return LoginNeeded(told.format(shown=shown, scheme=scheme, rest=rest))


def stopped(address: str) -> SourceLost:
    """What to tell the user when `address` was open and gives no more."""
    told = tr("{address} stopped sending; check that the camera is on and on this network")
    return SourceLost(told.format(address=without_login(address)))


def unreadable(address: str) -> SourceLost:
    """What to tell the user when `address` sends something that is no picture."""
    told = tr("{address} sends no picture that can be read; restart the camera")
    return SourceLost(told.format(address=without_login(address)))


def _explain_status(status: int, address: str) -> SourceError:
    shown = without_login(address)
    if status == 404:
        return SourceError(
            tr("{shown} is not there (404); check the path after the host name").format(shown=shown)
        )
    told = tr("{shown} answered with HTTP error {status}; check the address")
    return SourceError(told.format(shown=shown, status=status))


_NO_HOST = QT_TR_NOOP('there is no host called "{host}"; check the address')
_SENTENCES: tuple[tuple[type[Exception], str], ...] = (
    (socket.gaierror, _NO_HOST),
    (UnicodeError, _NO_HOST),
    (
        ConnectionRefusedError,
        QT_TR_NOOP("{shown} refused the connection; check the port and that the camera is running"),
    ),
    (
        ssl.SSLError,
        QT_TR_NOOP("{shown} has no certificate this machine trusts; try its http:// address"),
    ),
    (
        TimeoutError,
        QT_TR_NOOP("{shown} did not answer in time; check that it is on and on this network"),
    ),
    (
        ConnectionError,
        QT_TR_NOOP("{shown} broke off the connection; check that it serves video at this address"),
    ),
    (OSError, QT_TR_NOOP("{shown} cannot be reached; check the address and the network")),
    (HTTPException, QT_TR_NOOP("{shown} does not speak HTTP; check the port")),
    (Exception, QT_TR_NOOP("{shown} gives no video that can be read; check the address")),
)
"""The first kind that fits speaks."""


def _sentence(error: Exception, address: str) -> str:
    sentence = next(text for kind, text in _SENTENCES if isinstance(error, kind))
    return tr(sentence).format(shown=without_login(address), host=urlsplit(address).hostname)
