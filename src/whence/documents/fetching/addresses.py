"""Which machines may be asked: those of the public internet, whatever name or form of number leads to them.

A page's address may point, by a name, a redirect or an odd notation, at the reader's own machine or network. So the
check is made on the number that is connected to, after the name was looked up, at every connection: a name that
answers differently the second time gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterable
from typing import Any

import httpcore2

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Policy = Callable[[Address], bool]
Listen = Callable[[httpcore2.NetworkStream], httpcore2.NetworkStream]

#: IPv6 ranges whose last four bytes are an IPv4 address that a gateway passes the connection on to (RFC 6052, 8215).
_GATEWAYS = tuple(ipaddress.IPv6Network(one) for one in ("64:ff9b::/96", "64:ff9b:1::/48"))
#: Of IPv6, only this has been given out as public addresses (IANA's registry); the rest is local, reserved or unknown.
_GIVEN_OUT = ipaddress.IPv6Network("2000::/3")
#: Ranges that IANA's registries of special addresses name and Python's own table lacks or lets through: protocol
#: assignments, 6to4 relays, documentation; and the address by which a cloud speaks to its own machines.
_SPECIAL = tuple(
    ipaddress.ip_network(one) for one in ("192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32", "3fff::/20")
)
#: The middle of an interface's number that wraps an IPv4 address (ISATAP, RFC 5214).
_ISATAP = frozenset((0x00005EFE, 0x02005EFE))


class Refused(httpcore2.ConnectError):
    """The address is not on the public internet."""


def is_public(address: Address) -> bool:
    """Whether an address is a public one; of an IPv6 address that wraps an IPv4 one, both must be."""
    if any(address.version == one.version and address in one for one in _SPECIAL) or address.is_multicast:
        return False
    if isinstance(address, ipaddress.IPv4Address):
        return address.is_global and not address.is_reserved
    inner = _inside(address)
    if inner is not None and not is_public(inner):
        return False
    if address.ipv4_mapped is not None or address in _GATEWAYS[0]:
        return True
    return address in _GIVEN_OUT and address.is_global


def _inside(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 one stands for, if it does."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if any(address in network for network in _GATEWAYS) or (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


class Guarded(httpcore2.NetworkBackend):
    """Looks a name up, refuses it unless all its addresses pass, and connects to the one that was checked."""

    def __init__(self, may_connect: Policy = is_public, listen: Listen = lambda stream: stream) -> None:
        self._may_connect, self._listen = may_connect, listen
        self._inner = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore2.ConnectError(f"there is no such host ({host})") from error
        addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
        for one in addresses:
            if not self._may_connect(ipaddress.ip_address(one.split("%")[0])):
                raise Refused(f"{host} is not on the public internet")
        last: Exception = httpcore2.ConnectError(f"{host} cannot be reached")
        for one in addresses[:4]:
            try:
                return self._listen(self._inner.connect_tcp(one, port, timeout, local_address, socket_options))
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                last = error
        raise last

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore2.NetworkStream:
        raise Refused("a socket of this machine is no web page")
