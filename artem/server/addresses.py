"""Addresses: of this machine, and of those who come to it."""

from __future__ import annotations

import ipaddress
import re
import socket

import ifaddr

_SOMEWHERE_ELSE = ("192.0.2.1", 9)  # an address of nobody; nothing is sent there
_AUTHORITY = re.compile(r"([A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::([0-9]{1,5}))?")
_DEFAULT_PORTS = {"http": 80, "https": 443}

Origin = tuple[str, str, int]  # scheme, host, port


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches what listens there."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def own_addresses() -> list[str]:
    """Every address of this machine but loopback and those of one cable, IPv4 first."""
    found = []
    for adapter in ifaddr.get_adapters():
        for one in adapter.ips:
            text = one.ip if isinstance(one.ip, str) else one.ip[0]
            address = ipaddress.ip_address(text.split("%")[0])
            if not (address.is_loopback or address.is_link_local):
                found.append(address)
    return [str(address) for address in sorted(set(found), key=lambda one: (one.version, one))]


def reachable_addresses() -> list[str]:
    """Those a phone would use: IPv4 where there is any, that of the way out first."""
    addresses = own_addresses()
    chosen = [address for address in addresses if ":" not in address] or addresses
    way_out = _address_of_the_way_out()
    return sorted(chosen, key=lambda address: address != way_out)


def _address_of_the_way_out() -> str | None:
    """Of the network that leads on, among those of virtual machines and the like."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_SOMEWHERE_ELSE)
        except OSError:
            return None
        address: str = probe.getsockname()[0]
        return address


def neighbourhood(address: str) -> str:
    """What is counted as one address: of IPv6 all that one household gets."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address[:64]
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.IPv6Network((parsed, 64), strict=False))


def parse_origin(text: str) -> Origin | None:
    """ "https://Name:8443" in its parts, the name in lower case; None for all else."""
    scheme, _, authority = text.partition("://")
    match = _AUTHORITY.fullmatch(authority)
    if match is None or scheme not in _DEFAULT_PORTS:
        return None
    port = int(match[2] or _DEFAULT_PORTS[scheme])
    return (scheme, match[1].lower(), port) if 0 < port < 65536 else None


def in_brackets(host: str) -> str:
    """As it stands in a link."""
    return f"[{host}]" if ":" in host else host
