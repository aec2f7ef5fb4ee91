"""Which addresses requests of this site may go to."""

from __future__ import annotations

import ipaddress

from django.conf import settings

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# Metadata services of clouds that do not stand on link-local addresses: AWS over IPv6, Alibaba, Oracle.
_METADATA = frozenset(map(ipaddress.ip_address, ("fd00:ec2::254", "100.100.100.200", "192.0.0.192")))
# What carries another address inside: NAT64. The others (mapped, 6to4, Teredo) are told by `ipaddress`.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def may_reach(address: Address, *, is_internal: bool = False) -> bool:
    """Whether requests may go there: to the public internet; into private networks only where the host was named for that.

    Never to this machine itself, nor to link-local addresses, where clouds keep their metadata.
    """
    inner = _inside(address)
    if inner is not None:
        return may_reach(inner, is_internal=is_internal)
    if address.is_loopback:
        return bool(settings.OUTGOING_LOOPBACK)
    if address.is_link_local or address.is_multicast or address.is_unspecified or address.is_reserved or address in _METADATA:
        return False
    return address.is_global or is_internal


def is_loopback(host: str) -> bool:
    """Whether a host's name or address is this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _inside(address: Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address carries."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
