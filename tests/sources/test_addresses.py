"""What is the public internet?"""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.sources.addresses import is_public, special

V4 = st.integers(0, 2**32 - 1).map(ipaddress.IPv4Address)
V6 = st.integers(0, 2**128 - 1).map(ipaddress.IPv6Address)
CARRIERS = {
    "mapped": lambda v4: 0xFFFF << 32 | v4,
    "compatible": lambda v4: v4,
    "NAT64": lambda v4: 0x64FF9B << 96 | v4,
    "local NAT64": lambda v4: 0x64FF9B0001 << 80 | v4,
    "6to4": lambda v4: 0x2002 << 112 | v4 << 80 | 1,
    "Teredo": lambda v4: 0x20010000 << 96 | v4 << 64 | (v4 ^ 0xFFFFFFFF),
    "ISATAP": lambda v4: 0x2A00145040010000 << 64 | 0x5EFE << 32 | v4,
    "ISATAP, universal": lambda v4: 0x2A00145040010000 << 64 | 0x02005EFE << 32 | v4,
}


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "8.8.8.8", "93.184.215.14", "172.32.0.1", "2606:4700::1111", "2a00:1450:4001:80e::200e"]
)
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *("0.0.0.0", "10.1.2.3", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.254", "168.63.129.16"),
        *("169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.168.1.1", "198.18.0.1", "203.0.113.9"),
        *("224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255"),
        *("::", "::1", "::ffff:8.8.8.8", "::8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1", "2001:0:4136:e378::1"),
        *("fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1", "100::1", "2001:db8::1"),
        *("3fff::1", "5f00::1", "2a00:1450::5efe:10.0.0.1", "2a00:1450::1%1"),
    ],
)
def test_addresses_that_are_nearer_or_nowhere(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "text", ["", "localhost", "127.1", "0x7f000001", "2130706433", "1.1.1.1 ", "[::1]", "1.1.1.1/8"]
)
def test_text_that_is_no_address_is_not_public(text: str) -> None:
    assert not is_public(text)


@given(V4, st.sampled_from(sorted(CARRIERS)))
@example(ipaddress.IPv4Address("8.8.8.8"), "NAT64")
def test_no_ipv6_that_carries_an_ipv4_is_public(address: ipaddress.IPv4Address, how: str) -> None:
    assert not is_public(str(ipaddress.IPv6Address(CARRIERS[how](int(address)))))


@given(st.one_of(V4, V6))
def test_what_the_standard_library_calls_local_is_never_public(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    local = (
        address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_multicast
        or address.is_reserved
        or address.is_unspecified
    )
    assert not (local and is_public(str(address)))


@given(st.data())
def test_no_address_of_a_special_network_is_public(data: st.DataObject) -> None:
    network = data.draw(st.sampled_from(special()))
    address = network[data.draw(st.integers(0, network.num_addresses - 1))]
    assert not is_public(str(address))
    for beside in (int(network[0]) - 1, int(network[-1]) + 1):  # a network is no wider than its row says
        if isinstance(network, ipaddress.IPv4Network) and 0 <= beside < 2**32:
            text = str(ipaddress.IPv4Address(beside))
            assert is_public(text) == (not any(ipaddress.ip_address(text) in other for other in special()))


@given(V4)
def test_most_of_ipv4_is_public(address: ipaddress.IPv4Address) -> None:
    assert is_public(str(address)) == (not any(address in network for network in special()))
