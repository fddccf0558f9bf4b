"""Joining under constraints: what must not be one never becomes one, whatever joins come after."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


class Clusters(Generic[K]):
    """Disjoint sets with enemies. The first of a set in canonical order stands for it.

    ``order`` maps each item to its canonical place, so that results do not depend on who was joined to whom.
    """

    def __init__(self, order: dict[K, int]) -> None:
        self._order = order
        self._parent: dict[K, K] = {}
        self._members: dict[K, list[K]] = {}
        self._enemies: dict[K, set[K]] = {}

    def root(self, item: K) -> K:
        """The item that stands for this one's set."""
        path = []
        while (up := self._parent.get(item, item)) != item:
            path.append(item)
            item = up
        for step in path:
            self._parent[step] = item
        return item

    def members(self, item: K) -> list[K]:
        """All items of this one's set, in canonical order."""
        root = self.root(item)
        return sorted(self._members.get(root, [root]), key=self._order.__getitem__)

    def size(self, item: K) -> int:
        """How many items are in this one's set."""
        return len(self._members.get(self.root(item), ())) or 1

    def one(self, a: K, b: K) -> bool:
        """Are the two in one set?"""
        return self.root(a) == self.root(b)

    def apart(self, a: K, b: K) -> None:
        """Forbid that the two ever become one; nothing happens where they already are."""
        x, y = self.root(a), self.root(b)
        if x != y:
            self._enemies.setdefault(x, set()).add(y)
            self._enemies.setdefault(y, set()).add(x)

    def forbidden(self, a: K, b: K) -> bool:
        """Are the two kept apart?"""
        return self.root(b) in self._enemies.get(self.root(a), ())

    def join(self, a: K, b: K) -> bool:
        """Make the two one, unless forbidden; says whether they are one now."""
        x, y = self.root(a), self.root(b)
        if x == y:
            return True
        if y in self._enemies.get(x, ()):
            return False
        if self._order[y] < self._order[x]:
            x, y = y, x
        self._parent[y] = x
        self._members.setdefault(x, [x]).extend(self._members.pop(y, [y]))
        for enemy in self._enemies.pop(y, set()):
            self._enemies[enemy].discard(y)
            self._enemies[enemy].add(x)
            self._enemies.setdefault(x, set()).add(enemy)
        return True

    def sets(self, items: Iterable[K]) -> list[list[K]]:
        """The sets that hold the items, each in canonical order, in the order of their first."""
        roots = {self.root(item) for item in items}
        return [self.members(root) for root in sorted(roots, key=self._order.__getitem__)]
