"""Putting things that lie along a line into as few lanes as they need without touching."""

from __future__ import annotations

from collections.abc import Iterable


def pack(items: Iterable[tuple[float, float, int]], gap: float) -> list[int]:
    """The lane of each item, 0 on top: the first lane in which it fits, in the order given.

    An item is its left end, its right end, and how many lanes it takes, one above the other. Two items in one lane
    have at least ``gap`` between them.
    """
    taken: list[list[tuple[float, float]]] = []

    def free(lane: int, left: float, right: float) -> bool:
        return lane >= len(taken) or all(right + gap <= a or b + gap <= left for a, b in taken[lane])

    lanes = []
    for left, right, depth in items:
        lane = next(n for n in range(len(taken) + 1) if all(free(n + k, left, right) for k in range(depth)))
        while len(taken) < lane + depth:
            taken.append([])
        for k in range(depth):
            taken[lane + k].append((left, right))
        lanes.append(lane)
    return lanes
