"""Blocking: who might be whom is asked only of those that share a key, so that a new report costs what it touches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from itertools import combinations
from typing import Protocol, TypeVar

K = TypeVar("K", bound=Hashable)
K_co = TypeVar("K_co", bound=Hashable, covariant=True)


class Candidates(Protocol[K_co]):
    """Stored items by blocking key; a case may keep them in a table, the memory in a dictionary."""

    def sharing(self, key: str) -> Iterable[K_co]:
        """The items that have this key."""
        ...


class Index(Candidates[K]):
    """Items by key, in memory."""

    def __init__(self) -> None:
        self._by_key: dict[str, list[K]] = defaultdict(list)

    def add(self, item: K, keys: Iterable[str]) -> None:
        """Keep an item under each of its keys."""
        for key in keys:
            self._by_key[key].append(item)

    def sharing(self, key: str) -> Iterable[K]:
        return self._by_key.get(key, ())

    def pairs(self) -> Iterable[tuple[K, K]]:
        """Every two items that share a key, each pair once; in the order in which they were added."""
        seen: set[tuple[K, K]] = set()
        for many in self._by_key.values():
            for a, b in combinations(many, 2):
                if a != b and (a, b) not in seen and (b, a) not in seen:
                    seen.add((a, b))
                    yield a, b
