"""How often anybody may try to log in: from one address, and from all together."""

from __future__ import annotations

import ipaddress
import time
from collections import deque
from collections.abc import Callable

#: Tries in seconds: from one address (a person mistypes a few times), and from everywhere (a guesser has many
#: addresses). The second also bounds what is remembered here.
PER_ADDRESS, ALL = (10, 15 * 60.0), (60, 60.0)


class Tries:
    """The tries of late. A try that succeeds is not counted."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._all: deque[float] = deque()
        self._by: dict[str, deque[float]] = {}
        self._told: dict[str, float] = {}

    def begin(self, address: str) -> float:
        """Count a try; gives 0, or the seconds to wait where it is one too many (and then is not counted)."""
        now = self._clock()
        self._forget(now)
        mine = self._by.get(network(address), deque())
        waits = [seen[0] + span - now for seen, (most, span) in ((mine, PER_ADDRESS), (self._all, ALL))
                 if len(seen) >= most]  # fmt: skip
        if waits:
            return max(1.0, *waits)
        self._by[network(address)] = mine
        mine.append(now)
        self._all.append(now)
        return 0.0

    def is_news(self, address: str) -> bool:
        """Whether a try too many from there has not been told of lately (a log must not grow with every try)."""
        now, key = self._clock(), network(address)
        key = key if key in self._by else "others"
        if now - self._told.get(key, -PER_ADDRESS[1]) < PER_ADDRESS[1]:
            return False
        self._told = {one: at for one, at in self._told.items() if now - at < PER_ADDRESS[1]} | {key: now}
        return True

    def succeeded(self, address: str) -> None:
        """Take the last try from there back."""
        for seen in (self._by.get(network(address)), self._all):
            if seen:
                seen.pop()

    def _forget(self, now: float) -> None:
        for seen, span in ((self._all, ALL[1]), *((one, PER_ADDRESS[1]) for one in self._by.values())):
            while seen and now - seen[0] >= span:
                seen.popleft()
        self._by = {key: seen for key, seen in self._by.items() if seen}


def network(address: str) -> str:
    """Whom an address counts as: itself, or for IPv6 the /48 that one customer is given at most (RFC 6177)."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address[:64]
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((found, 48), strict=False))
