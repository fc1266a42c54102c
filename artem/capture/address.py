"""Network addresses with a login in them, and the same addresses fit to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit, urlunsplit


@dataclass(frozen=True)
class Login:
    """A user name and password, as typed, not percent-encoded."""

    user: str
    password: str

    def __repr__(self) -> str:
        return f"Login(user={self.user!r})"


def with_login(address: str, user: str, password: str) -> str:
    """The address with this login in it, in place of one it may have had."""
    parts = urlsplit(address)
    login = f"{quote(user, safe='')}:{quote(password, safe='')}"
    return urlunsplit(parts._replace(netloc=f"{login}@{_place(parts.netloc)}"))


def without_login(address: str) -> str:
    """The address as it may be shown: no login, and no query, where cameras take passwords too."""
    parts = urlsplit(address)
    query = "..." if parts.query else ""
    return urlunsplit(parts._replace(netloc=_place(parts.netloc), query=query, fragment=""))


def split_login(address: str) -> tuple[str, Login | None]:
    """The address without its login but with its query, and the login percent-decoded."""
    parts = urlsplit(address)
    login, at, place = parts.netloc.rpartition("@")
    if not at:
        return address, None
    user, _, password = login.partition(":")
    return urlunsplit(parts._replace(netloc=place)), Login(unquote(user), unquote(password))


def _place(netloc: str) -> str:
    """`host:port` of `user:password@host:port`."""
    return netloc.rpartition("@")[2]
