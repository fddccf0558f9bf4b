"""Which other events a claim fits as well as the one it is about to join: what does not fit both leaves it torn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from whence.resolve.resolution import Ref
from whence.resolve.union import Clusters


class Rivals:
    """The partners of each claim, kept by event: partners that have become one event are looked at once.

    Partners are added best first, and asked for with a bound that only falls.
    """

    def __init__(self, clusters: Clusters[Ref]) -> None:
        self._clusters = clusters
        self._waiting: dict[Ref, list[tuple[float, Ref]]] = defaultdict(list)
        self._reached: dict[Ref, int] = defaultdict(int)
        self._events: dict[Ref, tuple[Ref, ...]] = {}

    def add(self, claim: Ref, score: float, partner: Ref) -> None:
        """``partner`` may tell the same as ``claim``."""
        self._waiting[claim].append((score, partner))

    def of(self, claim: Ref, least: float) -> Iterable[Ref]:
        """The events, other than its own, with a partner that fits the claim at least so well."""
        waiting, at = self._waiting[claim], self._reached[claim]
        first = at
        while at < len(waiting) and waiting[at][0] >= least:
            at += 1
        self._reached[claim] = at
        root, own = self._clusters.root, self._clusters.root(claim)
        found = dict.fromkeys(map(root, self._events.get(claim, ())))
        found.update(dict.fromkeys(root(partner) for _, partner in waiting[first:at]))
        found.pop(own, None)
        self._events[claim] = tuple(found)
        return self._events[claim]
