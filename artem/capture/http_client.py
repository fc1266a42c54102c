"""HTTP with a deadline: however slowly the other side drips its bytes, a call ends in time."""

from __future__ import annotations

import io
import select
import socket
import time
from http import HTTPStatus
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from typing import Any
from urllib import request
from urllib.error import HTTPError
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from artem.capture.address import split_login
from artem.capture.network import login_needed

_SAFE = "%/?:@!$&'()*+,;="  # in paths and queries as they are; what is encoded already stays so


class Response(HTTPResponse):
    """An HTTP answer that is read within the seconds allowed."""

    def __init__(self, sock: socket.socket, *args: Any, **named: Any) -> None:
        super().__init__(sock, *args, **named)
        self.fp.close()
        self._reader = _DeadlineReader(sock, sock.gettimeout() or 0.0)
        self.fp = io.BufferedReader(self._reader)

    def allow(self, seconds: float) -> None:
        """From now on, reading may take this long in all; then it raises TimeoutError."""
        self._reader.deadline = time.monotonic() + seconds

    def has_more(self) -> bool:
        """Whether bytes have already arrived that were not read yet."""
        return self._reader.has_more()


class Client:
    """Gets addresses of one host with its login, Basic or Digest."""

    def __init__(self, address: str) -> None:
        self._address, self._login = split_login(address)

    def get(self, address: str, seconds: float) -> Response:
        """The answer to a GET, its head arrived within `seconds`, redirects and login included.

        Raises LoginNeeded, OSError (of which URLError and HTTPError are kinds), HTTPException, or
        UnicodeError for a host that cannot be one.
        """
        opener = self._opener(time.monotonic() + seconds)
        try:
            response: Response = opener.open(_sent(address), timeout=seconds)
        except HTTPError as error:
            error.close()
            if error.code == HTTPStatus.UNAUTHORIZED:
                raise login_needed(address) from error
            raise
        except UnicodeError:  # a host name that cannot be one
            raise
        except ValueError as error:  # urllib's word for a kind of login it does not know
            raise login_needed(address) from error
        return response

    def _opener(self, deadline: float) -> request.OpenerDirector:
        """Only http and https, wherever a redirect points; the login only for its own host."""
        passwords = request.HTTPPasswordMgrWithDefaultRealm()
        if self._login:
            passwords.add_password(
                None, urljoin(self._address, "/"), self._login.user, self._login.password
            )
        opener = request.OpenerDirector()
        for handler in (
            request.ProxyHandler(),
            _HttpHandler(deadline),
            _HttpsHandler(deadline),
            request.HTTPDefaultErrorHandler(),
            request.HTTPErrorProcessor(),
            request.HTTPRedirectHandler(),
            _DigestHandler(passwords),
            request.HTTPBasicAuthHandler(passwords),
            request.UnknownHandler(),
        ):
            opener.add_handler(handler)
        return opener


def _sent(address: str) -> str:
    """An address without its login, in ASCII but for the host: people paste it as they see it."""
    parts = urlsplit(split_login(address)[0])
    path, query = (quote(part, safe=_SAFE) for part in (parts.path, parts.query))
    return urlunsplit(parts._replace(path=path, query=query))


class _DeadlineReader(io.RawIOBase):
    """Bytes from a socket until a deadline for all of them, not for each."""

    def __init__(self, sock: socket.socket, seconds: float) -> None:
        self._socket = sock
        self._raw = sock.makefile("rb", buffering=0)
        self.deadline = time.monotonic() + seconds

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("timed out")
        self._socket.settimeout(left)
        return self._raw.readinto(buffer)

    def has_more(self) -> bool:
        return bool(select.select([self._socket], [], [], 0)[0])

    def close(self) -> None:
        self._raw.close()
        super().close()


class _Connection(HTTPConnection):
    response_class = Response


class _SecureConnection(HTTPSConnection):
    response_class = Response


class _HttpHandler(request.HTTPHandler):
    """Gives each of the requests behind one call the time the call has left."""

    def __init__(self, deadline: float) -> None:
        super().__init__()
        self._deadline = deadline

    def http_open(self, req: request.Request) -> HTTPResponse:
        req.timeout = _left(self._deadline)
        return self.do_open(_Connection, req)


class _HttpsHandler(request.HTTPSHandler):
    def __init__(self, deadline: float) -> None:
        super().__init__()
        self._deadline = deadline

    def https_open(self, req: request.Request) -> HTTPResponse:
        req.timeout = _left(self._deadline)
        return self.do_open(_SecureConnection, req)


class _DigestHandler(request.HTTPDigestAuthHandler):
    """Tries a password once (cameras lock out who insists) and closes the refusal it answers."""

    def http_error_401(self, req: request.Request, fp: Any, *said: Any) -> HTTPResponse | None:
        fp.close()
        if req.has_header(self.auth_header):
            return None
        answer: HTTPResponse | None = super().http_error_401(req, fp, *said)
        return answer


def _left(deadline: float) -> float:
    return max(0.01, deadline - time.monotonic())
