"""Where the nodes of a network stand: each connected part by itself, drawn by springs, its labels pushed apart until
none covers another, and the parts set side by side. The same network on the same width always gives the same picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from typing import Any

import networkx as nx
import numpy as np

from whence.exchange.drawings.lettering import cut, width
from whence.exchange.drawings.network import Network, Node
from whence.exchange.drawings.packing import fill

#: Pixels: letters, the longest label, the height of a node with its label below, air about it, air between parts.
LETTERS, LONGEST, TALL, AIR, APART = 12.5, 155, 35, 10, 26

#: Half the height of a node's mark; its middle lies this far under the top of its box.
RADIUS = 6

#: How much larger a part is than its labels together, and how much wider than high where there is room.
AIRY, WIDER = 2.4, 1.7

#: Springs crowd the middle of a large part: at so many nodes, so much of a place is its rank among the others'.
CROWD, EVEN = 120, 0.75

#: How often boxes are pushed apart at most, the second half of it up and down alone.
ROUNDS = 300

#: Where the springs start from.
SEED = 7


@dataclass(frozen=True, slots=True)
class Spot:
    """One node in its place: the middle of its mark, and its label, centred below."""

    node: Node
    x: float
    y: float
    label: str
    wide: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of mark and label."""
        return (self.x - self.wide / 2, self.y - RADIUS, self.x + self.wide / 2, self.y - RADIUS + TALL)


@dataclass(frozen=True, slots=True)
class Layout:
    """All nodes in their places, in a frame of this size."""

    width: int
    height: int
    spots: tuple[Spot, ...]


@lru_cache(maxsize=16)
def lay_out(drawn: Network, across: int) -> Layout:
    """The places of all nodes in a frame ``across`` pixels wide."""
    graph = nx.Graph()
    graph.add_nodes_from(node.id for node in drawn.nodes)
    graph.add_edges_from((link.source, link.target) for link in drawn.links)
    nodes = {node.id: node for node in drawn.nodes}
    labels = {id: cut(node.title, LETTERS, LONGEST) for id, node in nodes.items()}
    wide = {id: max(2.0 * RADIUS, width(label, LETTERS)) for id, label in labels.items()}
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    placed = [_part(graph.subgraph(sorted(part)), wide, across - 2 * AIR) for part in parts]
    corners = fill([place.size for place in placed], across - 2 * AIR, APART)
    spots = [
        Spot(nodes[id], AIR + left + x, AIR + top + y, labels[id], wide[id])
        for place, (left, top) in zip(placed, corners, strict=True)
        for id, (x, y) in place.at.items()
    ]
    deepest = max((spot.box[3] for spot in spots), default=0.0)
    return Layout(across, round(deepest + AIR) if spots else 0, tuple(spots))


@dataclass(frozen=True, slots=True)
class _Placed:
    """One connected part: how wide and high it is, and where in it the middle of each mark stands."""

    size: tuple[float, float]
    at: dict[str, tuple[float, float]]


def _part(graph: Any, wide: dict[str, float], room: float) -> _Placed:
    """A part no wider than ``room``, with all labels whole and apart."""
    ids = sorted(graph.nodes)
    box = np.array([[wide[id] + AIR, TALL + AIR] for id in ids])
    if len(ids) == 1:
        points = np.zeros((1, 2))
    elif len(ids) == 2 and box[:, 0].sum() + 70 <= room:
        points = np.array([[0.0, 0.0], [box[:, 0].sum() / 2 + 70, 0.0]])
    else:
        points = _sprung(graph, ids, box, room)
    points = _pushed(points, box, room)
    low = (points - box / 2).min(axis=0)
    high = (points + box / 2).max(axis=0)
    points = points - low
    at = {id: (float(x), float(y) - TALL / 2 + RADIUS) for id, (x, y) in zip(ids, points, strict=True)}
    return _Placed((float(high[0] - low[0]), float(high[1] - low[1])), at)


def _sprung(graph: Any, ids: list[str], box: Any, room: float) -> Any:
    """Nodes drawn together by their links and apart by themselves, in a frame wider than high."""
    ordered = nx.Graph()
    ordered.add_nodes_from(ids)
    ordered.add_edges_from(sorted(tuple(sorted(edge)) for edge in graph.edges))
    found = nx.spring_layout(ordered, seed=SEED, iterations=200, k=1.8 / sqrt(len(ids)), method="force")
    points = np.array([found[id] for id in ids])
    points -= points.mean(axis=0)
    _, _, turned = np.linalg.svd(points, full_matrices=False)
    points = points @ turned.T
    points *= np.where(points[np.abs(points).argmax(axis=0), [0, 1]] < 0, -1.0, 1.0)  # a picture, not its mirror
    area = AIRY * float(box.prod(axis=1).sum())
    across = min(room - float(box[:, 0].max()), max(sqrt(area * WIDER), 160.0))
    down = max(area / max(across, 1.0) * (1 if across > sqrt(area) else 0.6), 60.0)
    if down > across:
        points = points[:, ::-1]
    reach = np.maximum(np.ptp(points, axis=0), 1e-9)
    points = (points - points.min(axis=0)) / reach
    even = points.argsort(axis=0).argsort(axis=0) / max(1, len(ids) - 1)
    share = min(1.0, len(ids) / CROWD) * EVEN
    return (points * (1 - share) + even * share) * np.array([max(across, 1.0), down])


def _pushed(points: Any, box: Any, room: float) -> Any:
    """Boxes moved apart, each pair along the shorter way out, until none covers another, or for so many rounds.

    Whatever would leave the frame at a side is held at it, so that a narrow frame grows downwards.
    """
    points = points.copy()
    half = (box[:, None, :] + box[None, :, :]) / 2
    number = len(points)
    upper = np.triu(np.ones((number, number), dtype=bool), 1)
    left, right = box[:, 0] / 2, room - box[:, 0] / 2
    points[:, 0] = np.clip(points[:, 0], left, np.maximum(left, right))
    for turn in range(ROUNDS):
        apart = points[:, None, :] - points[None, :, :]
        over = half - np.abs(apart)
        hit = (over > 0.01).all(axis=2) & upper
        if not hit.any():
            break
        sideways = hit & (over[:, :, 0] < over[:, :, 1]) & (turn < ROUNDS / 2)
        for axis, which in ((0, sideways), (1, hit & ~sideways)):
            sign = np.where(apart[:, :, axis] < 0, -1.0, 1.0)
            push = np.where(which, over[:, :, axis] / 2 * sign, 0.0)
            points[:, axis] += np.clip(push.sum(axis=1) - push.sum(axis=0), -40, 40)
        points[:, 0] = np.clip(points[:, 0], left, np.maximum(left, right))
    return _dropped(points, box)


def _dropped(points: Any, box: Any) -> Any:
    """From the top down, whatever still covers something moves under it: the end of all overlaps."""
    points = points.copy()
    done: list[int] = []
    for one in np.argsort(points[:, 1], kind="stable").tolist():
        above = [other for other in done if abs(points[other, 0] - points[one, 0]) < (box[other, 0] + box[one, 0]) / 2]
        for other in sorted(above, key=lambda other: points[other, 1]):
            clear = (box[other, 1] + box[one, 1]) / 2
            if abs(points[one, 1] - points[other, 1]) < clear:
                points[one, 1] = points[other, 1] + clear
        done.append(one)
    return points
