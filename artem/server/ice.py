"""Which addresses WebRTC may use: those that the server is bound to, and the page's own."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import aioice.ice

from artem.server.addresses import is_loopback, own_addresses
from artem.server.entrance import EVERYWHERE, LOOPBACK

_offered: ContextVar[tuple[str, ...]] = ContextVar("offered", default=(LOOPBACK,))


@contextmanager
def offering(addresses: list[str]) -> Iterator[None]:
    """Connections made in here are offered at these addresses."""
    token = _offered.set(tuple(addresses))
    try:
        yield
    finally:
        _offered.reset(token)


def addresses_for(host: str, page: str) -> list[str]:
    """Where a page that calls from an address reaches a server bound to `host`.

    On loopback and at one address there; else at all there are, and at loopback from there, or
    where there is nothing else. page: empty where that is not known.
    """
    if is_loopback(host):
        return [LOOPBACK if host == "localhost" else host]
    if host not in EVERYWHERE and _is_address(host):
        return [host]
    own = own_addresses()
    return [LOOPBACK, *own] if is_loopback(page) or not own else own


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def without_strangers(sdp: str, page: str) -> str:
    """The description with candidates of the page's own address alone, of none if it is empty.

    Nobody can make the server send to a third, and no name is looked up. Others of the page's
    addresses are found when it sends from them.
    """
    kept = [line for line in sdp.splitlines() if not _is_strange(line, page)]
    return "\r\n".join(kept) + "\r\n"


def _is_strange(line: str, page: str) -> bool:
    if line.startswith("a=end-of-candidates"):
        return True  # there may be others, as said above
    words = line.split()
    return line.startswith("a=candidate:") and (len(words) < 5 or words[4] != page)


def _gathered(use_ipv4: bool, use_ipv6: bool) -> list[str]:
    used = {4: use_ipv4, 6: use_ipv6}
    return [one for one in _offered.get() if used[ipaddress.ip_address(one).version]]


aioice.ice.get_host_addresses = _gathered  # it has no setting for it, and leaves out loopback


_MORE_TRIES = 2  # of asking whether a page is still there; 3.5 s until that counts as failed
_FAILURES = 4  # one after the other: half a minute, as RFC 7675 has it
_request = aioice.ice.StunProtocol.request


async def _patient_request(
    self: Any,
    request: Any,
    addr: tuple[str, int],
    integrity_key: bytes | None = None,
    retransmissions: int | None = None,
) -> Any:
    """aioice asks once and waits for half a second: far networks and busy machines take longer."""
    tries = _MORE_TRIES if retransmissions == 0 else retransmissions
    return await _request(self, request, addr, integrity_key, tries)


aioice.ice.StunProtocol.request = _patient_request  # type: ignore[method-assign]
aioice.ice.CONSENT_FAILURES = _FAILURES
