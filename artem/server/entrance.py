"""How a server is reached, and with which token."""

from __future__ import annotations

import re
import secrets
import socket
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from artem.errors import ServerError, UsageError
from artem.files import write_bytes
from artem.server.addresses import (
    in_brackets,
    is_loopback,
    own_addresses,
    parse_origin,
    reachable_addresses,
)
from artem.server.certificate import Certificate, given_certificate, own_certificate
from artem.words import tr

LOOPBACK = "127.0.0.1"
EVERYWHERE = ("0.0.0.0", "::", "")


@dataclass(frozen=True)
class Entrance:
    """Where a server listens, and what it asks for there.

    host: a name or an address; 0.0.0.0 for all of this machine. port: 0 for any that is free.
    token: None where whoever reaches the port may come in, which only loopback allows.
    certificate: None for plain HTTP, which only loopback allows.
    public: the origin such as https://art.example under which a proxy on this machine shows it.
    """

    host: str = LOOPBACK
    port: int = 8443
    token: str | None = field(default=None, repr=False)
    certificate: Certificate | None = None
    public: str | None = None

    def __post_init__(self) -> None:
        if self.is_loopback and self.public is None:
            return
        if self.token is None or (self.certificate is None and not self.is_loopback):
            raise UsageError("a server that others reach needs a token and a certificate")

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine reaches it, a proxy aside."""
        return is_loopback(self.host)

    @property
    def scheme(self) -> str:
        """What it speaks itself."""
        return "http" if self.certificate is None else "https"

    @property
    def is_encrypted(self) -> bool:
        """Whether browsers reach it by HTTPS, through a proxy or not."""
        return self.certificate is not None or self.public is not None

    def origins(self, port: int) -> list[str]:
        """The origins such as https://192.168.1.7:8443 to reach it at, the likeliest first.

        port: the one it has.
        """
        if self.public is not None:
            return [self.public]
        hosts = reachable_addresses() if self.host in EVERYWHERE else [self.host]
        return [f"{self.scheme}://{in_brackets(host)}:{port}" for host in hosts or [LOOPBACK]]

    def links(self, port: int) -> list[str]:
        """The origins, each with the token: who has one of these comes in."""
        query = "" if self.token is None else f"?token={self.token}"
        return [f"{origin}/{query}" for origin in self.origins(port)]


def open_entrance(
    host: str = LOOPBACK,
    port: int = 8443,
    *,
    public: str | None = None,
    require_token: bool = False,
    renew_token: bool = False,
    files: tuple[Path, Path] | None = None,
) -> Entrance:
    """The entrance with what it needs: a token and a certificate, unless it is on loopback.

    require_token: ask for it on loopback too. renew_token: who has the old one is out.
    files: a certificate and its key; one is made and kept where they are needed and not given.
    Raises UsageError for a public address that is none, ServerError for files that do not serve.
    """
    if public is not None:
        public = parse_public(public)
    if host not in EVERYWHERE and parse_origin(f"http://{in_brackets(host)}") is None:
        raise UsageError(tr('"{host}" is neither a name nor an address').format(host=host))
    closed = not is_loopback(host)
    token = None
    if closed or require_token or public is not None:
        token = kept_token(renew=renew_token)
    certificate = None
    if files is not None:
        certificate = given_certificate(*files)
    elif closed:
        certificate = own_certificate(folder(), _names_of(host))
    return Entrance(host, port, token, certificate, public)


def folder() -> Path:
    """Where token and certificate are kept."""
    return platformdirs.user_data_path("artem", appauthor=False) / "server"


def token_file() -> Path:
    """Where the token is kept, so that a link on a home screen goes on leading in."""
    return folder() / "token"


def kept_token(*, renew: bool = False) -> str:
    """The token of this user: 128 bits, made on first use. Raises ServerError."""
    path = token_file()
    try:
        if not renew and path.exists():
            path.chmod(0o600)
            token = path.read_text("ascii", "replace").strip()
            if re.fullmatch(r"[\w-]{22,64}", token, re.ASCII):
                return token
        token = secrets.token_urlsafe(16)
        write_bytes(path, token.encode() + b"\n", 0o600)
    except OSError as error:
        told = tr("the token cannot be kept in {path} ({why}); make it writable")
        raise ServerError(told.format(path=path, why=error.strerror or error)) from error
    return token


def parse_public(text: str) -> str:
    """An origin as browsers write it. Raises UsageError for all else."""
    origin = parse_origin(text.removesuffix("/"))
    if origin is None or origin[0] != "https":
        told = tr('"{text}" is no public address; give one such as https://art.example')
        raise UsageError(told.format(text=text))
    _, host, port = origin
    return f"https://{host}" if port == 443 else f"https://{host}:{port}"


def _names_of(host: str) -> list[str]:
    """What a certificate of a server there names."""
    here = socket.gethostname().lower()
    names = ["localhost", here, f"{here.split('.')[0]}.local", LOOPBACK, "::1", *own_addresses()]
    if host not in EVERYWHERE:
        names.append(host)
    return [name for name in names if name.isascii()]  # certificates have no others
