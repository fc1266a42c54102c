"""Which addresses WebRTC may use: those that the server is bound to, and the page's own."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import aioice.ice
import ifaddr

_LOOPBACK = "127.0.0.1"

_bound: ContextVar[str] = ContextVar("bound", default=_LOOPBACK)


@contextmanager
def bound_to(host: str) -> Iterator[None]:
    """Candidates gathered in here are of the addresses of a server bound to `host`."""
    token = _bound.set(host)
    try:
        yield
    finally:
        _bound.reset(token)


def addresses_of(host: str) -> list[str]:
    """Where a server bound to `host` is reached: on loopback, at one address, or at all."""
    if host == "localhost":
        return [_LOOPBACK]
    if not ipaddress.ip_address(host).is_unspecified:
        return [host]
    only_ipv4 = ipaddress.ip_address(host).version == 4
    found = [_plain(ip.ip) for adapter in ifaddr.get_adapters() for ip in adapter.ips]
    return [one for one in found if _is_offered(one, only_ipv4)] or [_LOOPBACK]


def _plain(address: str | tuple[str, int, int]) -> str:
    return address if isinstance(address, str) else address[0]


def _is_offered(address: str, only_ipv4: bool) -> bool:
    known = ipaddress.ip_address(address)
    return not known.is_link_local and (known.version == 4 or not only_ipv4)


def without_strangers(sdp: str, page: str) -> str:
    """The description with candidates of the page's own address alone.

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
    return [one for one in addresses_of(_bound.get()) if used[ipaddress.ip_address(one).version]]


aioice.ice.get_host_addresses = _gathered  # it has no setting for it, and leaves out loopback
