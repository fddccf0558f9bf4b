"""A laid-out network as a Vega specification: pointing at a node or link dims whatever is not tied to it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, sin
from typing import Any

from whence.exchange.drawings import vega
from whence.exchange.drawings.lettering import width
from whence.exchange.drawings.network import Link, Network, Sort
from whence.exchange.drawings.network_layout import LETTERS, RADIUS, Layout, Spot
from whence.exchange.drawings.vega import Palette, Spec

SHAPES: dict[Sort, str] = {"person": "circle", "body": "square", "other": "triangle-up"}
SORTS: dict[Sort, str] = {"person": "a person", "body": "a body, a state, a company", "other": "a place or thing"}

#: How far two links between the same two nodes bend away from each other, pixels.
BEND = 18

#: Letters of the words on a link, and the most links that have any: else they stand in the side panel alone.
SMALL, MOST_WORDED = 10.5, 60

ARROW = "M-1.6,-.8L0,0L-1.6,.8Z"

#: The one in focus, by id: what the mouse or the keyboard is on, else what was chosen; "" for nothing.
SIGNALS: list[Spec] = [
    {
        "name": "over",
        "value": "",
        "on": [
            {"events": "@hits:pointerover, @hits-links:pointerover", "update": "datum.id"},
            {"events": "@hits:pointerout, @hits-links:pointerout", "update": "''"},
        ],
    },
    {"name": "chosen", "value": ""},
    {"name": "focus", "update": "over || chosen"},
]

_DIM = {"signal": "focus === '' || indexof(datum.near, focus) >= 0 ? 1 : 0.12"}


@dataclass(frozen=True, slots=True)
class _Curve:
    """A link's path, where its arrow's tip is and points to, and its middle."""

    path: str
    tip: tuple[float, float]
    angle: float
    middle: tuple[float, float]
    length: float


def specification(drawn: Network, layout: Layout, link: vega.Link, palette: Palette) -> Spec:
    """The drawing with its key."""
    keys, down = vega.key(_keys(drawn, palette), layout.width, LETTERS - 1, palette)
    spots = {spot.node.id: Spot(spot.node, spot.x, spot.y + down, spot.label, spot.wide) for spot in layout.spots}
    near: dict[str, set[str]] = defaultdict(set)
    for one in drawn.links:
        near[one.source] |= {one.target, one.id}
        near[one.target] |= {one.source, one.id}
    marks = [*_links(drawn, spots, link, palette), *_nodes(spots, near, link, palette)]
    hits = [mark for mark in marks if mark["name"].startswith("hits")]
    marks = [mark for mark in marks if not mark["name"].startswith("hits")] + hits
    title = f"Network of {len(drawn.nodes)} entities and {len(drawn.links)} links"
    return vega.finished(vega.frame(layout.width, layout.height + down, [*keys, *marks], title=title, signals=SIGNALS))


def _keys(drawn: Network, palette: Palette) -> list[vega.Key]:
    sorts = {node.sort for node in drawn.nodes}
    found = [vega.Key(words, SHAPES[sort], palette.ink, palette.ink) for sort, words in SORTS.items() if sort in sorts]
    if any(not node.named for node in drawn.nodes):
        found.append(vega.Key("hollow: not named", "circle", palette.paper, palette.ink))
    if any(not link.disputed for link in drawn.links):
        found.append(vega.Key("said, nobody denies it", line="solid"))
    if any(link.disputed for link in drawn.links):
        found.append(vega.Key("in dispute", stroke=palette.red, line="dashed"))
    return found


def _nodes(spots: dict[str, Spot], near: dict[str, set[str]], link: vega.Link, palette: Palette) -> list[Spec]:
    symbols: list[dict[str, Any]] = []
    labels: list[dict[str, Any]] = []
    hits: list[dict[str, Any]] = []
    for id, spot in spots.items():
        tied = sorted({id} | near[id])
        node = spot.node
        fill = palette.ink if node.named else palette.paper
        symbols.append({"x": spot.x, "y": spot.y, "shape": SHAPES[node.sort], "fill": fill, "near": tied, "id": id})
        labels.append({"x": spot.x, "y": spot.y + RADIUS + 10, "words": spot.label, "near": tied})
        left, top, right, bottom = spot.box
        hits.append(
            {
                "x": left - 3,
                "x2": right + 3,
                "y": top - 3,
                "y2": bottom - 6,
                "says": f"{node.title}. {node.ties} {'tie' if node.ties == 1 else 'ties'}.",
                "href": link("entity", id),
                "id": id,
                "title": node.title,
            }
        )
    ink = vega.value(palette.ink)
    centred = {"align": vega.value("center")}
    return [
        vega.layer("symbol", "nodes", symbols, x="x", y="y", shape="shape", fill="fill", stroke=ink, size=110,
                   strokeWidth=1.5, opacity=_DIM),
        *vega.haloed("labels", labels, LETTERS, palette.ink, palette.paper, opacity=_DIM, **centred),
        vega.hits(hits, x="x", x2="x2", y="y", y2="y2"),
    ]  # fmt: skip


def _links(drawn: Network, spots: dict[str, Spot], link: vega.Link, palette: Palette) -> list[Spec]:
    lines: list[dict[str, Any]] = []
    arrows: list[dict[str, Any]] = []
    said: list[dict[str, Any]] = []
    hits: list[dict[str, Any]] = []
    taken = [spot.box for spot in spots.values()]
    pairs: dict[frozenset[str], list[Link]] = defaultdict(list)
    for one in drawn.links:
        pairs[frozenset((one.source, one.target))].append(one)
    for one in drawn.links:
        beside = pairs[frozenset((one.source, one.target))]
        curve = _curve(spots[one.source], spots[one.target], _bend(one, beside))
        stroke = palette.red if one.disputed else palette.quiet
        tied = sorted((one.id, one.source, one.target))
        base = {"stroke": stroke, "near": tied}
        lines.append({"path": curve.path, "dash": [5, 3] if one.disputed else [1, 0], **base})
        arrows.append({"x": curve.tip[0], "y": curve.tip[1], "angle": curve.angle, **base})
        if len(drawn.links) <= MOST_WORDED and (box := _room(curve, one.words, taken)) is not None:
            taken.append(box)
            said.append({"x": curve.middle[0], "y": curve.middle[1], "words": one.words, "near": tied})
        hits.append(
            {
                "path": curve.path,
                "says": " ".join(row.says for row in one.rows),
                "href": link(one.rows[0].kind, one.rows[0].id),
                "id": one.id,
                "title": one.rows[0].title,
            }
        )
    centred = {"align": vega.value("center")}
    found = vega.hits(hits, "path", path="path")
    found |= {"name": "hits-links", "from": {"data": "hits-links-rows"}}
    found["encode"]["update"] |= {"stroke": vega.value("transparent"), "strokeWidth": vega.value(12)}
    found["encode"]["update"]["fill"] = vega.value(None)
    return [
        vega.layer("path", "links", lines, path="path", stroke="stroke", strokeDash="dash", strokeWidth=1.25,
                   opacity=_DIM),
        vega.layer("symbol", "arrows", arrows, x="x", y="y", angle="angle", fill="stroke", size=50, opacity=_DIM,
                   shape=vega.value(ARROW)),
        *vega.haloed("words", said, SMALL, palette.quiet, palette.paper, opacity=_DIM, **centred),
        found,
    ]  # fmt: skip


def _bend(one: Link, beside: list[Link]) -> float:
    """How far a link bends to its left; links that go to and fro between the same two bend apart."""
    if len(beside) == 1:
        return 0.0
    at = beside.index(one) - (len(beside) - 1) / 2
    return 2 * BEND * at * (1 if one.source < one.target else -1)


def _curve(a: Spot, b: Spot, bend: float) -> _Curve:
    """From mark to mark, stopping short of both."""
    across, down = b.x - a.x, b.y - a.y
    long = hypot(across, down) or 1.0
    control = ((a.x + b.x) / 2 + down / long * bend, (a.y + b.y) / 2 - across / long * bend)
    out, back = atan2(control[1] - a.y, control[0] - a.x), atan2(b.y - control[1], b.x - control[0])
    x, y = a.x + cos(out) * (RADIUS + 2), a.y + sin(out) * (RADIUS + 2)
    x2, y2 = b.x - cos(back) * (RADIUS + 3), b.y - sin(back) * (RADIUS + 3)
    path = f"M{x:.1f},{y:.1f}Q{control[0]:.1f},{control[1]:.1f} {x2:.1f},{y2:.1f}"
    middle = ((x + 2 * control[0] + x2) / 4, (y + 2 * control[1] + y2) / 4)
    return _Curve(path, (x2, y2), degrees(back), middle, long)


def _room(curve: _Curve, words: str, taken: list[tuple[float, float, float, float]]) -> Any:
    """The box of the words in the middle of a link, or None where they would cover something or the link itself."""
    wide = width(words, SMALL)
    x, y = curve.middle
    box = (x - wide / 2 - 2, y - 7, x + wide / 2 + 2, y + 7)
    covered = any(box[0] < c and a < box[2] and box[1] < d and b < box[3] for a, b, c, d in taken)
    return None if covered or wide + 24 > curve.length else box
