"""May this address be fetched from? Tells the public internet from everything that is nearer.

Invariant: an address is public only where its registry says so. In IPv6 that is global unicast (2000::/3, RFC 4291)
alone, which leaves out loopback, local, multicast and every form that carries an IPv4 address (mapped, NAT64); the
networks in addresses.csv, from IANA's registries of special-purpose addresses, are left out of the rest.
"""

from __future__ import annotations

import csv
import functools
import ipaddress
from importlib import resources

_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_ISATAP = 0x5EFE  # the middle of an interface id that carries an IPv4 address (RFC 5214)

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def is_public(address: str) -> bool:
    """Whether `address` (IPv4 or IPv6, as text) belongs to the public internet; False for text that is no address."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        isatap = int(ip) >> 32 & 0xFFFF == _ISATAP and int(ip) >> 48 & 0xFDFF == 0  # 0200 is its "universal" bit
        if ip not in _GLOBAL_UNICAST or ip.scope_id or isatap:
            return False
    return not any(ip in network for network in special())


@functools.cache
def special() -> tuple[Network, ...]:
    """The networks of addresses.csv: those that are not public, though they look it."""
    text = resources.files(__package__).joinpath("addresses.csv").read_text(encoding="utf-8")
    return tuple(ipaddress.ip_network(row["network"]) for row in csv.DictReader(text.splitlines()))
