"""Putting things that lie along a line into few lanes, and boxes into a frame, so that nothing touches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


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


def fill(sizes: Sequence[tuple[float, float]], across: float, gap: float) -> list[tuple[float, float]]:
    """The left upper corner of each box in a frame ``across`` wide: as high up as it fits, then as far left.

    Boxes come in the order given, at least ``gap`` apart; one wider than the frame has its rows to itself.
    """
    placed: list[tuple[float, float, float, float]] = []
    corners = []
    for wide, high in sizes:
        lefts = sorted({0.0, *(right + gap for _, _, right, _ in placed)})
        fits = [left for left in lefts if left == 0.0 or left + wide <= across]
        found = []
        for left in fits:
            over = [bottom for a, _, b, bottom in placed if a < left + wide + gap and left < b + gap]
            found.append((max((bottom + gap for bottom in over), default=0.0), left))
        top, left = min(found)
        placed.append((left, top, left + wide, top + high))
        corners.append((left, top))
    return corners
